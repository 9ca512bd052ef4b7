#if NET
using System;
using System.IO;
using System.Net.Http;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;

namespace EmrSessionCredentials.Identity;

/// <summary>
/// A connection whose reads and writes block while a blocking call opens or uses it, TLS handshake included. .NET opens every
/// connection asynchronously, and after one asynchronous operation each read of a socket goes through another thread: a call
/// that blocks anyway would wait for two threads instead of one.
/// </summary>
/// <param name="call">Gets the call under way, on whichever thread; null where there is no call.</param>
internal sealed class SocketConnection(Socket socket, Func<ICallFlow?> call) : NetworkStream(socket, ownsSocket: true)
{
    private bool Blocks => call() is { KeepsThread: true };

    /// <summary>Connects as .NET does, to each address of the host in turn.</summary>
    internal static async ValueTask<Stream> ConnectAsync(
        SocketsHttpConnectionContext context, Func<ICallFlow?> call, CancellationToken cancellationToken)
    {
        Socket socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            if (call() is { KeepsThread: true })
            {
                using (Disposing(socket, cancellationToken))
                    socket.Connect(context.DnsEndPoint);
            }
            else
            {
                await socket.ConnectAsync(context.DnsEndPoint, cancellationToken).ConfigureAwait(false);
            }

            return new SocketConnection(socket, call);
        }
        catch (Exception)
        {
            socket.Dispose();
            cancellationToken.ThrowIfCancellationRequested();
            throw;
        }
    }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (!Blocks)
            return base.ReadAsync(buffer, cancellationToken);
        using (Disposing(Socket, cancellationToken))
            return new ValueTask<int>(Read(buffer.Span));
    }

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (!Blocks)
            return base.WriteAsync(buffer, cancellationToken);
        using (Disposing(Socket, cancellationToken))
            Write(buffer.Span);
        return ValueTask.CompletedTask;
    }

    // The only way to end what blocks in a socket.
    private static CancellationTokenRegistration Disposing(Socket socket, CancellationToken cancellationToken) =>
        cancellationToken.UnsafeRegister(static state => ((Socket)state!).Dispose(), socket);
}
#endif
