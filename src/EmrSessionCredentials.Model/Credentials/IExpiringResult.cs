using System;

namespace EmrSessionCredentials;

/// <summary>What a service returned, and what can be used for a time.</summary>
internal interface IExpiringResult
{
    /// <summary>The id of the request that returned it (<c>x-amzn-RequestId</c>).</summary>
    string? RequestId { get; }

    /// <summary>What it is called in messages.</summary>
    string Noun { get; }

    /// <summary>When it stops being valid, in UTC; null when the service did not say.</summary>
    DateTime? ExpiresAt { get; }

    /// <summary>How long it is still valid, by the service's clock; null when the service did not say.</summary>
    TimeSpan? ExpiresIn { get; }

    /// <summary>Whether it has expired.</summary>
    bool IsExpired { get; }

    /// <summary>How far the service's clock is ahead of this machine's.</summary>
    TimeSpan ClockOffset { get; }
}
