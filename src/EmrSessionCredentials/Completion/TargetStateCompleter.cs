using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace EmrSessionCredentials.Completion;

/// <summary>
/// Completes <c>-State</c> of Find-EMRSessionTarget: the states of the kinds that were typed, or of all.
/// </summary>
internal sealed class TargetStateCompleter : ValueCompleter
{
    private protected override IEnumerable<CompletionResult> Complete(TypedArgument argument) =>
        Candidates.Matching(argument.Kinds.SelectMany(kind => SessionKinds.Of(kind).States).Distinct(), argument.Word);
}
