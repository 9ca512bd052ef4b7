using System.IO;
using System.Net;
using System.Threading.Tasks;
using Amazon.Runtime.EventStreams;
using Amazon.Runtime.Internal.Transform;

namespace EmrSessionCredentials.Calls;

/// <summary>A response whose body cannot be read beyond <see cref="MaximumBytes"/>.</summary>
/// <param name="inner">The response as the HTTP handler got it.</param>
internal sealed class BoundedResponse(IWebResponseData inner) : IWebResponseData, IHttpResponseBody
{
    /// <summary>1 MiB, in bytes. No response of these operations comes near it.</summary>
    internal const int MaximumBytes = 1024 * 1024;

    public long ContentLength => inner.ContentLength;

    public string ContentType => inner.ContentType;

    public HttpStatusCode StatusCode => inner.StatusCode;

    public bool IsSuccessStatusCode => inner.IsSuccessStatusCode;

    public IHttpResponseBody ResponseBody => this;

    public string[] GetHeaderNames() => inner.GetHeaderNames();

    public bool IsHeaderPresent(string headerName) => inner.IsHeaderPresent(headerName);

    public string GetHeaderValue(string headerName) => inner.GetHeaderValue(headerName);

    public IEventStreamHeader GetEventStreamHeader(string headerName) => inner.GetEventStreamHeader(headerName);

    public bool IsEventHeaderPresent(string headerName) => inner.IsEventHeaderPresent(headerName);

    public Stream OpenResponse() => new BoundedStream(inner.ResponseBody.OpenResponse(), MaximumBytes);

    public async Task<Stream> OpenResponseAsync() =>
        new BoundedStream(await inner.ResponseBody.OpenResponseAsync().ConfigureAwait(false), MaximumBytes);

    public void Dispose() => inner.ResponseBody.Dispose();
}
