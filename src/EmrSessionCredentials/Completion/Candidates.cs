using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using EmrSessionCredentials.Targets;

namespace EmrSessionCredentials.Completion;

/// <summary>Names that can complete a word.</summary>
internal static class Candidates
{
    // They need no quotation marks in an argument, wherever they are in it.
    private const string PlainCharacters = "-_.:/+=*^";

    /// <summary>
    /// The names that begin with what is typed already, sorted, and quoted where PowerShell needs it.
    /// </summary>
    internal static IEnumerable<CompletionResult> Matching(IEnumerable<string> names, string? word) =>
        InOrder(names.OrderBy(name => name, StringComparer.OrdinalIgnoreCase).Select(name => (name, name)), word);

    /// <summary>The values that begin with what is typed already, in their order.</summary>
    internal static IEnumerable<CompletionResult> InOrder(
        IEnumerable<(string Value, string ToolTip)> values, string? word)
    {
        string typed = Unquoted(word);
        return values.Where(value => Begins(value.Value, typed) && CanBeShown(value.Value)).Select(
            value => Result(value.Value, value.ToolTip));
    }

    /// <summary>The ids that begin with what is typed, and those whose names do: ids are hard to remember.</summary>
    internal static IEnumerable<CompletionResult> Matching(IEnumerable<Suggestion> suggestions, string? word)
    {
        string typed = Unquoted(word);
        return suggestions
            .Where(s => CanBeShown(s.Id) && (Begins(s.Id, typed) || (typed.Length > 0 && s.Name is not null && Begins(s.Name, typed))))
            .OrderBy(s => s.Id, StringComparer.OrdinalIgnoreCase)
            .Select(s => Result(s.Id, string.IsNullOrEmpty(s.Name) ? $"{s.Id}, {s.State}" : $"{s.Name}, {s.State}"));
    }

    // The line, the list and the tooltip go to the terminal as they are, and a name can have any character.
    private static bool CanBeShown(string value) => !value.Any(LineText.IsInvisible);

    private static CompletionResult Result(string value, string toolTip) => new(
        Quoted(value), value, CompletionResultType.ParameterValue, LineText.Of(toolTip, LineText.OwnName));

    private static string Unquoted(string? word) => (word ?? "").Trim('\'', '"');

    private static bool Begins(string name, string typed) => name.StartsWith(typed, StringComparison.OrdinalIgnoreCase);

    private static string Quoted(string name) =>
        !name.StartsWith("-", StringComparison.Ordinal)
            && name.All(c => char.IsLetterOrDigit(c) || PlainCharacters.Contains(c))
            ? name
            : $"'{CodeGeneration.EscapeSingleQuotedStringContent(name)}'";
}
