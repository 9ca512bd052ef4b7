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
    private readonly SuggestionKind _kind;
    private readonly string? _owner;

    /// <param name="kind">What the identifier is of.</param>
    /// <param name="owner">The parameter that says what it belongs to, where one does.</param>
    private protected IdentifierCompleter(SuggestionKind kind, string? owner = null)
    {
        _kind = kind;
        _owner = owner;
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
        SuggestionQuery query = new(call.Identity, call.Options, _kind, _owner is null ? null : call.Text(_owner));
        return Candidates.Matching(Engine.Instance.Suggest(query), wordToComplete);
    }
}
