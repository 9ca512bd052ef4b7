using System;
using System.Collections.Generic;
using System.IO;
using System.Net;
using System.Runtime.InteropServices;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Amazon.Runtime.EventStreams;
using Amazon.Runtime.Internal.Transform;
using EmrSessionCredentials.Calls;
using EmrSessionCredentials.Http;

namespace EmrSessionCredentials.Tests.Calls;

/// <summary>A response's body may hold a secret: every array that it was in is cleared.</summary>
public sealed class ReceivedResponseTests
{
    private static readonly string Body = """{"credentials":{"token":"S3CR3T"}}""".PadRight(5000);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Disposing_a_response_clears_all_that_was_received(bool announced)
    {
        using Source source = new(announced);
        ReceivedResponse response = await ReceivedResponse.AnswerAsync(source, TestContext.Current.CancellationToken);
        byte[] buffer = ((MemoryStream)response.OpenResponse()).GetBuffer();
        Assert.Equal(Body, Encoding.ASCII.GetString(buffer, 0, Body.Length));

        response.Dispose();

        Assert.Contains(buffer, source.Arrays);
        Assert.Equal(announced, source.Arrays.Count == 1);
        Assert.All(source.Arrays, array => Assert.False(array.AsSpan().ContainsAnyExcept((byte)0)));
        Assert.Equal(0, response.OpenResponse().Length);
    }

    /// <summary>The response as HTTP gives it; it remembers the arrays that it was read into.</summary>
    private sealed class Source(bool announced)
        : MemoryStream(Encoding.ASCII.GetBytes(Body)), IWebResponseData, IHttpResponseBody
    {
        internal HashSet<byte[]> Arrays { get; } = [];

        public long ContentLength => announced ? Body.Length : -1;

        public string ContentType => "application/json";

        public HttpStatusCode StatusCode => HttpStatusCode.OK;

        public bool IsSuccessStatusCode => true;

        public IHttpResponseBody ResponseBody => this;

        public string[] GetHeaderNames() => [];

        public bool IsHeaderPresent(string headerName) => false;

        public string GetHeaderValue(string headerName) => "";

        public IEventStreamHeader GetEventStreamHeader(string headerName) => throw new NotSupportedException();

        public bool IsEventHeaderPresent(string headerName) => false;

        public Stream OpenResponse() => this;

        public Task<Stream> OpenResponseAsync() => Task.FromResult<Stream>(this);

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Assert.True(MemoryMarshal.TryGetArray(buffer, out ArraySegment<byte> part));
            Arrays.Add(part.Array!);
            return base.ReadAsync(buffer, cancellationToken);
        }
    }
}
