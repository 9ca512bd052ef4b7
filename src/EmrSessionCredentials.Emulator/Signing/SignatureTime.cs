using System;
using System.Globalization;

namespace EmrSessionCredentials.Emulator.Signing;

/// <summary>When a request says it was signed: <c>X-Amz-Date</c>, or <c>Date</c> without it.</summary>
internal static class SignatureTime
{
    internal const string Format = "yyyyMMdd'T'HHmmss'Z'";

    /// <summary>How far a caller's clock may be off, either way.</summary>
    internal static TimeSpan Tolerance { get; } = TimeSpan.FromMinutes(5);

    internal static DateTimeOffset? Of(SignedRequest request, out string problem)
    {
        string? value = request.Header("x-amz-date") ?? request.Header("date");
        problem = value is null
            ? "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header."
            : $"Date must be in ISO-8601 'basic format'. Got '{value}'. See http://en.wikipedia.org/wiki/ISO_8601";
        return DateTimeOffset.TryParseExact(
            value,
            [Format, "R"],
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out DateTimeOffset time)
                ? time
                : null;
    }

    /// <summary>What AWS says of a clock that is off by more than five minutes; null when it is not.</summary>
    internal static string? Skew(DateTimeOffset signed, DateTimeOffset now)
    {
        (string earliest, string latest) = (Text(now - Tolerance), Text(now + Tolerance));
        if (signed < now - Tolerance)
            return $"Signature expired: {Text(signed)} is now earlier than {earliest} ({Text(now)} - 5 min.)";
        return signed > now + Tolerance
            ? $"Signature not yet current: {Text(signed)} is still later than {latest} ({Text(now)} + 5 min.)"
            : null;
    }

    internal static string Text(DateTimeOffset time) =>
        time.UtcDateTime.ToString(Format, CultureInfo.InvariantCulture);
}
