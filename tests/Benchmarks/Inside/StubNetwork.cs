using System.Net;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Threading;
using System.Threading.Tasks;
using Amazon.Runtime;

namespace EmrSessionCredentials.Benchmarks.Inside;

/// <summary>In the network's place: answers at once, always the same, as the service would.</summary>
internal sealed class StubNetwork : HttpMessageHandler
{
    /// <summary>An answer of the usual size; its tokens are 64 characters of nothing.</summary>
    internal static byte[] Answer { get; } =
        """
        {"id":"0123456789abcdef","credentials":{"token":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"},"endpointCredentials":{"token":"bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"},"expiresAt":"2099-01-01T00:00:00Z"}
        """u8.ToArray();

    protected override Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        HttpResponseMessage response = new(HttpStatusCode.OK)
        {
            Content = new ByteArrayContent(Answer),
            RequestMessage = request,
        };
        response.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        response.Headers.TryAddWithoutValidation("x-amzn-RequestId", "0b1c2d3e-0000-1111-2222-333344445555");
        return Task.FromResult(response);
    }

    /// <summary>Gives a client this network.</summary>
    internal sealed class Factory : HttpClientFactory
    {
        private readonly StubNetwork _network = new();

        public override HttpClient CreateHttpClient(IClientConfig clientConfig) => new(_network, disposeHandler: false);

        public override bool UseSDKHttpClientCaching(IClientConfig clientConfig) => false;

        public override bool DisposeHttpClientsAfterUse(IClientConfig clientConfig) => false;
    }
}
