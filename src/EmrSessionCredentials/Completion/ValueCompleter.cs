using System;
using System.Collections;
using System.Collections.Generic;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace EmrSessionCredentials.Completion;

/// <summary>
/// Completes the value of a parameter. It never fails: an exception would make PowerShell suggest file names instead,
/// as it does for a parameter without a completer. An empty list keeps it from that.
/// </summary>
internal abstract class ValueCompleter : IArgumentCompleter
{
    /// <inheritdoc />
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName,
        string parameterName,
        string wordToComplete,
        CommandAst commandAst,
        IDictionary fakeBoundParameters)
    {
        try
        {
            return [.. Complete(new TypedArgument(commandName, wordToComplete, commandAst, fakeBoundParameters ?? new Hashtable()))];
        }
        catch (Exception e) when (e is RuntimeException or SessionCredentialException or InvalidOperationException)
        {
            // The error appears when the line is run, where it can be read.
            return [];
        }
    }

    /// <summary>Finds what can complete an argument.</summary>
    private protected abstract IEnumerable<CompletionResult> Complete(TypedArgument argument);
}
