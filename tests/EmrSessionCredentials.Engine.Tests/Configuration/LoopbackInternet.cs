using System;
using System.Collections.Concurrent;
using System.IO;
using System.Net;
using System.Net.Http;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace EmrSessionCredentials.Tests.Configuration;

/// <summary>
/// What lets a test stand for AWS: a certificate authority that this process trusts, and a proxy for https that a test can
/// switch on. Both are fixed when .NET first connects, so they are set before any test runs.
/// </summary>
internal static partial class LoopbackInternet
{
    private static readonly ConcurrentDictionary<string, X509Certificate2> Certificates = new(StringComparer.OrdinalIgnoreCase);
    private static readonly X509Certificate2 Authority = CreateAuthority();

    /// <summary>Whether this system's trusted roots can be named for one process.</summary>
    internal static bool IsSupported => OperatingSystem.IsLinux();

    /// <summary>Where https goes; null for straight to the host.</summary>
    internal static Uri? Proxy { get; set; }

    /// <summary>The authority's certificate as a file.</summary>
    internal static string AuthorityPath { get; } = Path.Combine(Path.GetTempPath(), $"emr-tests-ca-{Environment.ProcessId}.pem");

    internal static X509Certificate2 CertificateFor(string host) => Certificates.GetOrAdd(host, Issue);

    [ModuleInitializer]
    internal static void Initialize()
    {
        if (!IsSupported)
            return;
        File.WriteAllText(AuthorityPath, Authority.ExportCertificatePem());
        AppDomain.CurrentDomain.ProcessExit += (_, _) => File.Delete(AuthorityPath);
        // OpenSSL reads the environment of the process, which Environment.SetEnvironmentVariable does not change on Linux.
        _ = SetEnvironment("SSL_CERT_FILE", AuthorityPath, 1);
        HttpClient.DefaultProxy = new SwitchedProxy();
    }

    [LibraryImport("libc", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int SetEnvironment(string name, string value, int overwrite);

    private static X509Certificate2 CreateAuthority()
    {
        ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        CertificateRequest request = new("CN=Tests of EmrSessionCredentials", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        return request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
    }

    private static X509Certificate2 Issue(string host)
    {
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        CertificateRequest request = new("CN=loopback", key, HashAlgorithmName.SHA256);
        SubjectAlternativeNameBuilder names = new();
        names.AddDnsName(host);
        request.CertificateExtensions.Add(names.Build());
        using X509Certificate2 certificate = request.Create(
            Authority.SubjectName, X509SignatureGenerator.CreateForECDsa(Authority.GetECDsaPrivateKey()!),
            DateTimeOffset.UtcNow.AddHours(-1), DateTimeOffset.UtcNow.AddHours(20), RandomNumberGenerator.GetBytes(8));
        return certificate.CopyWithPrivateKey(key);
    }

    private sealed class SwitchedProxy : IWebProxy
    {
        public ICredentials? Credentials { get; set; }

        public Uri? GetProxy(Uri destination) => IsBypassed(destination) ? destination : Proxy;

        public bool IsBypassed(Uri host) => Proxy is null || host.Scheme != Uri.UriSchemeHttps;
    }
}
