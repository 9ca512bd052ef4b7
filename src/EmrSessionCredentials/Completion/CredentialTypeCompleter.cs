using System.Collections;
using System.Collections.Generic;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace EmrSessionCredentials.Completion;

/// <summary>Completes <c>-CredentialType</c>: one value today, but the service takes any string.</summary>
public sealed class CredentialTypeCompleter : IArgumentCompleter
{
    /// <inheritdoc />
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName,
        string parameterName,
        string wordToComplete,
        CommandAst commandAst,
        IDictionary fakeBoundParameters) => Candidates.Matching(["TOKEN"], wordToComplete);
}
