using System;
using System.Net;

namespace EmrSessionCredentials.Calls;

/// <summary>How calls are made, as far as the caller has a say. Equal options share one client.</summary>
public sealed record ClientOptions
{
    /// <summary>The endpoint to call in place of the region's own (<c>-EndpointUrl</c>).</summary>
    public Uri? EndpointUrl { get; init; }

    /// <summary>Whether an endpoint may be plain http although it is not on this machine.</summary>
    public bool AllowUnencryptedEndpoint { get; init; }

    /// <summary>The proxy to use; null for the system's.</summary>
    public Uri? Proxy { get; init; }

    /// <summary>What the proxy asks for.</summary>
    public NetworkCredential? ProxyCredential { get; init; }

    /// <summary>How often a call is sent at most, the first time included; null for the configured number, else 3.</summary>
    public int? MaxAttempts { get; init; }

    /// <summary>How long one attempt may take, in seconds; null for AWSSDK.Core's own limit.</summary>
    public int? TimeoutSec { get; init; }
}
