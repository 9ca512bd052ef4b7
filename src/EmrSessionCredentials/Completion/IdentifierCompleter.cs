using System.Collections.Generic;
using System.Management.Automation;
using EmrSessionCredentials.Targets;
using EmrSessionCredentials.Pipeline;

namespace EmrSessionCredentials.Completion;

/// <summary>
/// Completes an identifier with what there is in the account that the rest of the line means. Names lead to ids too. It
/// never fails and never takes long: then there is nothing to choose from.
/// </summary>
/// <param name="kind">The kind of session that the identifier is of.</param>
/// <param name="isOfOwner">Whether it is of the owner of such a session, for instance of a virtual cluster.</param>
internal abstract class IdentifierCompleter(SessionTargetKind kind, bool isOfOwner = false) : ValueCompleter
{
    private protected sealed override IEnumerable<CompletionResult> Complete(TypedArgument argument)
    {
        if (argument.Call is not { } call)
            return [];
        string? owner = isOfOwner ? null : SessionKinds.Of(kind).OwnerParameter;
        SuggestionQuery query = new(
            call.Identity, call.Options, kind, isOfOwner, owner is null ? null : call.Text(owner));
        return Candidates.Matching(Engine.Instance.Suggest(query), argument.Word);
    }
}
