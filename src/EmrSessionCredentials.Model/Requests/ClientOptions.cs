using System;
using System.Collections.Generic;
using System.Net;
using EmrSessionCredentials.Requests;

namespace EmrSessionCredentials.Calls;

/// <summary>How calls are made, as far as the caller has a say. Equal options share one client.</summary>
internal sealed record ClientOptions
{
    internal const int MaxAttemptsLimit = 100;
    internal const int LongestAttempt = 3600;

    /// <summary>The endpoint to call in place of the region's own (<c>-EndpointUrl</c>).</summary>
    public Uri? EndpointUrl { get; init; }

    /// <summary>Whether an endpoint may be plain http although it is not on this machine.</summary>
    public bool AllowUnencryptedEndpoint { get; init; }

    /// <summary>
    /// The proxy to use; null for the system's. A user name and password in it count as what it asks for.
    /// </summary>
    public Uri? Proxy
    {
        get;
        init => (field, _proxyLogin) = (value, value?.UserInfo);
    }

    // URLs are equal whatever user name and password they have.
    private readonly string? _proxyLogin;

    /// <summary>What the proxy asks for.</summary>
    public NetworkCredential? ProxyCredential { get; init; }

    /// <summary>
    /// How often a call is sent at most, the first time included, 1 to 100; null for the configured number, else 3.
    /// </summary>
    public int? MaxAttempts { get; init; }

    /// <summary>
    /// How long one attempt may take, to the last byte of its answer, in seconds, 1 to 3600; null for 100.
    /// </summary>
    public int? TimeoutSec { get; init; }

    /// <summary>The endpoint's host: URLs may hold a user name and password.</summary>
    public override string ToString() =>
        $"{nameof(ClientOptions)} {{ {nameof(EndpointUrl)} = {EndpointUrl?.Host} }}";

    /// <exception cref="InvalidRequestParameterException">A number is out of its range.</exception>
    internal void ThrowIfInvalid()
    {
        List<RuleViolation> violations = [];
        Check(nameof(MaxAttempts), MaxAttempts, MaxAttemptsLimit);
        Check(nameof(TimeoutSec), TimeoutSec, LongestAttempt);
        if (violations.Count > 0)
            throw new InvalidRequestParameterException(violations);

        void Check(string parameter, int? value, int most)
        {
            if (value < 1 || value > most)
                violations.Add(new RuleViolation(parameter, $"is {value}; it can be 1 to {most}"));
        }
    }
}
