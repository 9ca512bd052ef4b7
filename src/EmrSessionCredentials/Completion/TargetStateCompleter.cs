using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using EmrSessionCredentials.Targets;

namespace EmrSessionCredentials.Completion;

/// <summary>Completes <c>-State</c> of Find-EMRSessionTarget: the states of the kinds that were typed, or of all.</summary>
public sealed class TargetStateCompleter : IArgumentCompleter
{
    /// <inheritdoc />
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName,
        string parameterName,
        string wordToComplete,
        CommandAst commandAst,
        IDictionary fakeBoundParameters)
    {
        object? typed = fakeBoundParameters?["Kind"];
        SessionTargetKind[] kinds = LanguagePrimitives.TryConvertTo(typed, CultureInfo.InvariantCulture, out SessionTargetKind[] some) && some is { Length: > 0 }
            ? some
            : [.. TargetQuery.AllKinds];
        return Candidates.Matching(kinds.SelectMany(kind => SessionKinds.Of(kind).States).Distinct(), wordToComplete);
    }
}
