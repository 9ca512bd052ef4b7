#if NET
using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace EmrSessionCredentials.Http;

/// <summary>
/// Which servers are trusted: TLS 1.2 or later, and a certificate that the system or the call's own authorities trust.
/// </summary>
/// <param name="authorities">The call's own authorities, or null.</param>
internal sealed class ServerTrust(CertificateAuthorities? authorities)
{
    internal SslClientAuthenticationOptions CreateOptions() => new()
    {
        // The system's default may allow TLS 1.0, for instance by a setting of OpenSSL.
#pragma warning disable CA5398 // a floor, not a choice: later versions are added here when .NET has them
        EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
#pragma warning restore CA5398
        RemoteCertificateValidationCallback = Check,
    };

    private bool Check(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        // Only the issuer may be unknown to the system: a wrong host name stays wrong.
        bool isTrusted = errors == SslPolicyErrors.None
            || (errors == SslPolicyErrors.RemoteCertificateChainErrors
                && authorities is not null
                && certificate is X509Certificate2 presented
                && authorities.Trust(presented, chain?.ChainPolicy.ExtraStore ?? []));
        return isTrusted ? isTrusted : throw Untrusted((sender as SslStream)?.TargetHostName, errors);
    }

    // Thrown here, where the reason is known: what .NET throws for a false says no more than that it was one.
    private static SessionCredentialException Untrusted(string? host, SslPolicyErrors errors) =>
        errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch)
        ? new SessionCredentialException(
            FailureKind.ConnectionFailed,
            "ConnectionFailed",
            $"The certificate of the server {host} is not trusted: it was issued for another host name.",
            "Check the endpoint's URL, and whether a proxy answers for it.")
        : new SessionCredentialException(
            FailureKind.ConnectionFailed,
            "ConnectionFailed",
            $"The certificate of the server {host} is not trusted: it has expired, its issuer is not known, or it is not for servers.",
            "If a certificate authority of your own issued it, name a file with that authority's certificate in the environment "
            + "variable AWS_CA_BUNDLE, or in ca_bundle of the profile.");
}
#endif
