using System.Collections;
using System.Collections.Generic;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace EmrSessionCredentials.Completion;

/// <summary>Completes <c>-OnClusterAppUIType</c> with the values of the service model; the service may know more.</summary>
public sealed class OnClusterAppUITypeCompleter : IArgumentCompleter
{
    private static readonly string[] Types =
        ["SparkHistoryServer", "YarnTimelineService", "TezUI", "ApplicationMaster", "JobHistoryServer", "ResourceManager"];

    /// <inheritdoc />
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName,
        string parameterName,
        string wordToComplete,
        CommandAst commandAst,
        IDictionary fakeBoundParameters) => Candidates.Matching(Types, wordToComplete);
}
