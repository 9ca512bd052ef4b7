using System;
using System.Collections.Concurrent;
using System.Diagnostics;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Channels;
using System.Threading.Tasks;

namespace EmrSessionCredentials.Benchmarks.Processes;

/// <summary>A server that stands before another on this machine, and passes everything on late, as if it were far away.</summary>
internal sealed class DelayedFront : IAsyncDisposable
{
    private const int BufferSize = 64 * 1024;

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentBag<Task> _connections = [];
    private readonly Uri _server;
    private readonly Task _accepting;

    private DelayedFront(Uri server)
    {
        _server = server;
        _listener.Start();
        Url = new UriBuilder(server) { Port = ((IPEndPoint)_listener.LocalEndpoint).Port }.Uri;
        _accepting = AcceptAsync();
    }

    /// <summary>What a segment takes each way.</summary>
    internal static TimeSpan Delay { get; } = TimeSpan.FromMilliseconds(15);

    internal Uri Url { get; }

    internal static DelayedFront Before(Uri server) => new(server);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await _accepting.ConfigureAwait(false);
        await Task.WhenAll(_connections).ConfigureAwait(false);
        _listener.Dispose();
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
                _connections.Add(ConnectAsync(await _listener.AcceptTcpClientAsync(_stop.Token).ConfigureAwait(false)));
        }
        catch (OperationCanceledException)
        {
            // It is over.
        }
    }

    private async Task ConnectAsync(TcpClient caller)
    {
        using TcpClient near = caller;
        using TcpClient far = new() { NoDelay = true };
        near.NoDelay = true;
        try
        {
            await far.ConnectAsync(_server.Host, _server.Port, _stop.Token).ConfigureAwait(false);
            await Task.WhenAll(PassAsync(near, far), PassAsync(far, near)).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException or SocketException)
        {
            // One side has gone; the other follows.
        }
    }

    private async Task PassAsync(TcpClient from, TcpClient to)
    {
        Channel<(long Received, byte[] Bytes)> underway = Channel.CreateUnbounded<(long, byte[])>();
        Task writing = WriteAsync(underway.Reader, to);
        byte[] buffer = new byte[BufferSize];
        int count;
        while ((count = await from.GetStream().ReadAsync(buffer, _stop.Token).ConfigureAwait(false)) > 0)
            underway.Writer.TryWrite((Stopwatch.GetTimestamp(), buffer[..count]));
        underway.Writer.Complete();
        await writing.ConfigureAwait(false);
        to.Client.Shutdown(SocketShutdown.Send);
    }

    private async Task WriteAsync(ChannelReader<(long Received, byte[] Bytes)> underway, TcpClient to)
    {
        await foreach ((long received, byte[] bytes) in underway.ReadAllAsync(_stop.Token).ConfigureAwait(false))
        {
            TimeSpan left = Delay - Stopwatch.GetElapsedTime(received);
            if (left > TimeSpan.Zero)
                await Task.Delay(left, _stop.Token).ConfigureAwait(false);
            await to.GetStream().WriteAsync(bytes, _stop.Token).ConfigureAwait(false);
        }
    }
}
