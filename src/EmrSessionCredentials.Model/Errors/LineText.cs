using System.Globalization;
using System.Linq;

namespace EmrSessionCredentials;

/// <summary>Names from users and services, as they can stand in a line of a message.</summary>
internal static class LineText
{
    /// <summary>The limit for what a user has written: most of it is needed to find it again.</summary>
    internal const int OwnName = 300;

    private const int Longest = 80;

    /// <summary>The beginning of a text, with a question mark for each character that cannot be seen.</summary>
    internal static string Of(string? text, int longest = Longest)
    {
        string line = new([.. (text ?? "").Take(longest).Select(c => IsInvisible(c) ? '?' : c)]);
        return text?.Length > longest ? line + "…" : line;
    }

    /// <summary>
    /// Whether a character controls the terminal, begins a line or changes the direction of the text.
    /// </summary>
    internal static bool IsInvisible(char c) => char.GetUnicodeCategory(c) is UnicodeCategory.Control or UnicodeCategory.Format
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
