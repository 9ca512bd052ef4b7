using System;
using System.Linq;
using System.Management.Automation;

namespace EmrSessionCredentials.Binding;

/// <summary>
/// A target as PowerShell hands it over: as it is, or as what is left of it after Export-Clixml or a remote session.
/// </summary>
/// <param name="Kind">What it is.</param>
/// <param name="Identifier">Its id.</param>
internal sealed record TargetObject(SessionTargetKind Kind, string Identifier)
{
    private static readonly string Deserialized = "Deserialized." + typeof(EmrSessionTarget).FullName;

    /// <summary>Reads an object; null when it is not a target.</summary>
    internal static TargetObject? Of(object value)
    {
        if ((value is PSObject wrapped ? wrapped.BaseObject : value) is EmrSessionTarget target)
            return new TargetObject(target.Kind, target.Identifier);
        return value is PSObject remains
            && remains.TypeNames.Contains(Deserialized, StringComparer.Ordinal)
            && Enum.TryParse(remains.Properties[nameof(Kind)]?.Value?.ToString(), out SessionTargetKind kind)
            && remains.Properties[nameof(Identifier)]?.Value is string identifier
                ? new TargetObject(kind, identifier)
                : null;
    }
}
