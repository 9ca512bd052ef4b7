using System;
using System.Collections.Generic;
using System.Net.Http;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using EmrSessionCredentials.Emulator.Hosting;
using EmrSessionCredentials.Emulator.Signing;
using EmrSessionCredentials.Tests;

namespace EmrSessionCredentials.Emulator.Tests.Support;

/// <summary>An emulator of the test's own with a clock that stands still, and a plain HTTP client before it.</summary>
internal sealed class RunningEmulator : IAsyncDisposable
{
    internal const string Role = "arn:aws:iam::123456789012:role/EMR_Exec";
    private readonly HttpClient _http;

    private RunningEmulator(EmulatorHost host, ManualTime time)
    {
        (Host, Time) = (host, time);
        SocketsHttpHandler handler = new()
        {
            AllowAutoRedirect = false,
            Expect100ContinueTimeout = Timeout.InfiniteTimeSpan,
        };
        handler.SslOptions.RemoteCertificateValidationCallback = (_, certificate, _, _) =>
            certificate!.GetCertHashString() == Host.SparkConnect.Certificate.Thumbprint;
        _http = new HttpClient(handler);
    }

    internal EmulatorHost Host { get; }

    internal ManualTime Time { get; }

    internal TestSigner Signer { get; set; } = new();

    internal static async Task<RunningEmulator> StartAsync(Func<EmulatorOptions, EmulatorOptions>? with = null)
    {
        ManualTime time = new();
        EmulatorOptions options = new() { Time = time };
        EmulatorHost host = await EmulatorHost.StartAsync(
            with is null ? options : with(options), TestContext.Current.CancellationToken);
        return new RunningEmulator(host, time);
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await Host.DisposeAsync();
    }

    /// <summary>
    /// GetManagedEndpointSessionCredentials with a good body, or with members changed (null: left out).
    /// </summary>
    internal Task<Answer> EndpointAsync(string endpoint, JsonObject? body = null, CancellationToken stop = default) =>
        SendAsync(SignedEndpointCall(endpoint, (body ?? EndpointBody()).ToJsonString()), stop);

    internal static JsonObject EndpointBody(params (string Name, JsonNode? Value)[] changes)
    {
        JsonObject body = new() { ["executionRoleArn"] = Role, ["credentialType"] = "TOKEN" };
        foreach ((string name, JsonNode? value) in changes) body[name] = value;
        return body;
    }

    internal SignedRequest SignedEndpointCall(string endpoint, string body)
    {
        string path = $"/virtualclusters/abc123/endpoints/{UriPath.Encode(endpoint)}/credentials";
        return (Signer with { At = Time.GetUtcNow() }).Sign(Post(path, body, "application/json"));
    }

    /// <summary>GetClusterSessionCredentials.</summary>
    internal Task<Answer> ClusterAsync(string cluster, CancellationToken stop = default) =>
        EmrAsync("GetClusterSessionCredentials", new JsonObject { ["ClusterId"] = cluster }.ToJsonString(), stop);

    internal Task<Answer> EmrAsync(string operation, string body, CancellationToken stop = default) =>
        SendAsync(SignedEmrCall(operation, body), stop);

    internal SignedRequest SignedEmrCall(string operation, string body, string? contentType = null)
    {
        SignedRequest request = Post("/", body, contentType ?? "application/x-amz-json-1.1");
        TestSigner signer = Signer with { At = Time.GetUtcNow(), Service = "elasticmapreduce" };
        return signer.Sign(request with
        {
            Headers = [.. request.Headers, new("X-Amz-Target", $"ElasticMapReduce.{operation}")],
        });
    }

    internal SignedRequest Post(string path, string body, string contentType) => new()
    {
        Method = "POST",
        Path = path,
        Headers = [new("Host", Host.Url.Authority), new("Content-Type", contentType)],
        Body = Encoding.UTF8.GetBytes(body),
    };

    /// <summary>A request to the gateway, Livy or the control routes.</summary>
    internal Task<Answer> CallAsync(string method, string path, string? authorization = null, string body = "")
    {
        List<KeyValuePair<string, string>> headers = [];
        if (authorization is not null) headers.Add(new("Authorization", authorization));
        if (method is "POST" or "PUT") headers.Add(new("Content-Type", "application/json"));
        return SendAsync(new SignedRequest
        {
            Method = method,
            Path = path,
            Headers = headers,
            Body = Encoding.UTF8.GetBytes(body),
        });
    }

    internal static string Basic(string? username, string? password) =>
        "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{username}:{password}"));

    internal async Task<Answer> SendAsync(SignedRequest request, CancellationToken stop = default)
    {
        // Without this, Uri takes dot segments away and decodes what need not be encoded.
        UriCreationOptions raw = new() { DangerousDisablePathAndQueryCanonicalization = true };
        string target = request.Query.Length > 0 ? $"{request.Path}?{request.Query}" : request.Path;
        using HttpRequestMessage message = new(
            new HttpMethod(request.Method), new Uri(Host.Url.GetLeftPart(UriPartial.Authority) + target, raw));
        if (!request.Body.IsEmpty || request.Header("content-type") is not null)
            message.Content = new ByteArrayContent(request.Body.ToArray());
        foreach ((string name, string value) in request.Headers)
        {
            if (name is not "Content-Type") message.Headers.TryAddWithoutValidation(name, value);
            else message.Content?.Headers.TryAddWithoutValidation(name, value);
        }

        // A server that does not read a body may close the connection while it is sent.
        message.Headers.ExpectContinue = request.Body.Length > 1024 * 1024;
        HttpResponseMessage response = await _http.SendAsync(message, stop);
        return new Answer(response, await response.Content.ReadAsStringAsync(stop));
    }
}
