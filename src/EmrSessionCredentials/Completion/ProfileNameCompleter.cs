using System.Collections.Generic;
using System.Management.Automation;
using EmrSessionCredentials.Pipeline;

namespace EmrSessionCredentials.Completion;

/// <summary>Completes <c>-ProfileName</c> from the profiles of the credentials and config files.</summary>
internal sealed class ProfileNameCompleter : ValueCompleter
{
    private protected override IEnumerable<CompletionResult> Complete(TypedArgument argument) =>
        Candidates.Matching(Engine.Instance.Profiles(TypedCall.ProfileLocation(argument.Values)), argument.Word);
}
