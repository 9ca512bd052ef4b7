using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace EmrSessionCredentials.Emulator.Services.Input;

/// <summary>Holds values against the limits of the model and says all that is wrong at once, in AWS's words.</summary>
internal static class InputValidation
{
    /// <returns>A ValidationException that lists every problem; null when there is none.</returns>
    internal static ServiceError? Check(InputShape shape, InputValues values)
    {
        List<string> problems = shape.Fields.SelectMany(field => Problems(field, values[field.Name])).ToList();
        if (problems.Count == 0) return null;
        string count = problems.Count == 1 ? "1 validation error" : $"{Text(problems.Count)} validation errors";
        return CommonErrors.Validation($"{count} detected: {string.Join("; ", problems)}");
    }

    private static IEnumerable<string> Problems(Field field, object? value)
    {
        IEnumerable<string> broken = value switch
        {
            null => field.Required ? ["must not be null"] : [],
            string text => Problems(field, text),
            long number => Problems(field, number),
            _ => throw new InvalidOperationException($"no rule for a {value.GetType()}"),
        };
        string shown = value is null ? "null" : $"'{value}'";
        return broken.Select(rule =>
            $"Value {shown} at '{field.NameInMessages}' failed to satisfy constraint: Member {rule}");
    }

    private static IEnumerable<string> Problems(Field field, string value)
    {
        int length = value.EnumerateRunes().Count(); // the model counts characters, not UTF-16 units
        if (length < field.MinLength)
            yield return $"must have length greater than or equal to {Text(field.MinLength.Value)}";
        if (length > field.MaxLength)
            yield return $"must have length less than or equal to {Text(field.MaxLength.Value)}";
        if (field.Pattern?.Accepts(value) == false)
            yield return $"must satisfy regular expression pattern: {field.Pattern.Model}";
    }

    private static IEnumerable<string> Problems(Field field, long value)
    {
        if (value < field.DocumentedRange?.Min)
            yield return $"must have value greater than or equal to {Text(field.DocumentedRange.Value.Min)}";
        if (value > field.DocumentedRange?.Max)
            yield return $"must have value less than or equal to {Text(field.DocumentedRange.Value.Max)}";
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
