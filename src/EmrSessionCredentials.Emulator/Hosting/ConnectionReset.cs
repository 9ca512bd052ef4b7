using System;
using System.Net.Sockets;
using System.Text;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace EmrSessionCredentials.Emulator.Hosting;

/// <summary>An answer that stops in the middle of its body, with a reset and not with a polite end.</summary>
internal static class ConnectionReset
{
    /// <param name="context">The request.</param>
    /// <param name="reply">The whole answer.</param>
    /// <param name="requestId">The id of the request.</param>
    /// <param name="length">How many bytes of the body are sent, at most; negative: not even the status line.</param>
    internal static async Task AfterAsync(HttpContext context, Reply reply, string requestId, int length)
    {
        if (length >= 0)
        {
            // Past Kestrel, whose buffer an abort would throw away: what is sent here has been sent.
            Socket socket = context.Features.GetRequiredFeature<IConnectionSocketFeature>().Socket;
            string head = $"HTTP/1.1 {reply.Status} \r\nContent-Type: {reply.ContentType}\r\n"
                + $"Content-Length: {reply.Body.Length}\r\nx-amzn-RequestId: {requestId}\r\n\r\n";
            byte[] start = [.. Encoding.ASCII.GetBytes(head), .. reply.Body[..Math.Min(length, reply.Body.Length)].Span];
            await socket.SendAsync(start).ConfigureAwait(false);
        }

        context.Abort();
    }
}
