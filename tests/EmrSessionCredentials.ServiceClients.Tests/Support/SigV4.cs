using System;
using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography;
using System.Text;

namespace EmrSessionCredentials.ServiceClients.Tests;

/// <summary>
/// What a service does with a signed request: builds the canonical request anew and signs it. The golden signatures, which
/// another implementation computed, show that it does so rightly.
/// </summary>
internal sealed class SigV4
{
    private readonly Dictionary<string, string> _fields;

    internal SigV4(SentRequest request)
    {
        const string Algorithm = "AWS4-HMAC-SHA256 ";
        string authorization = request.Headers["Authorization"];
        Assert.StartsWith(Algorithm, authorization, StringComparison.Ordinal);
        _fields = authorization[Algorithm.Length..].Split(',', StringSplitOptions.TrimEntries)
            .Select(field => field.Split('=', 2))
            .ToDictionary(field => field[0], field => field[1], StringComparer.Ordinal);

        CanonicalUri = string.Join('/', request.Path.Split('/').Select(Encode));
        IEnumerable<string> headers = SignedHeaders.Select(name => $"{name}:{request.Headers[name].Trim()}\n");
        CanonicalRequest = $"{request.Method}\n{CanonicalUri}\n{CanonicalQuery(request)}\n{string.Concat(headers)}\n{_fields["SignedHeaders"]}\n"
            + Hex(SHA256.HashData(Encoding.UTF8.GetBytes(request.Body)));
        StringToSign = $"{Algorithm.Trim()}\n{request.Headers["X-Amz-Date"]}\n{string.Join('/', Scope)}\n"
            + Hex(SHA256.HashData(Encoding.UTF8.GetBytes(CanonicalRequest)));
    }

    internal string CanonicalUri { get; }

    internal string CanonicalRequest { get; }

    internal string StringToSign { get; }

    internal string[] SignedHeaders => _fields["SignedHeaders"].Split(';');

    /// <summary>Date, region, service and <c>aws4_request</c>.</summary>
    internal string[] Scope => _fields["Credential"].Split('/')[1..];

    internal string Signature => _fields["Signature"];

    internal string Sign(string secretKey)
    {
        byte[] key = Encoding.UTF8.GetBytes($"AWS4{secretKey}");
        foreach (string part in Scope)
            key = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(part));
        return Hex(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(StringToSign)));
    }

    // Sent encoded as it is to be signed; only the order may be another. "=" sorts before the letters of a longer name.
    private static string CanonicalQuery(SentRequest request)
    {
        int mark = request.Url.IndexOf('?', StringComparison.Ordinal);
        return mark < 0 ? "" : string.Join('&', request.Url[(mark + 1)..].Split('&').Order(StringComparer.Ordinal));
    }

    private static string Encode(string segment) => string.Concat(Encoding.UTF8.GetBytes(segment).Select(
        b => char.IsAsciiLetterOrDigit((char)b) || "-._~".Contains((char)b) ? $"{(char)b}" : $"%{b:X2}"));

    private static string Hex(byte[] bytes) => Convert.ToHexStringLower(bytes);
}
