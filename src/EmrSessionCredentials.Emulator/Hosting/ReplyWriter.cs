using System;
using System.Collections.Generic;
using System.Globalization;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;

namespace EmrSessionCredentials.Emulator.Hosting;

/// <summary>Puts an answer on the wire, or, where a fault says so, a part of it.</summary>
internal static class ReplyWriter
{
    internal static async Task WriteAsync(HttpContext context, Reply reply, string requestId, TimeProvider time)
    {
        if (reply.ResetAfter is int length)
        {
            await ConnectionReset.AfterAsync(context, reply, requestId, length).ConfigureAwait(false);
            return;
        }

        HttpResponse response = context.Response;
        response.StatusCode = reply.Status;
        response.Headers["x-amzn-RequestId"] = requestId;
        // Clients compare this with their clock; it must be the clock that signatures are checked by.
        response.Headers.Date = time.GetUtcNow().ToString("R", CultureInfo.InvariantCulture);
        foreach (KeyValuePair<string, string> header in reply.Headers) response.Headers[header.Key] = header.Value;
        if (reply.ContentType is not null) response.ContentType = reply.ContentType;

        foreach (KeyValuePair<string, string> trailer in reply.Trailers)
            response.AppendTrailer(trailer.Key, trailer.Value);

        if (reply.Write is not null)
        {
            await reply.Write(context, reply).ConfigureAwait(false);
            return;
        }

        // Kestrel takes a write to an answer that has no body, an empty one too, for a fault, and closes the connection.
        if (reply.Status == StatusCodes.Status204NoContent) return;
        response.ContentLength = reply.Body.Length;
        // Without a token: a caller that has hung up is Kestrel's concern, and writing to it does nothing.
        await response.Body.WriteAsync(reply.Body, CancellationToken.None).ConfigureAwait(false);
    }
}
