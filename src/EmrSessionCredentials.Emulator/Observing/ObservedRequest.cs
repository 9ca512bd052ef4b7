using System;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.Linq;

namespace EmrSessionCredentials.Emulator.Observing;

/// <summary>
/// One request that the emulator saw. No secret is in it: no token, password, signature or body. A text of the caller's is
/// cut at 2,048 characters.
/// </summary>
public sealed record ObservedRequest
{
    private const int LongestText = 2048;

    /// <summary>Gets the number of the request, from 1 in the order of arrival.</summary>
    public required int Number { get; init; }

    /// <summary>Gets the id that the answer carries as <c>x-amzn-requestid</c>.</summary>
    public required string RequestId { get; init; }

    /// <summary>Gets when it arrived, by the emulator's clock.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Gets the HTTP method.</summary>
    public required string Method { get; init => field = Cut(value); }

    /// <summary>Gets the path as sent, percent-encoded.</summary>
    public required string Path { get; init => field = Cut(value); }

    /// <summary>Gets the connection it came on.</summary>
    public required string Connection { get; init; }

    /// <summary>Gets the <c>User-Agent</c> header.</summary>
    public string? UserAgent { get; init => field = Cut(value); }

    /// <summary>Gets <c>amz-sdk-invocation-id</c>: the same over all attempts of one call.</summary>
    public string? InvocationId { get; init => field = Cut(value); }

    /// <summary>
    /// Gets the attempt of <c>amz-sdk-request: attempt=N; max=M</c>, from 1; null when it was not sent.
    /// </summary>
    public int? Attempt { get; init; }

    /// <summary>Gets M of <c>amz-sdk-request: attempt=N; max=M</c>; null when it was not sent.</summary>
    public int? MaxAttempts { get; init; }

    /// <summary>
    /// Gets the operation's name, <c>gateway</c>, <c>livy</c>, <c>spark-connect</c>, <c>container-credentials</c> or
    /// <c>instance-metadata</c>; null for any other.
    /// </summary>
    public string? Operation { get; internal set; }

    /// <summary>
    /// Gets the signing name of the operation's service, e.g. <c>emr-serverless</c>; null when no operation was called.
    /// </summary>
    public string? Service { get; internal set; }

    /// <summary>Gets the access key that signed; null before a signature was accepted.</summary>
    public string? AccessKey { get; internal set => field = Cut(value); }

    /// <summary>Gets the region that the request was signed for.</summary>
    public string? Region { get; internal set => field = Cut(value); }

    /// <summary>
    /// Gets what the call is about, as sent, the most specific first: endpoint and virtual cluster, cluster, or session
    /// and what it belongs to.
    /// </summary>
    public IReadOnlyList<string> Identifiers
    {
        get;
        internal set => field = value.All(text => text.Length <= LongestText) ? value : [.. value.Select(text => Cut(text))];
    } = [];

    /// <summary>Gets the client token (idempotency token) of the call.</summary>
    public string? ClientToken { get; internal set; }

    /// <summary>Gets the faults that the request ran into, as written.</summary>
    public IReadOnlyList<string> Faults { get; internal set; } = [];

    /// <summary>
    /// Gets the HTTP status of the answer; null until it is answered, and when the caller left first.
    /// </summary>
    public int? Status { get; internal set; }

    /// <summary>Gets the error code of the answer.</summary>
    public string? ErrorCode { get; internal set; }

    /// <summary>Gets a value indicating whether the caller closed the connection before an answer was ready.</summary>
    public bool CallerLeft { get; internal set; }

    [return: NotNullIfNotNull(nameof(text))]
    private static string? Cut(string? text) => text?.Length > LongestText ? text[..LongestText] : text;
}
