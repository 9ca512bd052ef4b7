using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using EmrSessionCredentials.Targets;
using EmrSessionCredentials.Pipeline;

namespace EmrSessionCredentials.Completion;

/// <summary>
/// Completes an identifier with what there is in the account that the rest of the line means. Names lead to ids too. It
/// never fails and never takes long: then there is nothing to choose from.
/// </summary>
public abstract class IdentifierCompleter : IArgumentCompleter
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

    /// <inheritdoc />
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName,
        string parameterName,
        string wordToComplete,
        CommandAst commandAst,
        IDictionary fakeBoundParameters)
    {
        if (TypedCall.Read(commandAst, fakeBoundParameters) is not { } call)
            return [];
        string? owner = _isOfOwner ? null : SessionKinds.Of(_kind).OwnerParameter;
        SuggestionQuery query = new(call.Identity, call.Options, _kind, _isOfOwner, owner is null ? null : call.Text(owner));
        return Candidates.Matching(Engine.Instance.Suggest(query), wordToComplete);
    }
}
