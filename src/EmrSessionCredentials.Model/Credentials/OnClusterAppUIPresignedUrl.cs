using System;
using System.Security;
using EmrSessionCredentials.Requests;

namespace EmrSessionCredentials;

/// <summary>
/// A URL that opens a user interface on a cluster, as <c>GetOnClusterAppUIPresignedURL</c> returned it. Anyone who has
/// the URL is logged in, so it is a <see cref="SecureString"/>.
/// </summary>
public sealed class OnClusterAppUIPresignedUrl : IExpiringResult
{
    // The longest of Signature Version 4.
    private static readonly TimeSpan LongestValidity = TimeSpan.FromDays(7);

    private readonly OnClusterAppUIRequest _request;
    private readonly CredentialOrigin _origin;

    internal OnClusterAppUIPresignedUrl(
        OnClusterAppUIRequest request, CredentialOrigin origin, bool isReady, SecureString? url, DateTimeOffset? expiresAt)
    {
        _request = request;
        _origin = origin;
        PresignedURLReady = isReady;
        PresignedURL = url;
        ExpiresAt = expiresAt?.UtcDateTime;
        ClockOffset = origin.OffsetFor(expiresAt, LongestValidity);
    }

    /// <summary>Whether the URL can be used (<c>PresignedURLReady</c>).</summary>
    public bool PresignedURLReady { get; }

    /// <summary>The URL (<c>PresignedURL</c>); null when the service did not send one.</summary>
    public SecureString? PresignedURL { get; }

    /// <summary>
    /// When the URL stops working, in UTC, as the URL itself says (<c>X-Amz-Date</c> and <c>X-Amz-Expires</c>); else
    /// null.
    /// </summary>
    public DateTime? ExpiresAt { get; }

    /// <summary>
    /// How long the URL still works, by the service's clock: negative once it has expired, null when the URL does not
    /// say.
    /// </summary>
    public TimeSpan? ExpiresIn => ExpiresAt - (_origin.Clock.GetUtcNow() + ClockOffset).UtcDateTime;

    /// <summary>Whether the URL has expired. False when it does not say when it does.</summary>
    public bool IsExpired => ExpiresIn <= TimeSpan.Zero;

    /// <summary>
    /// How far the service's clock is ahead of this machine's, with which <see cref="ExpiresIn"/> is calculated; zero
    /// when they agree within five seconds, or when it is unknown.
    /// </summary>
    public TimeSpan ClockOffset { get; }

    string IExpiringResult.Noun => "URL";

    /// <summary>The cluster (<c>ClusterId</c>).</summary>
    public string ClusterId => _request.ClusterId;

    /// <summary>The user interface (<c>OnClusterAppUIType</c>); null where the service chose it.</summary>
    public string? OnClusterAppUIType => _request.OnClusterAppUIType;

    /// <summary>The application in the user interface (<c>ApplicationId</c>), or null.</summary>
    public string? ApplicationId => _request.ApplicationId;

    /// <summary>The role that the user interface is opened as, or null when it is the cluster's own.</summary>
    public string? ExecutionRoleArn => _request.ExecutionRoleArn;

    /// <summary>The region it was requested in, for instance <c>eu-central-1</c>.</summary>
    public string Region => _origin.Region;

    /// <summary>The id of the request that returned it (<c>x-amzn-RequestId</c>).</summary>
    public string? RequestId => _origin.RequestId;

    /// <summary>What it is, without the URL.</summary>
    /// <returns>For instance <c>SparkHistoryServer of j-1ABCDEFGHIJKL</c>.</returns>
    public override string ToString() => $"{OnClusterAppUIType ?? "User interface"} of {ClusterId}";
}
