using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace EmrSessionCredentials.Emulator.Services.Input;

/// <summary>
/// Reads the parameters of a query string or a form into values; what the model does not know is ignored.
/// </summary>
internal static class QueryReader
{
    /// <exception cref="ServiceErrorException">SerializationException: a value of the wrong type.</exception>
    internal static void Read(IEnumerable<Field> fields, string query, InputValues values)
    {
        ILookup<string, string> parameters = query.Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Select(pair => pair.Split('=', 2))
            .Select(pair => (Name: pair[0], Value: pair.ElementAtOrDefault(1) ?? ""))
            .ToLookup(pair => Uri.UnescapeDataString(pair.Name), pair => Uri.UnescapeDataString(pair.Value));
        foreach (Field field in fields)
        {
            List<string> given = parameters[field.WireName].ToList();
            if (given.Count > 0) values[field.Name] = Value(field, given);
        }
    }

    private static object Value(Field field, List<string> given) => field.Type switch
    {
        FieldType.TextList => given,
        FieldType.Text => given[^1],
        FieldType.WholeNumber when Number(given[^1]) is long number => number,
        FieldType.Flag when bool.TryParse(given[^1], out bool flag) => flag,
        FieldType.Timestamp when Time(given[^1]) is DateTimeOffset time => time,
        _ => throw new ServiceErrorException(CommonErrors.Serialization(
            $"'{given[^1]}' can not be converted to the type of '{field.NameInMessages}'")),
    };

    private static long? Number(string text) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number) ? number : null;

    private static DateTimeOffset? Time(string text) =>
        DateTimeOffset.TryParseExact(
            text,
            ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"],
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out DateTimeOffset time)
            ? time
            : null;
}
