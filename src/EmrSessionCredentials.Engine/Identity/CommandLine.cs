using System;
using System.Collections.Generic;
using System.Text;

namespace EmrSessionCredentials.Identity;

/// <summary>
/// Splits a command into a program and its arguments as botocore does. No shell is involved: <c>;</c>, <c>|</c> and
/// <c>$(…)</c> are text.
/// </summary>
internal static class CommandLine
{
    /// <summary>The rules of this operating system.</summary>
    /// <exception cref="FormatException">A quotation mark is not closed, or nothing follows a backslash.</exception>
    internal static List<string> Split(string line) =>
        System.IO.Path.DirectorySeparatorChar == '\\' ? SplitWindows(line) : SplitPosix(line);

    /// <summary>The rules of a POSIX shell, which are those of Python's <c>shlex.split</c>.</summary>
    /// <exception cref="FormatException">A quotation mark is not closed, or nothing follows a backslash.</exception>
    internal static List<string> SplitPosix(string line)
    {
        List<string> words = [];
        StringBuilder? word = null;
        char quote = '\0';
        for (int i = 0; i < line.Length; i++)
        {
            char c = line[i];
            if (c == '\\' && quote != '\'')
            {
                if (++i == line.Length)
                    throw new FormatException("ends with a backslash that has nothing to escape");
                // Between double quotation marks a backslash escapes only itself and the mark.
                if (quote == '"' && line[i] is not ('\\' or '"'))
                    (word ??= new StringBuilder()).Append('\\');
                (word ??= new StringBuilder()).Append(line[i]);
            }
            else if (quote != '\0')
            {
                if (c == quote)
                    quote = '\0';
                else
                    word!.Append(c);
            }
            else if (c is '"' or '\'')
            {
                quote = c;
                word ??= new StringBuilder();
            }
            else if (c is ' ' or '\t' or '\r' or '\n')
            {
                Finish(words, ref word);
            }
            else
            {
                (word ??= new StringBuilder()).Append(c);
            }
        }

        ThrowIfOpen(quote != '\0');
        Finish(words, ref word);
        return words;
    }

    /// <summary>The rules of the C runtime on Windows, as botocore applies them.</summary>
    /// <exception cref="FormatException">A quotation mark is not closed.</exception>
    internal static List<string> SplitWindows(string line)
    {
        List<string> words = [];
        StringBuilder? word = null;
        bool isQuoted = false;
        int backslashes = 0;
        foreach (char c in line)
        {
            if (c == '\\')
            {
                backslashes++;
                continue;
            }

            // Backslashes before a quotation mark escape each other, and an odd one escapes the mark.
            bool isMark = c == '"';
            bool isEscaped = isMark && backslashes % 2 == 1;
            if (backslashes > 0)
                (word ??= new StringBuilder()).Append('\\', isMark ? backslashes / 2 : backslashes);
            backslashes = 0;

            if (isMark && !isEscaped)
            {
                isQuoted = !isQuoted;
                word ??= new StringBuilder();
            }
            else if (c is ' ' or '\t' && !isQuoted)
            {
                Finish(words, ref word);
            }
            else
            {
                (word ??= new StringBuilder()).Append(c);
            }
        }

        ThrowIfOpen(isQuoted);
        if (backslashes > 0)
            (word ??= new StringBuilder()).Append('\\', backslashes);
        Finish(words, ref word);
        return words;
    }

    private static void Finish(List<string> words, ref StringBuilder? word)
    {
        if (word is not null)
            words.Add(word.ToString());
        word = null;
    }

    private static void ThrowIfOpen(bool isOpen)
    {
        if (isOpen)
            throw new FormatException("has a quotation mark that is not closed");
    }
}
