using System;
using System.Globalization;

namespace EmrSessionCredentials.Input;

/// <summary>A date and time with a time zone, in the forms that tools write and botocore reads.</summary>
internal static class Moment
{
    // Besides ISO 8601; the last is what "date -u" prints.
    private static readonly string[] Forms =
    [
        "yyyyMMdd'T'HHmmss'Z'", "yyyy-MM-dd HH:mm:ss 'UTC'", "yyyy-MM-dd'T'HH:mm:ss'UTC'", "ddd MMM d HH:mm:ss 'UTC' yyyy",
    ];

    /// <returns>The moment in UTC; null where the text has another form or no time zone.</returns>
    internal static DateTime? Find(string text)
    {
        if (DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out DateTime moment)
            && moment.Kind != DateTimeKind.Unspecified)
        {
            return moment.ToUniversalTime();
        }

        const DateTimeStyles styles =
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal | DateTimeStyles.AllowInnerWhite;
        return DateTime.TryParseExact(text, Forms, CultureInfo.InvariantCulture, styles, out moment) ? moment : null;
    }
}
