using System;
using System.IO;
using System.Text.Json;

namespace EmrSessionCredentials.ServiceClients;

/// <summary>Reads a response body into JSON, within bounds and without repeating any of it in an error.</summary>
internal static class JsonBody
{
    /// <summary>These operations answer with a few kilobytes; what is larger comes from something else.</summary>
    internal const int MaxBytes = 1024 * 1024;

    private static readonly JsonDocumentOptions Options = new() { AllowTrailingCommas = true };

    /// <summary>The whole body. More than <see cref="MaxBytes"/> is an <see cref="InvalidDataException"/>.</summary>
    internal static ReadOnlyMemory<byte> Read(Stream stream)
    {
        ReadOnlyMemory<byte> body = Received(stream) ?? ReadUpTo(stream, MaxBytes + 1);
        return body.Length <= MaxBytes
            ? body
            : throw new InvalidDataException("The response is larger than 1 MiB.");
    }

    /// <summary>
    /// As much of an error response's body as arrives. What is cut off or too large is left unread, because the status
    /// and the headers say more than that failure would.
    /// </summary>
    internal static ReadOnlyMemory<byte> ReadLeniently(Stream stream)
    {
        using MemoryStream body = new();
        try
        {
            Copy(stream, body, MaxBytes);
        }
        catch (IOException)
        {
        }

        return body.ToArray();
    }

    /// <summary>The JSON object in a body; an absent one counts as empty, as services leave it out at will.</summary>
    internal static JsonDocument Parse(ReadOnlyMemory<byte> body)
    {
        ReadOnlyMemory<byte> json = SkipByteOrderMark(body);
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(IsBlank(json.Span) ? "{}"u8.ToArray() : json, Options);
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

    /// <summary>A body that has been received already is read where it lies: each copy is one more of a secret.</summary>
    private static ReadOnlyMemory<byte>? Received(Stream stream) =>
        stream is MemoryStream { Position: 0 } memory && memory.TryGetBuffer(out ArraySegment<byte> body)
            ? (ReadOnlyMemory<byte>?)body
            : null;

    private static ReadOnlyMemory<byte> ReadUpTo(Stream stream, int limit)
    {
        using MemoryStream body = new();
        Copy(stream, body, limit);
        return body.ToArray();
    }

    private static void Copy(Stream from, Stream to, int limit)
    {
        byte[] buffer = new byte[8192];
        int read;
        while (limit > 0 && (read = from.Read(buffer, 0, Math.Min(buffer.Length, limit))) > 0)
        {
            to.Write(buffer, 0, read);
            limit -= read;
        }
    }

    private static ReadOnlyMemory<byte> SkipByteOrderMark(ReadOnlyMemory<byte> body) =>
        body.Span.StartsWith("\uFEFF"u8) ? body.Slice("\uFEFF"u8.Length) : body;

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
