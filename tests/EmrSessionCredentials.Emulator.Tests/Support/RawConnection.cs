using System;
using System.Linq;
using System.Net.Sockets;
using System.Text;
using System.Threading.Tasks;
using EmrSessionCredentials.Emulator.Signing;

namespace EmrSessionCredentials.Emulator.Tests.Support;

/// <summary>A plain socket, for answers that an HTTP client does not let through.</summary>
internal sealed class RawConnection : IDisposable
{
    private readonly TcpClient _client = new();

    internal NetworkStream Stream => _client.GetStream();

    /// <summary>Connects and sends a call for an endpoint's token.</summary>
    internal static async Task<RawConnection> CallAsync(RunningEmulator emulator, string endpoint)
    {
        SignedRequest request = emulator.SignedEndpointCall(endpoint, RunningEmulator.EndpointBody().ToJsonString());
        string head = $"POST {request.Path} HTTP/1.1\r\nContent-Length: {request.Body.Length}\r\n"
            + string.Concat(request.Headers.Select(h => $"{h.Key}: {h.Value}\r\n")) + "\r\n";
        RawConnection connection = new();
        await connection._client.ConnectAsync(emulator.Host.Url.Host, emulator.Host.Url.Port);
        await connection.Stream.WriteAsync((byte[])[.. Encoding.ASCII.GetBytes(head), .. request.Body.Span]);
        return connection;
    }

    public void Dispose() => _client.Dispose();
}
