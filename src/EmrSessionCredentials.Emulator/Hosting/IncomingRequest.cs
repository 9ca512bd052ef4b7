using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EmrSessionCredentials.Emulator.Signing;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace EmrSessionCredentials.Emulator.Hosting;

/// <summary>
/// A request as it was on the wire, with the segments of its path. One to Spark Connect has no body here.
/// </summary>
internal sealed record IncomingRequest(SignedRequest Wire)
{
    /// <summary>The normalised path's segments, still percent-encoded: a label may hold an encoded slash.</summary>
    internal string[] Segments { get; } = UriPath.Segments(UriPath.Normalize(Wire.Path));

    /// <summary>Whether it came to the port of Spark Connect, which is the only one with HTTP/2.</summary>
    internal bool IsSparkConnect { get; init; }

    /// <summary>Whether it asks for a WebSocket.</summary>
    internal bool IsWebSocket { get; init; }

    internal string Method => Wire.Method;

    internal string? Header(string name) => Wire.Header(name);

    /// <summary>The content type without its parameters; null when none was sent.</summary>
    internal string? MediaType => Header("content-type")?.Split(';')[0].Trim().ToLowerInvariant();

    internal bool Is(string method) => string.Equals(Method, method, StringComparison.Ordinal);

    internal static string Decode(string segment) => Uri.UnescapeDataString(segment);

    internal static async Task<IncomingRequest> ReadAsync(HttpContext context, CancellationToken cancellationToken)
    {
        // Kestrel's decoded path has lost the difference between a slash and %2F; the raw target has not.
        string target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        (string path, string query) = Split(target);
        bool isSparkConnect = HttpProtocol.IsHttp2(context.Request.Protocol);
        // Uploads to Spark Connect can be of any size, and nothing of them is read.
        if (isSparkConnect) context.Features.GetRequiredFeature<IHttpMaxRequestBodySizeFeature>().MaxRequestBodySize = null;
        using MemoryStream body = new();
        await context.Request.Body.CopyToAsync(isSparkConnect ? Stream.Null : body, cancellationToken).ConfigureAwait(false);
        return new IncomingRequest(new SignedRequest
        {
            Method = context.Request.Method,
            Path = path,
            Query = query,
            Headers = [.. from header in context.Request.Headers
                          from value in header.Value
                          select KeyValuePair.Create(header.Key, value ?? "")],
            Body = body.ToArray(),
        })
        {
            IsSparkConnect = isSparkConnect,
            IsWebSocket = context.WebSockets.IsWebSocketRequest,
        };
    }

    private static (string Path, string Query) Split(string target)
    {
        // A proxy's client sends the absolute form: http://host:port/path.
        int scheme = target.StartsWith('/') ? -1 : target.IndexOf("://", StringComparison.Ordinal);
        int slash = scheme < 0 ? 0 : target.IndexOf('/', scheme + 3);
        string local = slash < 0 ? "/" : target[slash..];
        int mark = local.IndexOf('?', StringComparison.Ordinal);
        return mark < 0 ? (local, "") : (local[..mark], local[(mark + 1)..]);
    }
}
