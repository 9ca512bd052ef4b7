using System;

namespace EmrSessionCredentials;

/// <summary>Where a credential came from, apart from the request itself.</summary>
/// <param name="Region">The region it was requested in.</param>
/// <param name="RequestId">The id of the request that got it.</param>
/// <param name="Clock">What <c>ExpiresIn</c> measures against.</param>
internal sealed record CredentialOrigin(string Region, string? RequestId, TimeProvider Clock)
{
    // The header has whole seconds, and the response takes time to arrive.
    private static readonly TimeSpan HeaderResolution = TimeSpan.FromSeconds(5);

    /// <summary>
    /// The service's time when it sent the credential (the header <c>Date</c>); null when it did not say.
    /// </summary>
    internal DateTimeOffset? ServiceTime { get; init; }

    /// <summary>
    /// How far the service's clock is ahead of this machine's, where that was found out before; else null.
    /// </summary>
    internal TimeSpan? ClockOffset { get; init; }

    /// <summary>
    /// How far the service's clock is ahead of this machine's; zero when they agree, or when it is unknown.
    /// </summary>
    /// <param name="expiresAt">
    /// When what the service sent expires. A <c>Date</c> that does not fit it is not the service's time.
    /// </param>
    /// <param name="longestValidity">How long it is valid at most.</param>
    internal TimeSpan OffsetFor(DateTimeOffset? expiresAt, TimeSpan longestValidity)
    {
        if (ClockOffset is { } known)
            return known;
        if (ServiceTime is not { } sent || !(expiresAt > sent && expiresAt - sent <= longestValidity + TimeSpan.FromMinutes(1)))
            return TimeSpan.Zero;
        TimeSpan offset = sent - Clock.GetUtcNow();
        return offset.Duration() > HeaderResolution ? offset : TimeSpan.Zero;
    }

    /// <summary>What the session that got it was opened with. Not public: secret keys can be in it.</summary>
    internal Calls.SessionSetup? Setup { get; init; }
}
