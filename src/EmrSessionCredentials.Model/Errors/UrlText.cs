using System;
using System.Text;

namespace EmrSessionCredentials;

/// <summary>URLs in text that is shown.</summary>
internal static class UrlText
{
    /// <summary>What stands for a secret.</summary>
    internal const string Hidden = "***";

    /// <summary>Removes the user name and password of each URL in a text.</summary>
    internal static string WithoutUserInfo(string text)
    {
        // Not a regular expression, whose time can grow faster than the text. A URL can also be relative to a scheme.
        const string Beginning = "//";
        StringBuilder clean = new();
        int done = 0;
        for (int at = text.IndexOf(Beginning, StringComparison.Ordinal); at >= 0; at = text.IndexOf(Beginning, at, StringComparison.Ordinal))
        {
            at += Beginning.Length;
            int end = at;
            // A user name and a password can have an apostrophe, also in a URL between apostrophes.
            while (end < text.Length && text[end] is not ('/' or '?' or '#' or '"') && !char.IsWhiteSpace(text[end]))
                end++;
            int sign = end > at ? text.LastIndexOf('@', end - 1, end - at) : -1;
            if (sign >= 0)
            {
                clean.Append(text, done, at - done).Append(Hidden);
                done = sign;
            }

            at = end;
        }

        return done == 0 ? text : clean.Append(text, done, text.Length - done).ToString();
    }
}
