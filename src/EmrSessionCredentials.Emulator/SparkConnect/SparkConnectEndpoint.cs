using System;
using System.Security.Cryptography.X509Certificates;
using EmrSessionCredentials.Emulator.Hosting;

namespace EmrSessionCredentials.Emulator.SparkConnect;

/// <summary>Where Spark Connect listens, and the certificate by which a client knows that it is the emulator.</summary>
public sealed class SparkConnectEndpoint
{
    private readonly Addresses _addresses;
    private readonly Lazy<X509Certificate2> _certificate;

    internal SparkConnectEndpoint(Addresses addresses, TimeProvider time)
    {
        _addresses = addresses;
        // Made when the first client comes or asks for it: an emulator must start fast.
        _certificate = new Lazy<X509Certificate2>(() => ServerCertificate.Make(time));
    }

    /// <summary>Gets the address, e.g. <c>https://127.0.0.1:41238/</c>: TLS with HTTP/2 only.</summary>
    public Uri Url => _addresses.SparkConnect;

    /// <summary>
    /// Gets the self-signed certificate, for 127.0.0.1 and localhost. It is the emulator's own and ends with it.
    /// </summary>
    public X509Certificate2 Certificate => _certificate.Value;

    internal void Dispose()
    {
        if (_certificate.IsValueCreated) _certificate.Value.Dispose();
    }
}
