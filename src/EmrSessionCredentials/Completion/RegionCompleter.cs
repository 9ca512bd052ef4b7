using System.Collections.Generic;
using System.Management.Automation;
using EmrSessionCredentials.Pipeline;

namespace EmrSessionCredentials.Completion;

/// <summary>Completes <c>-Region</c> from the regions that AWSSDK.Core knows.</summary>
internal sealed class RegionCompleter : ValueCompleter
{
    private protected override IEnumerable<CompletionResult> Complete(TypedArgument argument) =>
        Candidates.Matching(Engine.Instance.Regions, argument.Word);
}
