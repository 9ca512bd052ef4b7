using System;
using System.Collections.Generic;
using System.Globalization;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;

namespace EmrSessionCredentials.Emulator.Hosting;

/// <summary>Puts an answer on the wire, or as much of it as a fault allows.</summary>
internal static class ReplyWriter
{
    internal static async Task WriteAsync(HttpContext context, Reply reply, string requestId, TimeProvider time)
    {
        if (reply.ResetAfter < 0)
        {
            context.Abort();
            return;
        }

        HttpResponse response = context.Response;
        response.StatusCode = reply.Status;
        response.Headers["x-amzn-RequestId"] = requestId;
        // Clients compare this with their clock; it must be the clock that signatures are checked by.
        response.Headers.Date = time.GetUtcNow().ToString("R", CultureInfo.InvariantCulture);
        foreach (KeyValuePair<string, string> header in reply.Headers) response.Headers[header.Key] = header.Value;
        if (reply.ContentType is not null) response.ContentType = reply.ContentType;
        if (reply.Status != StatusCodes.Status204NoContent) response.ContentLength = reply.Body.Length;

        foreach (KeyValuePair<string, string> trailer in reply.Trailers)
            response.AppendTrailer(trailer.Key, trailer.Value);

        ReadOnlyMemory<byte> sent = reply.ResetAfter is int length ? reply.Body[..length] : reply.Body;
        try
        {
            await response.Body.WriteAsync(sent, context.RequestAborted).ConfigureAwait(false);
            await response.Body.FlushAsync(context.RequestAborted).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return; // the caller has hung up
        }

        if (reply.ResetAfter is not null) context.Abort();
    }
}
