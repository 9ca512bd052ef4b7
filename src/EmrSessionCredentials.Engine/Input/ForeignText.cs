using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;

namespace EmrSessionCredentials.Input;

/// <summary>
/// Makes text of services, proxies and libraries safe to show: without the session's secrets, without a URL's user name
/// and password, without control characters, and not longer than people read.
/// </summary>
/// <param name="secrets">The session's secrets; those of fewer than 8 characters are words, and stay.</param>
internal sealed class ForeignText(params string?[] secrets)
{
    /// <summary>How long an error message can be, in characters.</summary>
    internal const int MaximumLength = 2000;

    private const int ShortestSecret = 8;
    private const int LongestId = 128;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(1);

    private readonly string[] _secrets =
    [
        .. secrets.OfType<string>().Where(secret => secret.Length >= ShortestSecret)
            .SelectMany(Forms).Distinct(StringComparer.Ordinal),
    ];

    /// <summary>
    /// An identifier from a service, such as an error code: at most 128 of <c>A-Za-z0-9._-</c>; null when none is left.
    /// </summary>
    internal static string? Id(string? text)
    {
        string id = new([.. (text ?? "").Where(IsOfId).Take(LongestId)]);
        return id.Length == 0 ? null : id;

        static bool IsOfId(char c) =>
            c is (>= 'A' and <= 'Z') or (>= 'a' and <= 'z') or (>= '0' and <= '9') or '.' or '_' or '-';
    }

    /// <summary>Removes secrets, and nothing else.</summary>
    internal string Redact(string text)
    {
        foreach (string secret in _secrets)
            text = text.Replace(secret, UrlText.Hidden);
        return UrlText.WithoutUserInfo(text);
    }

    /// <summary>Text for a message.</summary>
    internal string Clean(string text)
    {
        string redacted = Redact(text);
        if (redacted.Length <= MaximumLength && !redacted.Any(LineText.IsInvisible))
            return redacted;
        StringBuilder clean = new();
        foreach (char c in redacted.Take(MaximumLength))
            clean.Append(LineText.IsInvisible(c) ? $"\\u{(int)c:X4}" : c.ToString());
        if (redacted.Length > MaximumLength)
            clean.Append("… (").Append(redacted.Length - MaximumLength).Append(" more characters)");
        return clean.ToString();
    }

    /// <summary>The same error with clean text; the error itself where it is clean already.</summary>
    internal SessionCredentialException Clean(SessionCredentialException error)
    {
        string message = Clean(error.Message);
        string advice = Clean(error.Advice);
        Exception? inner = error.InnerException;
        bool isInnerClean = inner is null
            || string.Equals(Redact(inner.ToString()), inner.ToString(), StringComparison.Ordinal);
        if (message == error.Message && advice == error.Advice && isInnerClean)
            return error;
        return error.With(message, advice, isInnerClean ? inner : null);
    }

    // As it is, and as it is in a URL: the digits of an escape can be upper or lower case.
    private static IEnumerable<string> Forms(string secret)
    {
        string escaped = Uri.EscapeDataString(secret);
        return [secret, escaped, Regex.Replace(escaped, "%..", escape => escape.Value.ToLowerInvariant(), RegexOptions.None, Limit)];
    }
}
