using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;

namespace EmrSessionCredentials.Emulator.Services.Input;

/// <summary>Holds values against the limits of the model and says all that is wrong at once, in AWS's words.</summary>
internal static class InputValidation
{
    /// <returns>A ValidationException that lists every problem; null when the input is valid.</returns>
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
            IReadOnlyList<string> list => Problems(field, list),
            JsonElement { ValueKind: JsonValueKind.Array } list => CountProblems(field, list.GetArrayLength()),
            JsonElement map when field.Type is FieldType.Map => CountProblems(field, map.EnumerateObject().Count()),
            JsonElement => [],
            bool or DateTimeOffset => [],
            _ => throw new InvalidOperationException($"no rule for a {value.GetType()}"),
        };
        string shown = value switch
        {
            null => "null",
            IReadOnlyList<string> list => $"'[{string.Join(", ", list)}]'",
            _ => $"'{value}'",
        };
        return broken.Select(rule =>
            $"Value {shown} at '{field.NameInMessages}' failed to satisfy constraint: Member {rule}");
    }

    private static IEnumerable<string> Problems(Field field, string value)
    {
        // The model counts characters, not UTF-16 units; in ASCII these are the same.
        int length = System.Text.Ascii.IsValid(value) ? value.Length : value.EnumerateRunes().Count();
        if (length < field.MinLength)
            yield return $"must have length greater than or equal to {Text(field.MinLength.Value)}";
        if (length > field.MaxLength)
            yield return $"must have length less than or equal to {Text(field.MaxLength.Value)}";
        if (field.Pattern?.Accepts(value) == false)
            yield return $"must satisfy regular expression pattern: {field.Pattern.Model}";
        if (field.OneOf?.Contains(value, StringComparer.Ordinal) == false)
            yield return $"must satisfy enum value set: [{string.Join(", ", field.OneOf)}]";
    }

    private static IEnumerable<string> Problems(Field field, IReadOnlyList<string> list)
    {
        foreach (string rule in CountProblems(field, list.Count)) yield return rule;
        foreach (string rule in list.SelectMany(item => Problems(field.Item!, item)).Distinct(StringComparer.Ordinal))
            yield return $"must satisfy constraint: [Member {rule}]";
    }

    private static IEnumerable<string> CountProblems(Field field, int count)
    {
        if (count < field.MinLength)
            yield return $"must have length greater than or equal to {Text(field.MinLength.Value)}";
        if (count > field.MaxLength)
            yield return $"must have length less than or equal to {Text(field.MaxLength.Value)}";
    }

    private static IEnumerable<string> Problems(Field field, long value)
    {
        (long Min, long Max)? range = field.Range ?? field.DocumentedRange;
        if (value < range?.Min) yield return $"must have value greater than or equal to {Text(range.Value.Min)}";
        if (value > range?.Max) yield return $"must have value less than or equal to {Text(range.Value.Max)}";
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
