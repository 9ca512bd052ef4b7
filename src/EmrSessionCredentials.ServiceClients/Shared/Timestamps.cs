using System;
using System.Globalization;
using System.Text.Json;

namespace EmrSessionCredentials.ServiceClients;

/// <summary>
/// Reads a timestamp in any form that AWS protocols know, whichever the model names: seconds since 1970 (with a
/// fraction), ISO 8601 (with a fraction and an offset), the date of an HTTP header.
/// </summary>
/// <remarks>
/// AWSSDK.Core's own unmarshaller goes through <see cref="double"/>, which on .NET Framework rounds to milliseconds,
/// and takes whatever <see cref="DateTime.Parse(string)"/> makes of any other text.
/// </remarks>
internal static class Timestamps
{
    private const int TicksDigits = 7;

    private static readonly DateTime Epoch = new(1970, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private static readonly string[] Formats =
    [
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK",
        "dd MMM yyyy HH:mm:ss.FFFFFFF 'GMT'",
        "d MMM yyyy HH:mm:ss.FFFFFFF 'GMT'",
    ];

    /// <summary>The moment in UTC, or null if the value is not a time.</summary>
    internal static DateTime? Read(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number => value.TryGetDecimal(out decimal seconds) ? FromEpochSeconds(seconds) : null,
        JsonValueKind.String => Read(value.GetString()!),
        _ => null,
    };

    /// <inheritdoc cref="Read(JsonElement)"/>
    internal static DateTime? Read(string text)
    {
        if (decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal seconds))
            return FromEpochSeconds(seconds);

        // The name of the weekday adds nothing but a chance to contradict the date.
        int comma = text.IndexOf(", ", StringComparison.Ordinal);
        string moment = CutFraction(comma < 0 ? text : text.Substring(comma + 2)).ToUpperInvariant();
        return DateTimeOffset.TryParseExact(
            moment, Formats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset parsed)
            ? parsed.UtcDateTime
            : null;
    }

    private static DateTime? FromEpochSeconds(decimal seconds)
    {
        decimal first = -Epoch.Ticks / (decimal)TimeSpan.TicksPerSecond;
        decimal last = (DateTime.MaxValue.Ticks - Epoch.Ticks) / (decimal)TimeSpan.TicksPerSecond;
        return seconds >= first && seconds <= last
            ? Epoch.AddTicks((long)(seconds * TimeSpan.TicksPerSecond))
            : null;
    }

    // .NET tells time in ticks of 100 ns and parses no finer fraction.
    private static string CutFraction(string text)
    {
        int dot = text.IndexOf('.');
        if (dot < 0)
            return text;
        int end = dot + 1;
        while (end < text.Length && text[end] is >= '0' and <= '9')
            end++;
        int keep = Math.Min(end, dot + 1 + TicksDigits);
        return text.Substring(0, keep) + text.Substring(end);
    }
}
