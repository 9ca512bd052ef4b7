using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace EmrSessionCredentials.Completion;

/// <summary>Names that can complete a word.</summary>
internal static class Candidates
{
    /// <summary>The names that begin with what is typed already, quoted where PowerShell needs it.</summary>
    internal static IEnumerable<CompletionResult> Matching(IEnumerable<string> names, string? word)
    {
        string typed = (word ?? "").Trim('\'', '"');
        return names
            .Where(name => name.StartsWith(typed, StringComparison.OrdinalIgnoreCase))
            .OrderBy(name => name, StringComparer.OrdinalIgnoreCase)
            .Select(name => new CompletionResult(Quoted(name), name, CompletionResultType.ParameterValue, name));
    }

    private static string Quoted(string name) =>
        name.All(c => char.IsLetterOrDigit(c) || c is '-' or '_' or '.') ? name : $"'{name.Replace("'", "''")}'";
}
