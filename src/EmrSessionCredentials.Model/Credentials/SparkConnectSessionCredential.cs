using System;
using System.Security;
using EmrSessionCredentials.Connections;
using EmrSessionCredentials.Requests;

namespace EmrSessionCredentials;

/// <summary>
/// Where a Spark Connect session is and what opens it, as <c>GetSessionEndpoint</c> of Amazon EMR or EMR Serverless
/// returned it.
/// </summary>
public sealed class SparkConnectSessionCredential : SessionCredential
{
    private readonly SparkConnectSessionRequest _request;

    internal SparkConnectSessionCredential(
        SparkConnectSessionRequest request,
        CredentialOrigin origin,
        Uri endpoint,
        SecureString? token,
        DateTimeOffset? expiresAt)
        : base(origin, expiresAt)
    {
        _request = request;
        Endpoint = endpoint;
        Token = token;
    }

    /// <summary>The Spark Connect endpoint (<c>Endpoint</c>).</summary>
    public Uri Endpoint { get; }

    /// <summary>
    /// The session token (<c>AuthToken</c>); null when a cluster gave a user name and password alone.
    /// </summary>
    public SecureString? Token { get; }

    /// <summary>
    /// The user name for a direct connection to a cluster (<c>Credentials.UsernamePassword.Username</c>), or null.
    /// </summary>
    public string? Username { get; internal init; }

    /// <summary>Its password (<c>Credentials.UsernamePassword.Password</c>), or null.</summary>
    public SecureString? Password { get; internal init; }

    /// <summary>The session (<c>SessionId</c>).</summary>
    public string SessionId => _request.SessionId;

    /// <summary>The cluster the session runs on, or null for one of EMR Serverless.</summary>
    public string? ClusterId => (_request as ClusterSessionRequest)?.ClusterId;

    /// <summary>The EMR Serverless application the session belongs to, or null for one of a cluster.</summary>
    public string? ApplicationId => (_request as ServerlessSessionRequest)?.ApplicationId;

    /// <summary>Null: the role is the session's, and the answer does not name it.</summary>
    public override string? ExecutionRoleArn => null;

    internal override SessionCredentialRequest Request => _request;

    internal override ConnectionMeans Means => new()
    {
        Kind = Kind,
        Address = Endpoint.OriginalString,
        Token = Token,
        Username = Username,
        Password = Password,
        SessionId = ClusterId is null ? null : SessionId,
    };

    /// <summary>What it is and until when, without the secrets.</summary>
    public override string ToString() => $"Spark Connect session {SessionId} at {Endpoint.Host}, {Expiry}";
}
