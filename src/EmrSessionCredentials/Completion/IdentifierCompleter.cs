using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using EmrSessionCredentials.Targets;

namespace EmrSessionCredentials.Completion;

/// <summary>
/// Completes an identifier with what there is in the account that the rest of the line means. Names lead to ids too. It
/// never fails and never takes long: then there is nothing to choose from.
/// </summary>
/// <param name="kind">What the identifier is of.</param>
/// <param name="owner">The parameter that says what it belongs to, where one does.</param>
public abstract class IdentifierCompleter(SuggestionKind kind, string? owner = null) : IArgumentCompleter
{
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
        SuggestionQuery query = new(call.Identity, call.Options, kind, owner is null ? null : call.Text(owner));
        return Candidates.Matching(Suggestions.Shared.Find(query), wordToComplete);
    }
}
