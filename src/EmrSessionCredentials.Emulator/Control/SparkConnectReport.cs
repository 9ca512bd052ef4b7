using System;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using EmrSessionCredentials.Emulator.SparkConnect;

namespace EmrSessionCredentials.Emulator.Control;

/// <summary>All that a client needs to connect and to know whom it is connected with.</summary>
internal static class SparkConnectReport
{
    internal static JsonObject Write(SparkConnectEndpoint endpoint) => new()
    {
        ["url"] = endpoint.Url.GetLeftPart(UriPartial.Authority),
        ["host"] = endpoint.Url.Host,
        ["port"] = endpoint.Url.Port,
        ["thumbprint"] = endpoint.Certificate.Thumbprint,
        ["sha256"] = endpoint.Certificate.GetCertHashString(HashAlgorithmName.SHA256),
        ["pem"] = endpoint.Certificate.ExportCertificatePem(),
    };
}
