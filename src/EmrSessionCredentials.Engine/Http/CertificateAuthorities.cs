#if NET
using System;
using System.IO;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using EmrSessionCredentials.Input;
#endif
using EmrSessionCredentials.Identity;
using EmrSessionCredentials.Settings;

namespace EmrSessionCredentials.Http;

/// <summary>
/// The certificate authorities that a call trusts besides the system's: the file that <c>AWS_CA_BUNDLE</c>, the
/// profile's <c>ca_bundle</c> or <c>REQUESTS_CA_BUNDLE</c> names.
/// </summary>
internal sealed class CertificateAuthorities
{
    private const string Variable = "AWS_CA_BUNDLE";
    private const string Setting = "ca_bundle";

#if NET
    private const string PythonVariable = "REQUESTS_CA_BUNDLE";
    private const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";
    private const string FirstLine = "-----BEGIN CERTIFICATE-----";
    private const string LastLine = "-----END CERTIFICATE-----";

    private readonly Lazy<X509Certificate2Collection> _certificates;

    private CertificateAuthorities(string path, string source, string content)
    {
        // A bundle of all public authorities takes 40 ms to read, and is of no use where the system trusts the server.
        _certificates = new Lazy<X509Certificate2Collection>(() => Import(path, source, content));
        Id = SecretHash.Of(content);
    }

    /// <summary>The same for files of the same content.</summary>
    internal string Id { get; }
#endif

    /// <exception cref="SessionCredentialException">
    /// <c>InvalidSetting</c>: the file cannot be read, is longer than 1 MiB or has no certificate.
    /// </exception>
    internal static CertificateAuthorities? Find(ProfileStore profiles)
    {
        if (SettingValue.Find(Variable, Setting, profiles.Active) is not (string path, string source))
        {
#if NET
            // botocore's last resort. It can also be a folder, which OpenSSL reads.
            return EnvironmentSetting.Get(PythonVariable) is { } bundle && !Directory.Exists(bundle)
                ? Read(bundle, $"the environment variable {PythonVariable}")
                : null;
#else
            return null;
#endif
        }

#if NET
        return Read(path, source);
#else
        throw IdentityErrors.Configuration(
            IdentityErrorCodes.InvalidSetting,
            $"A file of certificate authorities ({source}) cannot be used in Windows PowerShell.",
            "Add the certificates to the trusted root certification authorities of Windows, or use PowerShell 7.",
            source);
#endif
    }

#if NET
    /// <summary>
    /// Whether the certificate was issued by one of the authorities. Its dates are checked, its host name is not.
    /// </summary>
    /// <param name="sent">The certificates that the server sent along.</param>
    /// <exception cref="SessionCredentialException">
    /// <c>InvalidSetting</c>: a certificate of the file cannot be read.
    /// </exception>
    internal bool Trust(X509Certificate2 certificate, X509Certificate2Collection sent) =>
        Trust(_certificates.Value, certificate, sent);

    /// <inheritdoc cref="Trust(X509Certificate2, X509Certificate2Collection)" />
    internal static bool Trust(
        X509Certificate2Collection authorities, X509Certificate2 certificate, X509Certificate2Collection sent)
    {
        using X509Chain chain = new();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(authorities);
        chain.ChainPolicy.ExtraStore.AddRange(sent);
        chain.ChainPolicy.ApplicationPolicy.Add(new Oid(ServerAuthentication));
        // What .NET does by default for every connection.
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        return chain.Build(certificate);
    }

    private static CertificateAuthorities Read(string path, string source)
    {
        string content;
        try
        {
            content = BoundedFile.ReadAllText(path);
        }
        catch (UnreadableFileException exception)
        {
            throw Unusable(path, source, exception.Message);
        }

        int start = content.IndexOf(FirstLine, StringComparison.Ordinal);
        int end = start < 0 ? start : content.IndexOf(LastLine, start, StringComparison.Ordinal);
        if (end < 0)
            throw Unusable(path, source, "it has no certificate in PEM format");
        try
        {
            // The first one is looked at here, so that a wrong file is an error at once.
            using X509Certificate2 first = new(Convert.FromBase64String(content[(start + FirstLine.Length)..end]));
        }
        catch (Exception exception) when (exception is FormatException or CryptographicException)
        {
            throw Unreadable(path, source);
        }

        return new CertificateAuthorities(path, source, content);
    }

    private static X509Certificate2Collection Import(string path, string source, string content)
    {
        X509Certificate2Collection certificates = [];
        try
        {
            certificates.ImportFromPem(content);
            return certificates;
        }
        catch (CryptographicException)
        {
            throw Unreadable(path, source);
        }
    }

    private static SessionCredentialException Unreadable(string path, string source) =>
        Unusable(path, source, "a certificate in it cannot be read");

    private static SessionCredentialException Unusable(string path, string source, string problem) =>
        IdentityErrors.Configuration(
            IdentityErrorCodes.InvalidSetting,
            $"The certificate authorities in '{path}' ({source}) cannot be used: {problem}.",
            "Name a file with certificates in PEM format, or remove the setting.",
            source);
#endif
}
