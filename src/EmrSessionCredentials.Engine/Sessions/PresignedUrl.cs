using System;
using System.Globalization;
using System.Linq;

namespace EmrSessionCredentials.Sessions;

/// <summary>A URL that was signed in advance. Its query is a secret, and no message quotes it.</summary>
internal static class PresignedUrl
{
    private static readonly TimeSpan LongestValidity = TimeSpan.FromDays(7);

    /// <summary>Refuses what a browser must not be given: anything but https, or http on this machine.</summary>
    /// <exception cref="SessionCredentialException">It is not such a URL.</exception>
    internal static string Check(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out Uri? parsed)
        && parsed.UserInfo.Length == 0
        && !url.Any(c => char.IsControl(c) || char.IsWhiteSpace(c))
        && (parsed.Scheme == Uri.UriSchemeHttps || (parsed.Scheme == Uri.UriSchemeHttp && parsed.IsLoopback))
            ? url
            : throw InvalidServiceResponse.Without("a PresignedURL that is an https URL");

    /// <summary>
    /// When a URL stops working, by its parameters <c>X-Amz-Date</c> and <c>X-Amz-Expires</c>; null where they are
    /// missing or no such values.
    /// </summary>
    internal static DateTimeOffset? ExpiresAt(string url) =>
        DateTimeOffset.TryParseExact(
            Parameter(url, "X-Amz-Date"),
            "yyyyMMdd'T'HHmmss'Z'",
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out DateTimeOffset signed)
        && int.TryParse(
            Parameter(url, "X-Amz-Expires"), NumberStyles.None, CultureInfo.InvariantCulture, out int seconds)
        && TimeSpan.FromSeconds(seconds) <= LongestValidity
        && signed.Year < DateTimeOffset.MaxValue.Year
            ? signed.AddSeconds(seconds)
            : null;

    private static string? Parameter(string url, string name)
    {
        int mark = url.IndexOf('?');
        string query = mark < 0 ? "" : url.Substring(mark + 1).Split('#')[0];
        return query.Split('&')
            .Select(pair => pair.Split(['='], 2))
            .Where(pair => pair.Length == 2 && string.Equals(pair[0], name, StringComparison.OrdinalIgnoreCase))
            .Select(pair => Uri.UnescapeDataString(pair[1]))
            .FirstOrDefault();
    }
}
