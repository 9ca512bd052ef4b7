using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Language;
using EmrSessionCredentials.Targets;

namespace EmrSessionCredentials.Completion;

/// <summary>An argument that is being typed.</summary>
/// <param name="Command">The cmdlet.</param>
/// <param name="Word">What is typed of it.</param>
/// <param name="Line">The whole command.</param>
/// <param name="Values">The values of the other parameters that are known before the command runs.</param>
internal sealed record TypedArgument(string Command, string Word, CommandAst Line, IDictionary Values)
{
    /// <summary>The kinds that <c>-Kind</c> of Find-EMRSessionTarget names, or all.</summary>
    internal IReadOnlyList<SessionTargetKind> Kinds =>
        LanguagePrimitives.TryConvertTo(Values["Kind"], CultureInfo.InvariantCulture, out SessionTargetKind[] kinds)
            && kinds is { Length: > 0 }
            ? kinds
            : TargetQuery.AllKinds;

    /// <summary>What the line says about the calls; null when that is known only to the command that runs.</summary>
    internal TypedCall? Call => TypedCall.Read(Line, Values);
}
