using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using EmrSessionCredentials.Emulator.Hosting;

namespace EmrSessionCredentials.Emulator.Services.Input;

/// <summary>
/// Reads labels and body into values; members that the model does not know are ignored, as by AWS.
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
        (FieldType.Text, JsonValueKind.String) => element.GetString(),
        (FieldType.WholeNumber, JsonValueKind.Number) when element.TryGetInt32(out int number) => (long)number,
        (FieldType.Text, _) => throw Wrong($"{Kind(element)}_VALUE can not be converted to a String"),
        _ => throw Wrong($"{Kind(element)}_VALUE can not be converted to an Integer"),
    };

    private static string Kind(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => "STRUCTURE",
        JsonValueKind.Array => "LIST",
        _ => element.ValueKind.ToString().ToUpperInvariant(),
    };

    private static ServiceErrorException Wrong(string? message) => new(CommonErrors.Serialization(message));
}
