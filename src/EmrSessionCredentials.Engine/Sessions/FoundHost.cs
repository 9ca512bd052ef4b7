using EmrSessionCredentials.Connections;

namespace EmrSessionCredentials.Sessions;

/// <summary>What the service said about where something is.</summary>
/// <param name="Address">A URL or a host name; null when it named none.</param>
internal sealed record FoundHost(ConnectionKind Kind, string? Address, string Detail)
{
    /// <summary>The certificate authority of the server there, in PEM; null when the service named none.</summary>
    internal string? CertificateAuthority { get; init; }
}
