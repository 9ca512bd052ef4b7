#if NET
using System;
using System.IO;
using System.Net.Http;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;

namespace EmrSessionCredentials.Http;

/// <summary>
/// A connection without TLS, whose reads and writes block on the thread of a blocking call. After one asynchronous
/// operation each read of a socket goes through another thread: a call that blocks anyway would wait for two threads
/// instead of one.
/// </summary>
/// <param name="call">Gets the call under way, on whichever thread; null where there is no call.</param>
internal sealed class SocketConnection(Socket socket, Func<ICallFlow?> call) : NetworkStream(socket, ownsSocket: true)
{
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

            // Under TLS .NET reads ahead on every thread.
            return context.InitialRequestMessage.RequestUri?.Scheme == Uri.UriSchemeHttp
                ? new SocketConnection(socket, call)
                : new NetworkStream(socket, ownsSocket: true);
        }
        catch (Exception)
        {
            socket.Dispose();
            cancellationToken.ThrowIfCancellationRequested();
            throw;
        }
    }

    // What NetworkStream does, but without the copy that it makes in derived classes.
    public override int Read(Span<byte> buffer)
    {
        int count = Socket.Receive(buffer, SocketFlags.None, out SocketError error);
        return error == SocketError.Success ? count : throw Broken(error);
    }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        _ = Socket.Send(buffer, SocketFlags.None, out SocketError error);
        if (error != SocketError.Success)
            throw Broken(error);
    }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (Blocking is not { } flow)
            return base.ReadAsync(buffer, cancellationToken);
        // .NET passes no token on when it reads a body, and cancels a read only after the read has returned a task.
        using (Disposing(Socket, flow.Attempt))
        using (Disposing(Socket, cancellationToken))
            return new ValueTask<int>(Read(buffer.Span));
    }

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (Blocking is not { } flow)
            return base.WriteAsync(buffer, cancellationToken);
        using (Disposing(Socket, flow.Attempt))
        using (Disposing(Socket, cancellationToken))
            Write(buffer.Span);
        return ValueTask.CompletedTask;
    }

    // Not on another thread, where a blocking call goes on after a pause: there .NET reads ahead to find out whether
    // the connection is still open, and expects not to wait.
    private ICallFlow? Blocking => call() is { IsBlocking: true } flow ? flow : null;

    private static IOException Broken(SocketError error)
    {
        SocketException cause = new((int)error);
        return new IOException(cause.Message, cause);
    }

    // The only way to end what blocks in a socket.
    private static CancellationTokenRegistration Disposing(Socket socket, CancellationToken cancellationToken) =>
        cancellationToken.UnsafeRegister(static state => ((Socket)state!).Dispose(), socket);
}
#endif
