using System.Security;

namespace EmrSessionCredentials.Connections;

/// <summary>What a credential brings to a connection, whatever its type.</summary>
internal sealed record ConnectionMeans
{
    /// <summary>The kind of the credential's session.</summary>
    internal required SessionKind Kind { get; init; }

    /// <summary>Where the credential itself says that its target is: a URL or a host; null where it does not.</summary>
    internal string? Address { get; init; }

    internal SecureString? Token { get; init; }

    internal string? Username { get; init; }

    internal SecureString? Password { get; init; }

    /// <summary>
    /// The certificate authority of the address that was looked up, in PEM; null where the service named none.
    /// </summary>
    internal string? CertificateAuthority { get; init; }

    /// <summary>The session that Spark Connect on a cluster is told, besides the token; null for all others.</summary>
    internal string? SessionId { get; init; }

    /// <summary>
    /// The same for an address of the caller's. A session's token is for the service's own endpoint; a call that goes
    /// past it, over VPC peering to the cluster, shows the user name and password.
    /// </summary>
    internal ConnectionMeans For(ConnectionAddress given) =>
        Password is null || Address is null || ConnectionAddress.Parse(Address, port: null)?.IsSameHost(given) == true
            ? this
            : this with { Token = null, SessionId = null };
}
