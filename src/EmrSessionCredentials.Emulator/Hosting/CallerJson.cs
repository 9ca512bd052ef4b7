using System;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace EmrSessionCredentials.Emulator.Hosting;

/// <summary>
/// Reads JSON that a caller sent. <see cref="JsonNode"/> on its own looks at members and strings when they are asked
/// for, so a member that comes twice and a string that is not text would fail later, in the middle of an answer.
/// </summary>
internal static class CallerJson
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <exception cref="FormatException">It is not JSON, an object has a member twice, or a string is not text: bytes
    /// that are not UTF-8, or half of a surrogate pair.</exception>
    internal static JsonNode? Parse(ReadOnlySpan<byte> json)
    {
        try
        {
            Utf8JsonReader reader = new(json);
            while (reader.Read())
            {
                if (reader.TokenType is JsonTokenType.PropertyName or JsonTokenType.String) _ = reader.GetString();
            }

            return JsonNode.Parse(json, documentOptions: Strict);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw new FormatException($"The body is not JSON: {e.Message}", e);
        }
    }
}
