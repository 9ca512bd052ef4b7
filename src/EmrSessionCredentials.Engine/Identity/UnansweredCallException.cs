using System;
using System.Net;

namespace EmrSessionCredentials.Identity;

/// <summary>
/// A call of AWS STS or IAM Identity Center that failed with something else than an error of the service.
/// </summary>
/// <param name="endpoint">Where it was sent; null when nothing was.</param>
/// <param name="proxy">The client's proxy; null for the system's.</param>
/// <param name="cause">What the client threw.</param>
internal sealed class UnansweredCallException(Uri? endpoint, IWebProxy? proxy, Exception cause)
    : Exception("The call was not answered.", cause)
{
    internal Uri? Endpoint { get; } = endpoint;

    internal IWebProxy? Proxy { get; } = proxy;

    /// <summary>The setting that named the endpoint; null for the region's own.</summary>
    internal string? EndpointSource { get; init; }

    /// <summary>Whether AWS STS was asked who the keys belong to, and not for keys.</summary>
    internal bool IsVerification { get; init; }
}
