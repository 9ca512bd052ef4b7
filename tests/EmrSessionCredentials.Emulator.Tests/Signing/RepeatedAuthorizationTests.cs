using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net.Sockets;
using System.Text;
using System.Threading.Tasks;
using EmrSessionCredentials.Emulator.Signing;
using EmrSessionCredentials.Emulator.Tests.Support;

namespace EmrSessionCredentials.Emulator.Tests.Signing;

/// <summary>Two Authorization headers in one request, sent on a socket because HttpClient joins them.</summary>
public sealed class RepeatedAuthorizationTests
{
    [Fact]
    public async Task The_refusal_has_the_form_of_rest_json()
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();

        string answer = await SendTwiceAsync(
            emulator, emulator.SignedEndpointCall("e", RunningEmulator.EndpointBody().ToJsonString()));

        Assert.StartsWith("HTTP/1.1 403 ", answer, StringComparison.Ordinal);
        Assert.Contains("x-amzn-errortype: IncompleteSignatureException", answer, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task The_refusal_has_the_form_of_json_1_1()
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();

        string answer = await SendTwiceAsync(
            emulator, emulator.SignedEmrCall("GetClusterSessionCredentials", "{\"ClusterId\":\"j-1\"}"));

        Assert.StartsWith("HTTP/1.1 400 ", answer, StringComparison.Ordinal);
        Assert.Contains("com.amazon.coral.service#IncompleteSignatureException", answer, StringComparison.Ordinal);
    }

    private static async Task<string> SendTwiceAsync(RunningEmulator emulator, SignedRequest request)
    {
        IEnumerable<KeyValuePair<string, string>> headers = request.Headers
            .Append(new("Authorization", request.Header("authorization")!))
            .Append(new("Connection", "close"));
        string head = $"POST {request.Path} HTTP/1.1\r\nContent-Length: {request.Body.Length}\r\n"
            + string.Concat(headers.Select(h => $"{h.Key}: {h.Value}\r\n")) + "\r\n";
        using TcpClient client = new();
        await client.ConnectAsync(emulator.Host.Url.Host, emulator.Host.Url.Port);
        NetworkStream stream = client.GetStream();
        await stream.WriteAsync((byte[])[.. Encoding.ASCII.GetBytes(head), .. request.Body.Span]);
        using StreamReader reader = new(stream);
        return await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
    }
}
