using System;
using System.Collections.Generic;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using Amazon.EMRContainers;
using Amazon.EMRContainers.Model;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Auth;
using Amazon.Runtime.Internal.Util;

namespace EmrSessionCredentials.Benchmarks.Floor;

/// <summary>The least that makes the call: HttpClient, a body, a signature if asked, a look at the answer.</summary>
internal sealed class HttpCaller : ICaller
{
    private const string Path = "/virtualclusters/{virtualClusterId}/endpoints/{endpointId}/credentials";

    private readonly HttpClient _http = new() { Timeout = Timeout.InfiniteTimeSpan };
    private readonly Uri _url;
    private readonly bool _sign;
    private readonly AmazonEMRContainersConfig _config;
    private readonly AWS4Signer _signer = new();

    internal HttpCaller(Uri url, bool sign)
    {
        _url = url;
        _sign = sign;
        _config = new AmazonEMRContainersConfig { ServiceURL = url.AbsoluteUri, AuthenticationRegion = Known.Region };
    }

    public async Task<bool> CallAsync(string endpoint, CancellationToken cancellationToken)
    {
        byte[] body = JsonSerializer.SerializeToUtf8Bytes(
            new { executionRoleArn = Known.Role, credentialType = "TOKEN", clientToken = Guid.NewGuid().ToString() });
        using HttpRequestMessage message = new(
            HttpMethod.Post, new Uri(_url, $"virtualclusters/{Known.VirtualCluster}/endpoints/{endpoint}/credentials"));
        message.Content = new ByteArrayContent(body);
        message.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        if (_sign)
            Sign(message, endpoint, body);
        using HttpResponseMessage response = await _http.SendAsync(message, cancellationToken).ConfigureAwait(false);
        response.EnsureSuccessStatusCode();
        byte[] answer = await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
        using JsonDocument document = JsonDocument.Parse(answer);
        return document.RootElement.GetProperty("credentials").GetProperty("token").GetString() is { Length: > 0 };
    }

    public void Dispose() => _http.Dispose();

    private void Sign(HttpRequestMessage message, string endpoint, byte[] body)
    {
        DefaultRequest request = new(new GetManagedEndpointSessionCredentialsRequest(), "Amazon.EMRContainers")
        {
            HttpMethod = "POST",
            ResourcePath = Path,
            Endpoint = _url,
            Content = body,
            OverrideSigningServiceName = "emr-containers",
        };
        request.AddPathResource("{virtualClusterId}", Known.VirtualCluster);
        request.AddPathResource("{endpointId}", endpoint);
        request.Headers["Content-Type"] = "application/json";
        AWS4SigningResult signature =
            _signer.SignRequest(request, _config, new RequestMetrics(), Known.AccessKey, Known.SecretKey);
        message.Headers.TryAddWithoutValidation("Authorization", signature.ForAuthorizationHeader);
        foreach (KeyValuePair<string, string> header in request.Headers)
        {
            if (header.Key.StartsWith("X-Amz-", StringComparison.OrdinalIgnoreCase))
                message.Headers.TryAddWithoutValidation(header.Key, header.Value);
        }
    }
}
