using System.Collections.Generic;
using System.Management.Automation;
using EmrSessionCredentials.Targets;
using EmrSessionCredentials.Pipeline;

namespace EmrSessionCredentials.Completion;

/// <summary>
/// Completes an identifier with what there is in the account that the rest of the line means. Names lead to ids too. It
/// never fails and never takes long: then there is nothing to choose from.
/// </summary>
internal abstract class IdentifierCompleter : ValueCompleter
{
    private readonly SessionTargetKind _kind;
    private readonly bool _isOfOwner;

    /// <param name="kind">The kind of session that the identifier is of.</param>
    /// <param name="isOfOwner">Whether it is of the owner of such a session, for instance of a virtual cluster.</param>
    private protected IdentifierCompleter(SessionTargetKind kind, bool isOfOwner = false)
    {
        _kind = kind;
        _isOfOwner = isOfOwner;
    }

    private protected sealed override IEnumerable<CompletionResult> Complete(TypedArgument argument)
    {
        if (argument.Call is not { } call)
            return [];
        string? owner = _isOfOwner ? null : SessionKinds.Of(_kind).OwnerParameter;
        SuggestionQuery query = new(
            call.Identity, call.Options, _kind, _isOfOwner, owner is null ? null : call.Text(owner));
        return Candidates.Matching(Engine.Instance.Suggest(query), argument.Word);
    }
}
