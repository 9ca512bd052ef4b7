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

        if (reply.Conversation is not null)
        {
            await reply.Conversation(context).ConfigureAwait(false);
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

        // A 204 has no length.
        if (reply.Status != StatusCodes.Status204NoContent) response.ContentLength = reply.Body.Length;
        // A write, even of nothing, has two effects that must not be: after it, HTTP/2's headers do not end the stream,
        // as those of a gRPC error must; and Kestrel closes the connection where the answer cannot have a body.
        if (reply.Body.IsEmpty) return;
        // Without a token: a caller that has hung up is Kestrel's concern, and writing to it does nothing.
        await response.Body.WriteAsync(reply.Body, CancellationToken.None).ConfigureAwait(false);
    }
}
