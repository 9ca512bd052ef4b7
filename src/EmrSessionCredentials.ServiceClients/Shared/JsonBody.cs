using System;
using System.IO;
using System.Text.Json;

namespace EmrSessionCredentials.ServiceClients;

/// <summary>Parses a response's body, without repeating any of it in an error.</summary>
internal static class JsonBody
{
    private static readonly JsonDocumentOptions Options = new() { AllowTrailingCommas = true };

    /// <summary>The JSON object in a body. An empty body counts as an empty object.</summary>
    /// <exception cref="JsonException">The body is not a JSON object; the message has only the position.</exception>
    internal static JsonDocument Parse(Stream stream)
    {
        ReadOnlyMemory<byte> body = Receive(stream);
        if (body.Span.StartsWith("\uFEFF"u8))
            body = body.Slice("\uFEFF"u8.Length);
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(IsBlank(body.Span) ? "{}"u8.ToArray() : body, Options);
        }
        catch (JsonException e)
        {
#pragma warning disable MA0054 // The message of the inner exception can quote the body, and with it a secret.
            throw new JsonException($"The response is not JSON (line {e.LineNumber}, byte {e.BytePositionInLine}).");
#pragma warning restore MA0054
        }

        if (document.RootElement.ValueKind == JsonValueKind.Object)
            return document;
        JsonValueKind kind = document.RootElement.ValueKind;
        document.Dispose();
        throw new JsonException($"The response is a JSON {kind}, not an object.");
    }

    /// <summary>A body that is in memory is read where it is: each copy is one more copy of a secret.</summary>
    private static ReadOnlyMemory<byte> Receive(Stream stream)
    {
        if (stream is MemoryStream { Position: 0 } received && received.TryGetBuffer(out ArraySegment<byte> bytes))
            return bytes;
        using MemoryStream copy = new();
        stream.CopyTo(copy);
        return copy.ToArray();
    }

    private static bool IsBlank(ReadOnlySpan<byte> body)
    {
        foreach (byte character in body)
        {
            if (" \t\r\n"u8.IndexOf(character) < 0)
                return false;
        }

        return true;
    }
}
