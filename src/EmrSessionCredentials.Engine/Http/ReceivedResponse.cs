using System;
using System.IO;
using System.Net;
using System.Threading;
using System.Threading.Tasks;
using Amazon.Runtime.EventStreams;
using Amazon.Runtime.Internal.Transform;
using EmrSessionCredentials.Input;

namespace EmrSessionCredentials.Http;

/// <summary>
/// A response whose body has been read, up to <see cref="BoundedStream.MaximumBytes"/>. AWSSDK.Core would read it
/// later, without a bound for errors, outside the time limit, and blocking a thread that a cancellation cannot get at.
/// </summary>
internal sealed class ReceivedResponse(IWebResponseData head, ArraySegment<byte> body)
    : IWebResponseData, IHttpResponseBody
{
    private const int UsualBytes = 2048;

    private static readonly ArraySegment<byte> Nothing = new([]);

    private ArraySegment<byte> _body = body;

    /// <summary>The body without a byte order mark; empty once the response is disposed of.</summary>
    internal ReadOnlyMemory<byte> Body => _body;

    public long ContentLength => head.ContentLength;

    public string ContentType => head.ContentType;

    public HttpStatusCode StatusCode => head.StatusCode;

    public bool IsSuccessStatusCode => head.IsSuccessStatusCode;

    public IHttpResponseBody ResponseBody => this;

    public string[] GetHeaderNames() => head.GetHeaderNames();

    public bool IsHeaderPresent(string headerName) => head.IsHeaderPresent(headerName);

    public string GetHeaderValue(string headerName) => head.GetHeaderValue(headerName);

    public IEventStreamHeader GetEventStreamHeader(string headerName) => head.GetEventStreamHeader(headerName);

    public bool IsEventHeaderPresent(string headerName) => head.IsEventHeaderPresent(headerName);

    // With its buffer open to who reads it: a copy of a secret less.
    public Stream OpenResponse() =>
        new MemoryStream(_body.Array!, _body.Offset, _body.Count, writable: false, publiclyVisible: true);

    public Task<Stream> OpenResponseAsync() => Task.FromResult(OpenResponse());

    /// <summary>Forgets the body: exceptions hold on to responses, and the body may hold the secret.</summary>
    public void Dispose()
    {
        BoundedStream.Clear(_body);
        _body = Nothing;
    }

    /// <summary>Receives an answer, all of it.</summary>
    /// <exception cref="CutOffResponseException">The connection broke within the body.</exception>
    /// <exception cref="OversizedAnswerException">
    /// The body is longer than <see cref="BoundedStream.MaximumBytes"/>.
    /// </exception>
    internal static async Task<ReceivedResponse> AnswerAsync(
        IWebResponseData response, CancellationToken cancellationToken)
    {
        ArraySegment<byte>? read;
        try
        {
            read = await ReadAsync(response, cancellationToken).ConfigureAwait(false);
        }
        catch (IOException)
        {
            // Not as the cause: HTTP's own errors quote what they stumble over.
            throw new CutOffResponseException();
        }

        return read is { } received ? new ReceivedResponse(response, received) : throw new OversizedAnswerException();
    }

    /// <summary>
    /// Receives an error response. Its status and headers say more than a body that breaks off, stalls or never ends;
    /// such a body counts as empty.
    /// </summary>
    internal static async Task<ReceivedResponse> ErrorAsync(IWebResponseData response, AttemptLimit limit)
    {
        try
        {
            return new ReceivedResponse(
                response, await ReadAsync(response, limit.Token).ConfigureAwait(false) ?? Nothing);
        }
        catch (Exception e) when (e is IOException || limit.IsOver)
        {
            return new ReceivedResponse(response, Nothing);
        }
    }

    /// <returns>The body; null when it is longer than <see cref="BoundedStream.MaximumBytes"/>.</returns>
    private static async Task<ArraySegment<byte>?> ReadAsync(
        IWebResponseData response, CancellationToken cancellationToken)
    {
        using IHttpResponseBody source = response.ResponseBody;
        if (response.ContentLength > BoundedStream.MaximumBytes)
            return null;
#if NETFRAMEWORK
        // Its streams take a token and do not look at it.
        using CancellationTokenRegistration stop = cancellationToken.Register(source.Dispose);
#endif
        Stream stream = await source.OpenResponseAsync().ConfigureAwait(false);
        // Without a length, as little as most answers need; one byte more than the length, to see the end.
        int capacity = response.ContentLength > 0 ? (int)response.ContentLength + 1 : UsualBytes;
        if (await BoundedStream.ReadAsync(stream, cancellationToken, capacity).ConfigureAwait(false) is not { } read)
            return null;
        int start = read.AsSpan().StartsWith("\uFEFF"u8) ? "\uFEFF"u8.Length : 0;
        return new ArraySegment<byte>(read.Array!, start, read.Count - start);
    }
}
