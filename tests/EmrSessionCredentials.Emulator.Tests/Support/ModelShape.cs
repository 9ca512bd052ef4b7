using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace EmrSessionCredentials.Emulator.Tests.Support;

/// <summary>Holds an answer against the shape that a service model gives it.</summary>
internal sealed class ModelShape(JsonNode model)
{
    /// <returns>What is wrong, each with its path; nothing when the answer is as modelled.</returns>
    internal IEnumerable<string> Problems(JsonNode shape, JsonNode? value, string path) =>
        (shape["type"]!.GetValue<string>(), value) switch
        {
            ("structure", JsonObject members) => Structure(shape, members, path),
            ("list", JsonArray items) => items.SelectMany((item, i) =>
                Problems(Named(shape["member"]!), item, $"{path}[{i.ToString(CultureInfo.InvariantCulture)}]")),
            ("map", JsonObject entries) => entries.SelectMany(entry =>
                Problems(Named(shape["value"]!), entry.Value, $"{path}.{entry.Key}")),
            ("string", JsonValue text) when text.GetValueKind() is JsonValueKind.String =>
                Text(shape, text.GetValue<string>(), path),
            ("boolean", JsonValue flag) when flag.GetValueKind() is JsonValueKind.True or JsonValueKind.False => [],
            ("integer" or "long" or "double", JsonValue number) when number.GetValueKind() is JsonValueKind.Number => [],
            ("timestamp", JsonValue time) when IsTime(shape, time) => [],
            (string type, _) => [$"{path}: {value?.ToJsonString() ?? "null"} is no {type}"],
        };

    private IEnumerable<string> Structure(JsonNode shape, JsonObject value, string path)
    {
        JsonObject members = shape["members"]!.AsObject();
        IEnumerable<string> missing = (shape["required"]?.AsArray() ?? [])
            .Select(name => name!.GetValue<string>())
            .Where(name => value[name] is null)
            .Select(name => $"{path}.{name}: missing");
        IEnumerable<string> wrong = value.SelectMany(member => members[member.Key] is JsonNode known
            ? Problems(Named(known), member.Value, $"{path}.{member.Key}")
            : [$"{path}.{member.Key}: not in the model"]);
        return missing.Concat(wrong);
    }

    private static IEnumerable<string> Text(JsonNode shape, string value, string path)
    {
        if (value.Length < shape["min"]?.GetValue<int>() || value.Length > shape["max"]?.GetValue<int>())
            yield return $"{path}: '{value}' is too short or too long";
        if (shape["enum"]?.AsArray().Any(one => one!.GetValue<string>() == value) == false)
            yield return $"{path}: '{value}' is not in the enumeration";
        if (shape["pattern"]?.GetValue<string>() is string pattern && !Fits(value, pattern))
            yield return $"{path}: '{value}' does not fit {pattern}";
    }

    private static bool Fits(string value, string pattern)
    {
        // The models write ranges of surrogate pairs, in two ways; .NET sees single surrogates.
        string readable = pattern
            .Replace(@"\uD800\uDC00-\uDBFF\uDFFF", @"\uD800-\uDFFF", StringComparison.Ordinal)
            .Replace(@"\uD800\uDBFF-\uDC00\uDFFF", @"\uD800-\uDFFF", StringComparison.Ordinal);
        return Regex.IsMatch(value, $@"\A(?:{readable})\z", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
    }

    private bool IsTime(JsonNode shape, JsonValue value) =>
        (shape["timestampFormat"] ?? Default)?.GetValue<string>() is "iso8601"
            ? value.GetValueKind() is JsonValueKind.String && Fits(value.GetValue<string>(), "[0-9T:-]{19}Z")
            : value.GetValueKind() is JsonValueKind.Number;

    /// <summary>The Query protocol has texts for times, the others have numbers.</summary>
    private JsonNode? Default => model["metadata"]!["protocol"]!.GetValue<string>() is "query" ? "iso8601" : null;

    private JsonNode Named(JsonNode reference) => model["shapes"]![reference["shape"]!.GetValue<string>()]!;
}
