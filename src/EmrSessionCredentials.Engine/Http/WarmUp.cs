#if NET
using System;
using System.IO;
using System.Net.Http;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Threading;
using System.Threading.Tasks;
using EmrSessionCredentials.Settings;

namespace EmrSessionCredentials.Http;

/// <summary>
/// Prepares, on a thread of its own, what the first call of a process would wait for. Meanwhile the session is opened
/// and the request is signed.
/// </summary>
internal static class WarmUp
{
    private static int _hasBegun;

    /// <summary>
    /// Does nothing after the first call. On Linux the system's certificate authorities are read, as .NET does when it
    /// checks the first server (40 to 150 ms). On other systems, and for an endpoint without TLS, the code of
    /// HttpClient (20 ms) and the code that hashes are loaded. Where only a profile names an endpoint without TLS, the
    /// authorities are read nevertheless: to read the profile first would take the time that this saves.
    /// </summary>
    /// <param name="endpoint">The endpoint that the caller names, or null.</param>
    internal static void Begin(Uri? endpoint)
    {
        if (Interlocked.Exchange(ref _hasBegun, 1) != 0)
            return;
        string? url = endpoint?.OriginalString ?? EnvironmentSetting.Get("AWS_ENDPOINT_URL");
        bool usesTls = url?.StartsWith(Uri.UriSchemeHttp + ':', StringComparison.OrdinalIgnoreCase) != true;
        // Not one of the pool's, which may have none to spare yet.
        new Thread(OperatingSystem.IsLinux() && usesTls ? ReadSystemAuthorities : LoadClient)
        {
            IsBackground = true,
            Name = "First call",
        }.Start();
    }

    private static void ReadSystemAuthorities()
    {
        try
        {
            using X509Store roots = new(StoreName.Root, StoreLocation.LocalMachine, OpenFlags.ReadOnly);
            _ = roots.Certificates;
        }
        catch (CryptographicException)
        {
            // The call reads them itself, if it needs them.
        }
    }

    /// <summary>
    /// Hashes nothing, and sends a request over a connection that leads nowhere: .NET loads and compiles what a request
    /// needs.
    /// </summary>
    internal static void LoadClient()
    {
        // First, because the signature comes before the request. On Linux this loads OpenSSL.
        _ = SHA256.HashData([]);
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
        try
        {
            using HttpResponseMessage response = client.Send(request, CancellationToken.None);
            using Stream body = response.Content.ReadAsStream();
            body.CopyTo(Stream.Null);
        }
        catch (HttpRequestException)
        {
            // The call does not depend on it: it sends a request of its own.
        }
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
