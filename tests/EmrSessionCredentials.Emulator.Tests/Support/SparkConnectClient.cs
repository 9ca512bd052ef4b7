using System;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Security.Cryptography;
using System.Threading.Tasks;

namespace EmrSessionCredentials.Emulator.Tests.Support;

/// <summary>A gRPC call as a Spark Connect client makes it, to a server that it knows by its certificate.</summary>
internal sealed class SparkConnectClient : IDisposable
{
    internal const string Config = "/spark.connect.SparkConnectService/Config";

    private readonly RunningEmulator _emulator;
    private readonly HttpClient _http;

    internal SparkConnectClient(RunningEmulator emulator, string? sha256 = null)
    {
        string expected =
            sha256 ?? emulator.Host.SparkConnect.Certificate.GetCertHashString(HashAlgorithmName.SHA256);
        _emulator = emulator;
        _http = new HttpClient(new SocketsHttpHandler
        {
            SslOptions = { RemoteCertificateValidationCallback = (_, certificate, _, _) => string.Equals(
                certificate?.GetCertHashString(HashAlgorithmName.SHA256), expected, StringComparison.Ordinal) },
        });
    }

    public void Dispose() => _http.Dispose();

    /// <returns>The HTTP status, and the gRPC status from the trailers or the headers.</returns>
    internal async Task<(int Http, string? Grpc)> CallAsync(params (string Name, string? Value)[] headers)
    {
        using HttpResponseMessage response = await SendAsync(HttpMethod.Post, Config, "application/grpc", headers);
        return ((int)response.StatusCode, GrpcStatus(response));
    }

    internal async Task<HttpResponseMessage> SendAsync(
        HttpMethod method,
        string path,
        string contentType,
        params (string Name, string? Value)[] headers)
    {
        using HttpRequestMessage request = new(method, new Uri(_emulator.Host.SparkConnect.Url, path))
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };
        if (method == HttpMethod.Post)
        {
            request.Content = new ByteArrayContent(new byte[5]);
            request.Content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        }

        foreach ((string name, string? value) in headers.Where(h => h.Value is not null))
            request.Headers.TryAddWithoutValidation(name, value);
        HttpResponseMessage response = await _http.SendAsync(request, TestContext.Current.CancellationToken);
        await response.Content.LoadIntoBufferAsync(TestContext.Current.CancellationToken);
        return response;
    }

    internal static string? GrpcStatus(HttpResponseMessage response) =>
        new[] { response.TrailingHeaders, response.Headers }
            .Where(headers => headers.Contains("grpc-status"))
            .SelectMany(headers => headers.GetValues("grpc-status"))
            .FirstOrDefault();
}
