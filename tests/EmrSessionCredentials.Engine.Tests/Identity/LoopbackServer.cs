using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace EmrSessionCredentials.Tests.Identity;

/// <summary>A request as the server saw it.</summary>
public sealed record Call(string Method, string Path, string Headers, string Body);

/// <summary>Speaks just enough HTTP/1.1 on a free port of 127.0.0.1 for AWSSDK's clients.</summary>
public sealed class LoopbackServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();

    public LoopbackServer()
    {
        _listener.Start();
        Url = $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";
        _ = AcceptAsync();
    }

    public string Url { get; }

    public ConcurrentQueue<Call> Calls { get; } = new();

    /// <summary>What to answer; set by each test.</summary>
    public Func<Call, Task<(int Status, string Body)>> Answer { get; set; } = _ => Task.FromResult((404, ""));

    /// <summary>Where each answer redirects to; null for nowhere.</summary>
    public string? Location { get; set; }

    /// <summary>What is sent instead of a status line and headers; null for these.</summary>
    public string? Head { get; set; }

    public void Reply(Func<Call, (int Status, string Body)> answer)
    {
        Calls.Clear();
        Location = null;
        Answer = call => Task.FromResult(answer(call));
    }

    public void Dispose()
    {
        _stop.Cancel();
        _listener.Stop();
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                TcpClient client = await _listener.AcceptTcpClientAsync(_stop.Token);
                _ = ServeAsync(client);
            }
            catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                NetworkStream stream = client.GetStream();
                if (await ReadAsync(stream) is not Call call)
                    return;

                Calls.Enqueue(call);
                (int status, string body) = await Answer(call);
                byte[] payload = Encoding.UTF8.GetBytes(body);
                string type = body.StartsWith('<') ? "text/xml" : "application/json";
                string head = $"HTTP/1.1 {status} X\r\nContent-Type: {type}\r\nContent-Length: {payload.Length}\r\n"
                    + (Location is null ? "" : $"Location: {Location}\r\n")
                    + "x-amzn-RequestId: req-1\r\nConnection: close\r\n\r\n";
                await stream.WriteAsync(Encoding.ASCII.GetBytes(Head ?? head));
                await stream.WriteAsync(payload);
                client.Client.Shutdown(SocketShutdown.Send);
            }
            catch (Exception e) when (e is IOException or SocketException or ObjectDisposedException)
            {
                // The client hung up.
            }
        }
    }

    private static async Task<Call?> ReadAsync(NetworkStream stream)
    {
        List<byte> bytes = [];
        byte[] buffer = new byte[8192];
        while (true)
        {
            int read = await stream.ReadAsync(buffer);
            if (read == 0)
                return null;

            bytes.AddRange(buffer.AsSpan(0, read).ToArray());
            string text = Encoding.Latin1.GetString(bytes.ToArray());
            int end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
            if (end < 0)
                continue;

            string headers = text[..end];
            int length = headers.Split("\r\n")
                .Where(line => line.StartsWith("content-length:", StringComparison.OrdinalIgnoreCase))
                .Select(line => int.Parse(line.Split(':')[1], System.Globalization.CultureInfo.InvariantCulture))
                .FirstOrDefault();
            if (text.Length < end + 4 + length)
                continue;

            string[] first = headers.Split("\r\n")[0].Split(' ');
            return new Call(first[0], first[1], headers, text.Substring(end + 4, length));
        }
    }

    /// <summary>A URL at which nobody listens any more.</summary>
    internal static string ClosedPort()
    {
        using LoopbackServer gone = new();
        return gone.Url;
    }
}
