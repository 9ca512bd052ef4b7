using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json.Nodes;

namespace EmrSessionCredentials.Emulator.Services.Input;

/// <summary>Holds values against the limits of the model and says all that is wrong at once, in AWS's words.</summary>
internal static class InputValidation
{
    /// <returns>A ValidationException that lists every problem; null when the input is valid.</returns>
    internal static ServiceError? Check(InputShape shape, InputValues values)
    {
        List<string> problems = shape.Fields
            .SelectMany(field => Problems(field, values[field.Name], field.NameInMessages)).ToList();
        if (problems.Count == 0) return null;
        string count = problems.Count == 1 ? "1 validation error" : $"{Text(problems.Count)} validation errors";
        return CommonErrors.Validation($"{count} detected: {string.Join("; ", problems)}");
    }

    /// <summary>What is wrong with a value and all that is in it.</summary>
    private static IEnumerable<string> Problems(Field field, object? value, string path)
    {
        string Shown() => value switch
        {
            null => "Value null",
            IReadOnlyList<string> list => $"Value '[{string.Join(", ", list)}]'",
            // As AWS has it for what may hold secrets.
            JsonNode => "Value",
            _ => $"Value '{value}'",
        };
        IEnumerable<string> own = Broken(field, value).Select(rule => $"Member {rule}");
        if (field.Type is FieldType.Map && value is JsonObject map) own = own.Concat(EntryProblems(field, map));
        IEnumerable<string> inner = (field.Type, value) switch
        {
            (FieldType.Structure, JsonObject members) => field.Members().SelectMany(member =>
                Problems(member, Plain(member, members[member.Name]), $"{path}.{member.NameInMessages}")),
            (FieldType.StructureList, JsonArray items) => items.SelectMany((item, i) =>
                Problems(field.Item!, item, $"{path}.{Text(i + 1)}.member")),
            _ => [],
        };
        return own.Select(constraint => $"{Shown()} at '{path}' failed to satisfy constraint: {constraint}").Concat(inner);
    }

    /// <summary>What a value must be and is not, what is in it aside.</summary>
    private static IEnumerable<string> Broken(Field field, object? value) => value switch
    {
        null => field.Required ? ["must not be null"] : [],
        string text => Problems(field, text),
        long number => Problems(field, number),
        IReadOnlyList<string> list => Problems(field, list),
        JsonArray list => CountProblems(field, list.Count),
        JsonObject map when field.Type is FieldType.Map => CountProblems(field, map.Count),
        JsonObject or bool or DateTimeOffset => [],
        _ => throw new InvalidOperationException($"no rule for a {value.GetType()}"),
    };

    private static IEnumerable<string> EntryProblems(Field field, JsonObject map)
    {
        IEnumerable<string> keys = map.SelectMany(entry => Problems(field.Key!, entry.Key));
        IEnumerable<string> values = map.SelectMany(entry => Broken(field.Item!, Plain(field.Item!, entry.Value)));
        return keys.Distinct(StringComparer.Ordinal).Select(
            rule => $"Map keys must satisfy constraint: [Member {rule}]")
            .Concat(values.Distinct(StringComparer.Ordinal)
                .Select(rule => $"Map value must satisfy constraint: [Member {rule}]"));
    }

    /// <summary>A value in JSON as one that is not in another.</summary>
    private static object? Plain(Field field, JsonNode? value) => field.Type switch
    {
        FieldType.Text => value?.GetValue<string>(),
        FieldType.Flag => value?.GetValue<bool>(),
        FieldType.TextList => value?.AsArray().Select(item => item!.GetValue<string>()).ToList(),
        _ => value,
    };

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
