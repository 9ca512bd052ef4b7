using System;
using System.IO;
using System.Net;
using System.Threading;
using System.Threading.Tasks;
using Amazon.Runtime.EventStreams;
using Amazon.Runtime.Internal.Transform;

namespace EmrSessionCredentials.Calls;

/// <summary>
/// A response whose body has been read, up to <see cref="MaximumBytes"/>. AWSSDK.Core would read it later, without a
/// bound for errors, outside the time limit, and blocking a thread that a cancellation cannot get at.
/// </summary>
internal sealed class ReceivedResponse : IWebResponseData, IHttpResponseBody
{
    /// <summary>1 MiB, in bytes. No response of these operations comes near it.</summary>
    internal const int MaximumBytes = 1024 * 1024;

    private readonly IWebResponseData _head;
    private byte[] _body;

    private ReceivedResponse(IWebResponseData head, byte[] body)
    {
        _head = head;
        _body = body;
    }

    public long ContentLength => _head.ContentLength;

    public string ContentType => _head.ContentType;

    public HttpStatusCode StatusCode => _head.StatusCode;

    public bool IsSuccessStatusCode => _head.IsSuccessStatusCode;

    public IHttpResponseBody ResponseBody => this;

    public string[] GetHeaderNames() => _head.GetHeaderNames();

    public bool IsHeaderPresent(string headerName) => _head.IsHeaderPresent(headerName);

    public string GetHeaderValue(string headerName) => _head.GetHeaderValue(headerName);

    public IEventStreamHeader GetEventStreamHeader(string headerName) => _head.GetEventStreamHeader(headerName);

    public bool IsEventHeaderPresent(string headerName) => _head.IsEventHeaderPresent(headerName);

    public Stream OpenResponse() => new MemoryStream(_body, writable: false);

    public Task<Stream> OpenResponseAsync() => Task.FromResult(OpenResponse());

    /// <summary>Forgets the body: exceptions hold on to responses, and the body may hold the secret.</summary>
    public void Dispose()
    {
        Array.Clear(_body, 0, _body.Length);
        _body = [];
    }

    /// <summary>Receives an answer, all of it.</summary>
    /// <exception cref="CutOffResponseException">The connection broke within the body.</exception>
    /// <exception cref="InvalidDataException">The body is longer than <see cref="MaximumBytes"/>.</exception>
    internal static async Task<ReceivedResponse> AnswerAsync(IWebResponseData response, CancellationToken cancellationToken)
    {
        using MemoryStream body = new();
        try
        {
            if (await ReadAsync(response, body, cancellationToken).ConfigureAwait(false))
                return new ReceivedResponse(response, body.ToArray());
        }
        catch (IOException)
        {
            // Not as the cause: HTTP's own errors quote what they stumble over.
            throw new CutOffResponseException();
        }

        throw new InvalidDataException($"The response is longer than {MaximumBytes} bytes.");
    }

    /// <summary>
    /// Receives an error response. Its status and headers say more than a body that breaks off, stalls or never ends;
    /// such a body counts as none.
    /// </summary>
    internal static async Task<ReceivedResponse> ErrorAsync(IWebResponseData response, AttemptLimit limit)
    {
        using MemoryStream body = new();
        try
        {
            if (await ReadAsync(response, body, limit.Token).ConfigureAwait(false))
                return new ReceivedResponse(response, body.ToArray());
        }
        catch (Exception e) when (e is IOException || limit.IsOver)
        {
            // Nothing to add to the status.
        }

        return new ReceivedResponse(response, []);
    }

    private static async Task<bool> ReadAsync(IWebResponseData response, MemoryStream body, CancellationToken cancellationToken)
    {
        using IHttpResponseBody source = response.ResponseBody;
        if (response.ContentLength > MaximumBytes)
            return false;
#if NETFRAMEWORK
        // Its streams take a token and do not look at it.
        using CancellationTokenRegistration stop = cancellationToken.Register(source.Dispose);
#endif
        Stream stream = await source.OpenResponseAsync().ConfigureAwait(false);
        byte[] buffer = new byte[8192];
        int read;
#if NET
        while ((read = await stream.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0)
#else
        while ((read = await stream.ReadAsync(buffer, 0, buffer.Length, cancellationToken).ConfigureAwait(false)) > 0)
#endif
        {
            if (body.Length + read > MaximumBytes)
                return false;
            body.Write(buffer, 0, read);
        }

        return true;
    }
}
