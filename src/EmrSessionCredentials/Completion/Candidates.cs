using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using EmrSessionCredentials.Targets;

namespace EmrSessionCredentials.Completion;

/// <summary>Names that can complete a word.</summary>
internal static class Candidates
{
    /// <summary>The names that begin with what is typed already, quoted where PowerShell needs it.</summary>
    internal static IEnumerable<CompletionResult> Matching(IEnumerable<string> names, string? word)
    {
        string typed = Unquoted(word);
        return names
            .Where(name => Begins(name, typed))
            .OrderBy(name => name, StringComparer.OrdinalIgnoreCase)
            .Select(name => new CompletionResult(Quoted(name), name, CompletionResultType.ParameterValue, name));
    }

    /// <summary>The ids that begin with what is typed, and those whose names do: few know ids by heart.</summary>
    internal static IEnumerable<CompletionResult> Matching(IEnumerable<Suggestion> suggestions, string? word)
    {
        string typed = Unquoted(word);
        return suggestions
            .Where(s => Begins(s.Id, typed) || (typed.Length > 0 && s.Name is not null && Begins(s.Name, typed)))
            .OrderBy(s => s.Id, StringComparer.OrdinalIgnoreCase)
            .Select(s => new CompletionResult(Quoted(s.Id), s.Id, CompletionResultType.ParameterValue, ToolTip(s)));
    }

    private static string ToolTip(Suggestion suggestion)
    {
        string text = string.IsNullOrEmpty(suggestion.Name)
            ? $"{suggestion.Id}, {suggestion.State}"
            : $"{suggestion.Name}, {suggestion.State}";
        // It goes to the terminal as it is, and a name is whatever somebody wrote.
        return new string([.. text.Select(c => char.IsControl(c) ? '?' : c)]);
    }

    private static string Unquoted(string? word) => (word ?? "").Trim('\'', '"');

    private static bool Begins(string name, string typed) => name.StartsWith(typed, StringComparison.OrdinalIgnoreCase);

    private static string Quoted(string name) =>
        name.All(c => char.IsLetterOrDigit(c) || c is '-' or '_' or '.') ? name : $"'{name.Replace("'", "''")}'";
}
