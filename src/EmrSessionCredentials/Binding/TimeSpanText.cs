using System;
using System.Globalization;
using System.Xml;

namespace EmrSessionCredentials.Binding;

/// <summary>Time spans as people write them.</summary>
internal static class TimeSpanText
{
    /// <summary>
    /// Reads hours and minutes (1:00), days too (1.00:00:00), or an ISO 8601 duration of days, hours, minutes and
    /// seconds (PT1H).
    /// </summary>
    /// <returns>
    /// The time span; null for anything else, also for a bare number, which is days to .NET and seconds to people.
    /// </returns>
    internal static TimeSpan? Read(string text)
    {
        string trimmed = text.Trim();
        if (trimmed.Contains(":"))
            return TimeSpan.TryParse(trimmed, CultureInfo.InvariantCulture, out TimeSpan span) ? span : null;
        string duration = trimmed.ToUpperInvariant();
        // Years and months have no fixed length.
        if (!duration.Contains("P") || duration.Split('T')[0].IndexOfAny(['Y', 'M']) >= 0)
            return null;
        try
        {
            return XmlConvert.ToTimeSpan(duration);
        }
        catch (Exception e) when (e is FormatException or OverflowException)
        {
            return null;
        }
    }
}
