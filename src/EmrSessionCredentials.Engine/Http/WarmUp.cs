#if NET
using System;
using System.IO;
using System.Net.Http;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using Amazon.EMRContainers;

namespace EmrSessionCredentials.Http;

/// <summary>What the first call of a process would wait for.</summary>
internal static class WarmUp
{
    /// <summary>
    /// Makes the configuration of a client, sends a request over a connection that leads nowhere and reads its answer:
    /// .NET loads and compiles what a call needs.
    /// </summary>
    internal static void LoadClient()
    {
        SdkDefaults.Set(new AmazonEMRContainersConfig(), appId: null);
#pragma warning disable CA2000 // it holds nothing but memory, and .NET compiles eight methods to dispose of it
        SocketsHttpHandler handler = new()
#pragma warning restore CA2000
        {
            ActivityHeadersPropagator = null,
            AllowAutoRedirect = false,
            UseProxy = false,
            ConnectCallback = static (_, _) => new ValueTask<Stream>(new Answer()),
        };
        using HttpMessageInvoker client = new(handler, disposeHandler: false);
        using HttpRequestMessage request =
            new(HttpMethod.Post, "http://192.0.2.1/") { Content = new ByteArrayContent([]) };
        // AWSSDK.Core names the host, too.
        request.Headers.Host = request.RequestUri!.Host;
        using HttpResponseMessage response = client.Send(request, CancellationToken.None);
        using Stream body = response.Content.ReadAsStream();
        JsonDocument.Parse(body).Dispose();
    }

    /// <summary>A connection on which the answer has come already.</summary>
    private sealed class Answer()
        : MemoryStream("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}"u8.ToArray())
    {
        public override void Write(ReadOnlySpan<byte> buffer)
        {
            // The request goes nowhere.
        }
    }
}
#endif
