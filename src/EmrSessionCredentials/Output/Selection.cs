using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Reflection;

namespace EmrSessionCredentials.Output;

/// <summary>
/// What <c>-Select</c> names, in AWS.Tools' grammar: <c>*</c> the whole response, <c>^Name</c> a parameter's value,
/// else a dotted path into the response, whatever its case.
/// </summary>
/// <param name="IsAll">Whether it is the whole response.</param>
/// <param name="Parameter">The parameter whose value is wanted, by its own name; null for a path.</param>
/// <param name="Path">The members to follow from the response.</param>
internal sealed record Selection(bool IsAll, string? Parameter, IReadOnlyList<string> Path)
{
    /// <summary>Reads a <c>-Select</c> value.</summary>
    /// <param name="text">The value.</param>
    /// <param name="parameters">Lists the cmdlet's own parameters; PowerShell takes time to make that list.</param>
    /// <param name="paths">The paths into the response that there are.</param>
    /// <returns>The selection, or null when the text names nothing there is.</returns>
    internal static Selection? Parse(
        string text, Func<IEnumerable<ParameterMetadata>> parameters, IReadOnlyList<string> paths)
    {
        if (text == "*")
            return new Selection(IsAll: true, Parameter: null, []);
        if (text.StartsWith("^", StringComparison.Ordinal))
        {
            string name = text.Substring(1);
            ParameterMetadata? parameter = parameters().FirstOrDefault(
                p => Same(p.Name, name) || p.Aliases.Any(a => Same(a, name)));
            return parameter is null ? null : new Selection(IsAll: false, parameter.Name, []);
        }

        string? path = paths.FirstOrDefault(p => Same(p, text));
        return path is null ? null : new Selection(IsAll: false, Parameter: null, path.Split('.'));
    }

    /// <summary>Follows the path from a response; what is not there is null.</summary>
    internal object? Follow(PSObject response)
    {
        object? value = response;
        foreach (string member in Path)
            value = (value as PSObject)?.Properties[member]?.Value;
        return value;
    }

    /// <summary>The value of the selected parameter, as it is bound for the item at hand.</summary>
    internal object? ParameterOf(PSCmdlet cmdlet) =>
        cmdlet.GetType().GetProperty(Parameter!, BindingFlags.Public | BindingFlags.Instance)?.GetValue(cmdlet);

    private static bool Same(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);
}
