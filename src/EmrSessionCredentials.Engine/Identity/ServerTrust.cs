#if NET
using System;
using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Threading;

namespace EmrSessionCredentials.Identity;

/// <summary>Which servers are trusted: TLS 1.2 or later, and a certificate that the system or the call's own authorities trust.</summary>
/// <param name="authorities">The call's own authorities, or null.</param>
internal sealed class ServerTrust(CertificateAuthorities? authorities)
{
    private static int _hasBeenAsked;

    /// <summary>
    /// Reads the system's certificate authorities on a thread of its own, if the first call of the process seems to need them. On
    /// Linux .NET reads them when it checks the first server, which takes 40 to 150 ms. A call without TLS needs none. Where only a
    /// profile says so, they are read nevertheless: reading the profile first would take the time that this saves.
    /// </summary>
    /// <param name="endpoint">The endpoint that the caller names, or null.</param>
    internal static void ReadSystemAuthorities(Uri? endpoint)
    {
        if (!OperatingSystem.IsLinux() || Interlocked.Exchange(ref _hasBeenAsked, 1) != 0)
            return;
        string? url = endpoint?.OriginalString ?? EnvironmentSetting.Get("AWS_ENDPOINT_URL");
        if (url?.StartsWith(Uri.UriSchemeHttp + ':', StringComparison.OrdinalIgnoreCase) == true)
            return;
        // Not one of the pool's, which may have none to spare yet.
        new Thread(Read) { IsBackground = true, Name = "System certificate authorities" }.Start();

        static void Read()
        {
            using X509Store roots = new(StoreName.Root, StoreLocation.LocalMachine, OpenFlags.ReadOnly);
            _ = roots.Certificates;
        }
    }

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
            $"The certificate of the server {host} is not trusted: it has expired, or its issuer is not known.",
            "If a certificate authority of your own issued it, name a file with that authority's certificate in the environment "
            + "variable AWS_CA_BUNDLE, or in ca_bundle of the profile.");
}
#endif
