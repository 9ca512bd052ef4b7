using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using EmrSessionCredentials.Emulator.Hosting;

namespace EmrSessionCredentials.Emulator.Services.Input;

/// <summary>
/// Reads labels, query and body into values; members that the model does not know are ignored, as by AWS.
/// </summary>
internal static class InputReader
{
    /// <exception cref="ServiceErrorException">SerializationException: not JSON, or a value of the wrong
    /// type.</exception>
    internal static InputValues Read(
        InputShape shape,
        IncomingRequest request,
        IReadOnlyDictionary<string, string> labels)
    {
        InputValues values = new();
        foreach (Field field in shape.Fields.Where(f => f.Location == FieldLocation.Label))
            values[field.Name] = labels[field.WireName];
        foreach (Field field in shape.Fields.Where(f => f.Location == FieldLocation.Header))
            values[field.Name] = request.Header(field.WireName);
        QueryReader.Read(shape.Fields.Where(f => f.Location == FieldLocation.Query), request.Wire.Query, values);
        if (request.Wire.Body.IsEmpty) return values;

        try
        {
            using JsonDocument document = JsonDocument.Parse(request.Wire.Body);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
                throw Wrong("Start of structure or map expected.");
            foreach (Field field in shape.Fields.Where(f => f.Location == FieldLocation.Body))
            {
                if (document.RootElement.TryGetProperty(field.Name, out JsonElement element))
                    values[field.Name] = Value(field, element);
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // InvalidOperationException: half a surrogate pair, which is JSON and no text.
            throw Wrong(message: null);
        }

        return values;
    }

    private static object? Value(Field field, JsonElement element) => (field.Type, element.ValueKind) switch
    {
        (_, JsonValueKind.Null) => null,
        (FieldType.Unread, _) => null,
        (FieldType.Text, JsonValueKind.String) => element.GetString(),
        (FieldType.WholeNumber, JsonValueKind.Number) when element.TryGetInt32(out int number) => (long)number,
        (FieldType.LongNumber, JsonValueKind.Number) when element.TryGetInt64(out long number) => number,
        (FieldType.Structure, JsonValueKind.Object) => Structure(field, element),
        (FieldType.Map, JsonValueKind.Object) => Map(field, element),
        (FieldType.StructureList, JsonValueKind.Array) =>
            new JsonArray([.. element.EnumerateArray().Select(item => Node(Value(field.Item!, item)))]),
        (FieldType.Flag, JsonValueKind.True or JsonValueKind.False) => element.GetBoolean(),
        (FieldType.Timestamp, JsonValueKind.Number) when Epoch(element) is DateTimeOffset time => time,
        (FieldType.TextList, JsonValueKind.Array) =>
            element.EnumerateArray().Select(item => Value(field.Item!, item) as string ?? "").ToList(),
        (FieldType.Text, _) => throw Wrong($"{Kind(element)}_VALUE can not be converted to a String"),
        (FieldType.WholeNumber, _) => throw Wrong($"{Kind(element)}_VALUE can not be converted to an Integer"),
        (FieldType.LongNumber, _) => throw Wrong($"{Kind(element)}_VALUE can not be converted to a Long"),
        (FieldType.Structure or FieldType.Map, _) => throw Wrong("Start of structure or map expected."),
        (FieldType.Flag, _) => throw Wrong($"{Kind(element)}_VALUE can not be converted to a Boolean"),
        (FieldType.Timestamp, _) => throw Wrong($"{Kind(element)}_VALUE can not be converted to a Timestamp"),
        _ => throw Wrong("Expected list or null"),
    };

    private static JsonObject Structure(Field field, JsonElement element)
    {
        JsonObject members = [];
        foreach (Field member in field.Members())
        {
            if (element.TryGetProperty(member.Name, out JsonElement value) && Node(Value(member, value)) is JsonNode node)
                members[member.Name] = node;
        }

        return members;
    }

    private static JsonObject Map(Field field, JsonElement element)
    {
        JsonObject entries = [];
        foreach (JsonProperty entry in element.EnumerateObject())
            entries[entry.Name] = Node(Value(field.Item!, entry.Value));
        return entries;
    }

    /// <summary>A value within a structure, a list or a map, which are kept as JSON.</summary>
    private static JsonNode? Node(object? value) => value switch
    {
        null => null,
        JsonNode node => node,
        string text => text,
        long number => number,
        bool flag => flag,
        IReadOnlyList<string> list => new JsonArray([.. list.Select(item => (JsonNode)item)]),
        _ => throw new InvalidOperationException($"no JSON for a {value.GetType()}"),
    };

    private static DateTimeOffset? Epoch(JsonElement element) =>
        // The years 1 to 9999.
        element.TryGetDecimal(out decimal seconds) && seconds is >= -62_135_596_800m and < 253_402_300_800m
            ? DateTimeOffset.UnixEpoch.AddTicks((long)(seconds * TimeSpan.TicksPerSecond))
            : null;

    private static string Kind(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => "STRUCTURE",
        JsonValueKind.Array => "LIST",
        _ => element.ValueKind.ToString().ToUpperInvariant(),
    };

    private static ServiceErrorException Wrong(string? message) => new(CommonErrors.Serialization(message));
}
