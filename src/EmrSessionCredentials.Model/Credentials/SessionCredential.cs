using System;
using System.Collections;
using EmrSessionCredentials.Calls;
using EmrSessionCredentials.Connections;
using EmrSessionCredentials.Requests;

namespace EmrSessionCredentials;

/// <summary>
/// A short-lived credential and where it came from. Secrets are <see cref="System.Security.SecureString"/>s; nothing
/// here, <see cref="object.ToString"/> included, shows one.
/// </summary>
public abstract class SessionCredential : IExpiringResult
{
    // The services' longest.
    private static readonly TimeSpan LongestValidity = TimeSpan.FromHours(12);

    private protected SessionCredential(CredentialOrigin origin, DateTimeOffset? expiresAt)
    {
        Origin = origin;
        ExpiresAt = expiresAt?.UtcDateTime;
        ClockOffset = origin.OffsetFor(expiresAt, LongestValidity);
    }

    /// <summary>The identifier of what it opens, for instance <c>j-1ABCDEFGHIJKL</c>.</summary>
    public string Target => Request.Target;

    /// <summary>When it stops being valid (<c>expiresAt</c>), in UTC; null when the service did not say.</summary>
    public DateTime? ExpiresAt { get; }

    /// <summary>
    /// How long it is still valid, by the service's clock: negative once it has expired, null when the service did not
    /// say.
    /// </summary>
    public TimeSpan? ExpiresIn => ExpiresAt - (Origin.Clock.GetUtcNow() + ClockOffset).UtcDateTime;

    /// <summary>Whether it has expired. False when the service did not say when it does.</summary>
    public bool IsExpired => ExpiresIn <= TimeSpan.Zero;

    /// <summary>
    /// How far the service's clock is ahead of this machine's, with which <see cref="ExpiresIn"/> is calculated; zero
    /// when they agree within five seconds, or when it is unknown.
    /// </summary>
    public TimeSpan ClockOffset { get; }

    /// <summary>The role the session runs as, or null when it is the cluster's own.</summary>
    public abstract string? ExecutionRoleArn { get; }

    /// <summary>The region it was requested in, for instance <c>eu-central-1</c>.</summary>
    public string Region => Origin.Region;

    /// <summary>The id of the request that got it (<c>x-amzn-RequestId</c>); AWS Support asks for it.</summary>
    public string? RequestId => Origin.RequestId;

    /// <summary>
    /// What <c>Set-Secret -Metadata</c> takes: kind, target and its owner, role, region, expiry and request id, and the
    /// name under which the vault of this module gives a fresh one. Never a secret; a new table each time.
    /// </summary>
    public Hashtable Metadata => CredentialMetadata.Of(this);

    string IExpiringResult.Noun => "credential";

    internal string Expiry => ExpiresAt is { } moment ? $"expires {moment:u}" : "expiry unknown";

    /// <summary>What was asked for, and can be asked for again.</summary>
    internal abstract SessionCredentialRequest Request { get; }

    /// <summary>What it brings to a connection.</summary>
    internal abstract ConnectionMeans Means { get; }

    /// <summary>Whether one of its secrets cannot be read any more.</summary>
    internal virtual bool HasDisposedSecret => Secrets.IsDisposed(Means.Token) || Secrets.IsDisposed(Means.Password);

    /// <summary>What the session that got it was opened with.</summary>
    internal SessionSetup? Setup => Origin.Setup;

    /// <summary>The kind of session.</summary>
    private protected SessionKind Kind => SessionKinds.Of(Request.Kind);

    private protected CredentialOrigin Origin { get; }
}
