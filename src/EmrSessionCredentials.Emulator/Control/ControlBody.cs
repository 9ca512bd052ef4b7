using System;
using System.Text.Json.Nodes;
using EmrSessionCredentials.Emulator.Hosting;

namespace EmrSessionCredentials.Emulator.Control;

/// <summary>The JSON object in the body of a control request; none at all is an empty one.</summary>
internal sealed record ControlBody(JsonObject Members)
{
    /// <exception cref="FormatException">It is not a JSON object.</exception>
    internal static ControlBody Read(IncomingRequest request)
    {
        JsonNode? node = request.Wire.Body.IsEmpty ? new JsonObject() : CallerJson.Parse(request.Wire.Body.Span);
        return new ControlBody(node as JsonObject ?? throw new FormatException("The body is not a JSON object."));
    }

    /// <exception cref="FormatException">It is not a whole number.</exception>
    internal static int Number(string name, JsonNode? value) =>
        value is JsonValue number && number.TryGetValue(out int parsed)
            ? parsed
            : throw new FormatException($"'{name}' is not a whole number.");

    /// <exception cref="FormatException">The member is there and no string.</exception>
    internal string? Text(string name) => Members[name] switch
    {
        null => null,
        JsonValue value when value.TryGetValue(out string? text) => text,
        _ => throw new FormatException($"'{name}' is not a string."),
    };
}
