using System;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Amazon;
using Amazon.ElasticMapReduce;
using Amazon.EMRContainers;
using Amazon.EMRContainers.Model;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;

namespace EmrSessionCredentials.ServiceClients.Tests;

/// <summary>What a request consists of, beyond the golden ones.</summary>
public sealed class RequestTests
{
    [Fact]
    public async Task The_version_of_the_API_is_sent()
    {
        using StubHttp http = StubHttp.Answering("{}");
        await Clients.EMRContainers(http).GetManagedEndpointSessionCredentialsAsync(Clients.EndpointRequest);
        await Clients.ElasticMapReduce(http).GetClusterSessionCredentialsAsync(Clients.ClusterRequest);

        Assert.Equal(["2020-10-01", "2009-03-31"], http.Sent.Select(sent => sent.Headers["x-amz-api-version"]));
    }

    [Theory]
    [InlineData("https://vpce.example.com/base/path/", "https://vpce.example.com/base/path/virtualclusters/")]
    [InlineData("https://vpce.example.com/base/path", "https://vpce.example.com/base/path/virtualclusters/")]
    [InlineData("http://127.0.0.1:8080", "http://127.0.0.1:8080/virtualclusters/")]
    [InlineData("http://[::1]:8080/", "http://[::1]:8080/virtualclusters/")]
    public async Task A_custom_endpoint_keeps_port_and_base_path_and_the_signature_holds(string url, string start)
    {
        using StubHttp http = StubHttp.Answering("{}");
        await Clients.EMRContainers(http, config => config.ServiceURL = url)
            .GetManagedEndpointSessionCredentialsAsync(Clients.EndpointRequest);

        AssertSigned(Assert.Single(http.Sent), start);
    }

    [Theory]
    [InlineData("https://vpce.example.com/base/path/", "https://vpce.example.com/base/path/")]
    [InlineData("https://vpce.example.com/base/path", "https://vpce.example.com/base/path/")]
    [InlineData("http://127.0.0.1:8080", "http://127.0.0.1:8080/")]
    public async Task A_custom_endpoint_of_EMR_does_too(string url, string expected)
    {
        using StubHttp http = StubHttp.Answering("{}");
        await Clients.ElasticMapReduce(http, config => config.ServiceURL = url)
            .GetClusterSessionCredentialsAsync(Clients.ClusterRequest);

        AssertSigned(Assert.Single(http.Sent), expected);
        Assert.Equal(expected, http.Sent[0].Url);
    }

    [Fact]
    public async Task The_path_leaves_the_process_as_it_was_encoded()
    {
        await using WireStream wire = new();
        using SocketsHttpHandler handler = new() { ConnectCallback = (_, _) => ValueTask.FromResult<Stream>(wire) };
        AmazonEMRContainersClient client = new(Clients.Keys, new AmazonEMRContainersConfig
        {
            ServiceURL = "http://127.0.0.1:8080/base",
            HttpClientFactory = new FixedFactory(handler),
            UseAlternateUserAgentHeader = false,
        });
        GetManagedEndpointSessionCredentialsRequest request = Clients.EndpointRequest;
        request.VirtualClusterIdentifier = "arn:aws:x/../y";
        request.EndpointIdentifier = "a b%2F%2e!'()*é\\";

        GetManagedEndpointSessionCredentialsResponse response = await client.GetManagedEndpointSessionCredentialsAsync(request);

        Assert.Equal("abc", response.Id);
        Assert.StartsWith(
            "POST /base/virtualclusters/arn%3Aaws%3Ax%2F..%2Fy/endpoints/a%20b%252F%252e%21%27%28%29%2A%C3%A9%5C/credentials HTTP/1.1\r\n",
            wire.Written,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Contradictory_settings_end_before_a_request()
    {
        using StubHttp http = StubHttp.Answering("{}");

        await Assert.ThrowsAsync<AmazonClientException>(() => Clients.EMRContainers(http, config =>
        {
            config.ServiceURL = "http://127.0.0.1";
            config.UseFIPSEndpoint = true;
        }).GetManagedEndpointSessionCredentialsAsync(Clients.EndpointRequest));

        Assert.Empty(http.Sent);
    }

    private static void AssertSigned(SentRequest sent, string start)
    {
        Assert.StartsWith(start, sent.Url, StringComparison.Ordinal);
        SigV4 signed = new(sent);
        Assert.Equal(signed.Sign("wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"), signed.Signature);
    }

    private sealed class FixedFactory(HttpMessageHandler handler) : HttpClientFactory
    {
        public override HttpClient CreateHttpClient(IClientConfig clientConfig) => new(handler, disposeHandler: false);
    }

    /// <summary>Stands in for a socket, so that the test sees the bytes that HttpClient writes.</summary>
    private sealed class WireStream : Stream
    {
        private readonly MemoryStream _written = new();
        private readonly MemoryStream _answer = new(
            "HTTP/1.1 200 OK\r\nContent-Length: 12\r\nConnection: close\r\n\r\n{\"id\":\"abc\"}"u8.ToArray());

        internal string Written => Encoding.UTF8.GetString(_written.ToArray());

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override void Flush()
        {
        }

        public override int Read(byte[] buffer, int offset, int count) => _answer.Read(buffer, offset, count);

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            _answer.ReadAsync(buffer, cancellationToken);

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => _written.Write(buffer, offset, count);

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) =>
            _written.WriteAsync(buffer, cancellationToken);
    }
}
