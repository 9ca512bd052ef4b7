using System;
using System.Collections.Generic;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;

namespace EmrSessionCredentials.Emulator.Hosting;

/// <summary>An answer, complete before its first byte is written.</summary>
internal sealed record Reply(int Status, string? ContentType, ReadOnlyMemory<byte> Body)
{
    /// <summary>Headers beside content type, length, date and request id.</summary>
    internal IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>Headers after the body, over HTTP/2.</summary>
    internal IReadOnlyList<KeyValuePair<string, string>> Trailers { get; init; } = [];

    /// <summary>What takes over the connection in place of an answer: a WebSocket; null for all else.</summary>
    internal Func<HttpContext, Task>? Conversation { get; init; }

    /// <summary>Whether the answer has no end: its request is in flight until the caller leaves.</summary>
    internal bool IsEndless { get; init; }

    /// <summary>The error code of the answer, for the observations.</summary>
    internal string? ErrorCode { get; init; }

    /// <summary>
    /// Reset the connection after so many bytes of the body; negative: before any; null: send it all.
    /// </summary>
    internal int? ResetAfter { get; init; }

    internal static Reply Empty(int status) => new(status, ContentType: null, ReadOnlyMemory<byte>.Empty);

    internal static Reply Text(int status, string contentType, string text) =>
        new(status, contentType, Encoding.UTF8.GetBytes(text));

    internal static Reply Json(int status, JsonNode body, string contentType = "application/json") =>
        Text(status, contentType, body.ToJsonString());

    internal Reply With(string header, string value) => this with { Headers = [.. Headers, new(header, value)] };
}
