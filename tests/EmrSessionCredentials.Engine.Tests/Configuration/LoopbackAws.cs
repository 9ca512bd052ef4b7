using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace EmrSessionCredentials.Tests.Configuration;

/// <summary>A request, with the address that it was meant for.</summary>
internal sealed record AwsRequest(
    string Address, string Method, string Target, IReadOnlyDictionary<string, string> Headers, string Body)
{
    internal string Header(string name) => Headers.TryGetValue(name, out string? value) ? value : "";
}

/// <summary>
/// All of AWS on one port of 127.0.0.1: a proxy that answers for every https host itself, and the same services over plain
/// http. A connection serves many requests.
/// </summary>
internal sealed class LoopbackAws : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Func<AwsRequest, (int Status, string Body)?> _answer;

    /// <param name="answer">What a request is answered; null to close the connection.</param>
    internal LoopbackAws(Func<AwsRequest, (int Status, string Body)?> answer)
    {
        _answer = answer;
        _listener.Start();
        HostAndPort = $"127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";
        _ = AcceptAsync();
    }

    internal string HostAndPort { get; }

    internal string Url => $"http://{HostAndPort}";

    internal ConcurrentQueue<AwsRequest> Requests { get; } = new();

    public void Dispose()
    {
        _stop.Cancel();
        _listener.Stop();
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
                _ = ServeAsync(await _listener.AcceptTcpClientAsync(_stop.Token));
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The end of the test.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                Stream stream = client.GetStream();
                AwsRequest? first = await ReadAsync(stream, Url);
                if (first is { Method: "CONNECT" })
                {
                    string host = first.Target[..first.Target.LastIndexOf(':')];
                    await WriteAsync(stream, "HTTP/1.1 200 Connection established\r\n\r\n");
                    SslStream tls = new(stream);
                    await tls.AuthenticateAsServerAsync(LoopbackInternet.CertificateFor(host));
                    await AnswerAllAsync(tls, await ReadAsync(tls, $"https://{host}"), $"https://{host}");
                }
                else
                {
                    await AnswerAllAsync(stream, first, Url);
                }
            }
            catch (Exception e) when (e is IOException or SocketException or ObjectDisposedException
                or System.Security.Authentication.AuthenticationException or OperationCanceledException)
            {
                // The client closed the connection.
            }
        }
    }

    private async Task AnswerAllAsync(Stream stream, AwsRequest? request, string address)
    {
        for (; request is not null; request = await ReadAsync(stream, address))
        {
            Requests.Enqueue(request);
            if (_answer(request) is not (int status, string body))
                return;
            string type = body.StartsWith('<') ? "text/xml" : "application/json";
            await WriteAsync(
                stream,
                $"HTTP/1.1 {status} X\r\nContent-Type: {type}\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}");
        }
    }

    private static Task WriteAsync(Stream stream, string text) => stream.WriteAsync(Encoding.UTF8.GetBytes(text)).AsTask();

    private async Task<AwsRequest?> ReadAsync(Stream stream, string address)
    {
        string? first = await LineAsync(stream);
        if (first is null)
            return null;
        string[] parts = first.Split(' ');
        Dictionary<string, string> headers = new(StringComparer.OrdinalIgnoreCase);
        while (await LineAsync(stream) is { Length: > 0 } line)
            headers[line[..line.IndexOf(':', StringComparison.Ordinal)]] = line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim();
        byte[] body = new byte[headers.TryGetValue("Content-Length", out string? length)
            ? int.Parse(length, System.Globalization.CultureInfo.InvariantCulture)
            : 0];
        await stream.ReadExactlyAsync(body, _stop.Token);
        return new AwsRequest(address, parts[0], parts[1], headers, Encoding.UTF8.GetString(body));
    }

    private async Task<string?> LineAsync(Stream stream)
    {
        List<byte> line = [];
        byte[] one = new byte[1];
        while (await stream.ReadAsync(one, _stop.Token) == 1)
        {
            if (one[0] == '\n')
                return Encoding.Latin1.GetString([.. line]).TrimEnd('\r');
            line.Add(one[0]);
        }

        return line.Count == 0 ? null : throw new EndOfStreamException();
    }
}
