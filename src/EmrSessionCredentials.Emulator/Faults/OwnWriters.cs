using System;
using System.Net.Sockets;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using EmrSessionCredentials.Emulator.Hosting;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace EmrSessionCredentials.Emulator.Faults;

/// <summary>Answers that no server writes by itself.</summary>
internal static class OwnWriters
{
    private const int ChunkLength = 16 * 1024;

    /// <summary>Chunks of one JSON text that never ends, until the caller leaves.</summary>
    internal static async Task EndlessAsync(HttpContext context, Reply reply)
    {
        byte[] chunk = new byte[ChunkLength];
        Array.Fill(chunk, (byte)'x');
        context.Response.ContentType = reply.ContentType;
        try
        {
            await context.Response.WriteAsync("{\"filling\":\"", context.RequestAborted).ConfigureAwait(false);
            while (!context.RequestAborted.IsCancellationRequested)
                await context.Response.Body.WriteAsync(chunk, context.RequestAborted).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // The caller has left, which is the only end that there is.
        }
    }

    /// <summary>
    /// The answer twice, although one was asked for. The connection stays open, and the next request is never read:
    /// a client could take the second answer for the answer to it.
    /// </summary>
    internal static async Task TwiceAsync(HttpContext context, Reply reply)
    {
        string head = $"HTTP/1.1 {reply.Status} OK\r\nContent-Type: {reply.ContentType}\r\n"
            + $"Content-Length: {reply.Body.Length}\r\n\r\n";
        byte[] answer = [.. Encoding.ASCII.GetBytes(head), .. reply.Body.Span];
        // Past Kestrel, which answers each request once; in one piece, so that both are there when the first is read.
        Socket socket = context.Features.GetRequiredFeature<IConnectionSocketFeature>().Socket;
        await socket.SendAsync((byte[])[.. answer, .. answer]).ConfigureAwait(false);
#pragma warning disable RS0030 // no time passes here: it ends when the client leaves
        await Task.Delay(Timeout.InfiniteTimeSpan, context.RequestAborted)
            .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
#pragma warning restore RS0030
        context.Abort();
    }
}
