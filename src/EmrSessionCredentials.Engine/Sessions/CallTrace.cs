using System;
using System.Globalization;
using System.Net;
using System.Threading;
using System.Threading.Tasks;
using Amazon.Runtime;
using Amazon.Runtime.Internal.Transform;
using EmrSessionCredentials.Http;
using EmrSessionCredentials.Input;

namespace EmrSessionCredentials.Sessions;

/// <summary>
/// What <see cref="CallObserver"/> sees of the call that is under way. It travels with the asynchronous flow, because
/// AWSSDK.Core hands its handlers nothing of the caller's. A call's attempts follow one another, so nothing is locked.
/// </summary>
internal sealed class CallTrace : ICallFlow
{
    private const string RequestIdHeader = "x-amzn-RequestId";
    private static readonly AsyncLocal<CallTrace?> Flow = new();

    private readonly int? _thread;

    private CallTrace(int? thread) => _thread = thread;

    internal static CallTrace? Current => Flow.Value;

    /// <summary>What the call is signed with.</summary>
    internal ImmutableCredentials? Keys { get; set; }

    /// <summary>Whose connections the call uses.</summary>
    internal Task<string>? Owner { get; set; }

    /// <summary>
    /// Closes the connection that was opened for the call before its request was ready, unless the request used it.
    /// </summary>
    internal IDisposable? EarlyConnection { get; set; }

    internal int Attempts { get; private set; }

    internal Uri? Endpoint { get; private set; }

    /// <summary>The proxy that the client uses; null for the system's.</summary>
    internal IWebProxy? Proxy { get; private set; }

    /// <summary>
    /// The id of the last response that had one: an attempt that was not answered does not take it away.
    /// </summary>
    internal string? RequestId { get; private set; }

    /// <summary>The HTTP status of the last attempt, or null when it was not answered.</summary>
    internal int? StatusCode { get; private set; }

    /// <summary>When the last response was sent, by the service's clock (the header <c>Date</c>).</summary>
    internal DateTimeOffset? ServiceTime { get; private set; }

    /// <summary>What the last response said, if it was an error.</summary>
    internal ErrorAnswer? Error { get; private set; }

    public bool IsBlocking => _thread == Environment.CurrentManagedThreadId;

    public bool KeepsThread => _thread is not null;

    public CancellationToken Attempt { get; private set; }

    /// <param name="isBlocking">Whether the call may keep the thread that it begins on.</param>
    internal static CallTrace Begin(bool isBlocking) =>
        Flow.Value = new CallTrace(isBlocking ? Environment.CurrentManagedThreadId : null);

    internal void Sent(Uri? endpoint, IWebProxy? proxy, CancellationToken attempt)
    {
        Attempt = attempt;
        Attempts++;
        Endpoint = endpoint;
        Proxy = proxy;
        StatusCode = null;
        Error = null;
    }

    internal void Received(IWebResponseData response, ErrorAnswer? error = null)
    {
        Error = error;
        StatusCode = (int)response.StatusCode;
        ServiceTime = DateTimeOffset.TryParseExact(
            response.GetHeaderValue("Date"), "r", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTimeOffset sent)
                ? sent
                : null;
        RequestId = ForeignText.Id(response.GetHeaderValue(RequestIdHeader)) ?? RequestId;
    }
}
