using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using Amazon.Runtime;

namespace EmrSessionCredentials.ServiceClients.Tests;

/// <summary>A request as it would have left the process.</summary>
internal sealed record SentRequest(string Method, string Url, IReadOnlyDictionary<string, string> Headers, string Body)
{
    internal string Path => new Uri(Url, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true })
        .AbsolutePath;

    /// <summary>The request that botocore signed.</summary>
    internal static SentRequest OfGolden(JsonNode golden)
    {
        string url = (string)golden["url"]!;
        Dictionary<string, string> headers = golden["headers"]!.AsObject()
            .ToDictionary(h => h.Key, h => (string)h.Value!, StringComparer.OrdinalIgnoreCase);
        headers["Host"] = new Uri(url).Authority;
        return new SentRequest((string)golden["method"]!, url, headers, (string)golden["body"]!);
    }
}

/// <summary>Stands in for the network: keeps what is sent, answers with what the test says.</summary>
internal sealed class StubHttp : HttpMessageHandler
{
    private readonly List<SentRequest> _sent = [];
    private readonly Func<int, HttpResponseMessage> _answer;

    /// <param name="answer">Makes the response to a request from the number of requests before it.</param>
    internal StubHttp(Func<int, HttpResponseMessage> answer) => _answer = answer;

    internal IReadOnlyList<SentRequest> Sent => _sent;

    internal HttpClientFactory Factory => new StubFactory(this);

    internal static StubHttp Answering(string json, HttpStatusCode status = HttpStatusCode.OK) =>
        new(_ => Response(json, status));

    internal static StubHttp Answering(params (HttpStatusCode Status, string Json)[] answers) => new(
        i => Response(answers[Math.Min(i, answers.Length - 1)].Json, answers[Math.Min(i, answers.Length - 1)].Status));

    internal static HttpResponseMessage Response(
        string? body,
        HttpStatusCode status = HttpStatusCode.OK,
        IEnumerable<KeyValuePair<string, string>>? headers = null)
    {
        HttpResponseMessage response = new(status) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body ?? "")) };
        response.Headers.TryAddWithoutValidation("x-amzn-RequestId", "request-id-1");
        foreach (KeyValuePair<string, string> header in headers ?? [])
        {
            if (response.Headers.TryAddWithoutValidation(header.Key, header.Value))
                continue;
            response.Content.Headers.Remove(header.Key);
            response.Content.Headers.TryAddWithoutValidation(header.Key, header.Value);
        }

        return response;
    }

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        string body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        Dictionary<string, string> headers = request.Headers
            .Concat(request.Content?.Headers.AsEnumerable() ?? [])
            .ToDictionary(h => h.Key, h => string.Join(",", h.Value), StringComparer.OrdinalIgnoreCase);
        headers.TryAdd("Host", request.RequestUri!.Authority);
        int before;
        lock (_sent)
        {
            before = _sent.Count;
            _sent.Add(new SentRequest(request.Method.Method, request.RequestUri.AbsoluteUri, headers, body));
        }

        HttpResponseMessage response = _answer(before);
        response.RequestMessage = request;
        return response;
    }

    private sealed class StubFactory(StubHttp http) : HttpClientFactory
    {
        public override HttpClient CreateHttpClient(IClientConfig clientConfig) => new(http, disposeHandler: false);

        public override bool UseSDKHttpClientCaching(IClientConfig clientConfig) => false;
    }
}
