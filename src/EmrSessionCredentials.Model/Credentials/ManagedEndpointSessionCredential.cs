using System;
using System.Security;
using EmrSessionCredentials.Connections;
using EmrSessionCredentials.Requests;

namespace EmrSessionCredentials;

/// <summary>
/// The token of an Amazon EMR on EKS managed endpoint, as <c>GetManagedEndpointSessionCredentials</c> returned it.
/// </summary>
public sealed class ManagedEndpointSessionCredential : SessionCredential
{
    private readonly ManagedEndpointRequest _request;

    internal ManagedEndpointSessionCredential(
        ManagedEndpointRequest request,
        CredentialOrigin origin,
        string? id,
        SecureString token,
        SecureString? endpointToken,
        DateTimeOffset? expiresAt)
        : base(origin, expiresAt)
    {
        _request = request;
        Id = id;
        Token = token;
        EndpointToken = endpointToken;
    }

    /// <summary>The identifier of the token (<c>id</c>).</summary>
    public string? Id { get; }

    /// <summary>The session token (<c>credentials.token</c>).</summary>
    public SecureString Token { get; }

    /// <summary>The endpoint's own token (<c>endpointCredentials.token</c>); null when the service sent none.</summary>
    public SecureString? EndpointToken { get; }

    /// <summary>The managed endpoint it opens, as it was asked for: an id or an ARN.</summary>
    public string EndpointIdentifier => _request.EndpointIdentifier;

    /// <summary>The endpoint's virtual cluster, as it was asked for: an id or an ARN.</summary>
    public string VirtualClusterIdentifier => _request.VirtualClusterIdentifier;

    /// <inheritdoc />
    public override string? ExecutionRoleArn => _request.ExecutionRoleArn;

    /// <summary>The kind of credential that was asked for, <c>TOKEN</c>.</summary>
    public string CredentialType => _request.CredentialType;

    /// <summary>How long it was requested for (<c>durationInSeconds</c>); null for the service's default.</summary>
    public TimeSpan? RequestedDuration =>
        _request.EffectiveDurationInSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : null;

    /// <summary>The section of the execution logs that was requested (<c>logContext</c>), or null.</summary>
    public string? LogContext => _request.LogContext;

    internal override SessionCredentialRequest Request => _request;

    internal override ConnectionMeans Means => new() { Kind = Kind, Token = Token };

    internal override bool HasDisposedSecret => base.HasDisposedSecret || Secrets.IsDisposed(EndpointToken);

    /// <summary>What it is and until when, without the token.</summary>
    public override string ToString() => $"Session token for managed endpoint {EndpointIdentifier}, {Expiry}";
}
