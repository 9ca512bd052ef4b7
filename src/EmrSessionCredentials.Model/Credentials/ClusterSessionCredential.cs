using System;
using System.Security;
using EmrSessionCredentials.Connections;
using EmrSessionCredentials.Requests;

namespace EmrSessionCredentials;

/// <summary>
/// The user name and password of an Amazon EMR cluster with runtime roles, as <c>GetClusterSessionCredentials</c>
/// returned them. They need a few seconds to reach the cluster; AWS's own notebook extension waits three.
/// </summary>
public sealed class ClusterSessionCredential : SessionCredential
{
    private readonly ClusterRequest _request;

    internal ClusterSessionCredential(
        ClusterRequest request,
        CredentialOrigin origin,
        string username,
        SecureString password,
        DateTimeOffset? expiresAt)
        : base(origin, expiresAt)
    {
        _request = request;
        Username = username;
        Password = password;
    }

    /// <summary>The user name (<c>Credentials.UsernamePassword.Username</c>).</summary>
    public string Username { get; }

    /// <summary>The password (<c>Credentials.UsernamePassword.Password</c>).</summary>
    public SecureString Password { get; }

    /// <summary>The cluster it opens, for instance <c>j-1ABCDEFGHIJKL</c>.</summary>
    public string ClusterId => _request.ClusterId;

    /// <inheritdoc />
    public override string? ExecutionRoleArn => _request.ExecutionRoleArn;

    internal override SessionCredentialRequest Request => _request;

    internal override ConnectionMeans Means => new() { Kind = Kind, Username = Username, Password = Password };

    /// <summary>What it is and until when, without the password.</summary>
    public override string ToString() => $"Session credential for cluster {ClusterId}, {Expiry}";
}
