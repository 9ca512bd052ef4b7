using System;
using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography;
using System.Text;

namespace EmrSessionCredentials.Emulator.Signing;

/// <summary>Turns a request into the text that its sender must have signed, and that text into a signature.</summary>
internal static class CanonicalRequest
{
    internal static string Build(SignedRequest request, IReadOnlyList<string> signedHeaders)
    {
        StringBuilder text = new();
        text.Append(request.Method).Append('\n');
        // The path on the wire is encoded already; every service but S3 signs it encoded a second time.
        text.Append(UriPath.Encode(UriPath.Normalize(request.Path), keep: "/")).Append('\n');
        text.Append(Query(request.Query)).Append('\n');
        foreach (string name in signedHeaders)
            text.Append(name).Append(':').Append(OneSpace(request.Header(name) ?? "")).Append('\n');
        text.Append('\n').AppendJoin(';', signedHeaders).Append('\n');
        // The hash of what arrived, whatever an x-amz-content-sha256 header claims.
        return text.Append(Hex(SHA256.HashData(request.Body.Span))).ToString();
    }

    internal static string Sign(string canonicalRequest, CredentialScope scope, string timestamp, string secretKey)
    {
        byte[] key = Encoding.UTF8.GetBytes("AWS4" + secretKey);
        foreach (string part in (string[])[scope.Date, scope.Region, scope.Service, CredentialScope.ExpectedTerminator])
            key = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(part));
        return Hex(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(StringToSign(canonicalRequest, scope, timestamp))));
    }

    internal static string StringToSign(string canonicalRequest, CredentialScope scope, string timestamp)
    {
        string hash = Hex(SHA256.HashData(Encoding.UTF8.GetBytes(canonicalRequest)));
        return $"{AuthorizationHeader.Algorithm}\n{timestamp}\n{scope}\n{hash}";
    }

    private static string Query(string query)
    {
        IEnumerable<string> pairs = query.Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Select(pair => pair.Split('=', 2))
            .Select(pair => (Name: Recode(pair[0]), Value: pair.Length > 1 ? Recode(pair[1]) : ""))
            .OrderBy(pair => pair.Name, StringComparer.Ordinal)
            .ThenBy(pair => pair.Value, StringComparer.Ordinal)
            .Select(pair => $"{pair.Name}={pair.Value}");
        return string.Join('&', pairs);

        static string Recode(string text) => UriPath.Encode(Uri.UnescapeDataString(text));
    }

    private static string OneSpace(string text) =>
        string.Join(' ', text.Split(' ', StringSplitOptions.RemoveEmptyEntries));

    private static string Hex(byte[] bytes) => Convert.ToHexStringLower(bytes);
}
