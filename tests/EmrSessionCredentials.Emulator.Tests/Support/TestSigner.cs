using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using EmrSessionCredentials.Emulator.Signing;

namespace EmrSessionCredentials.Emulator.Tests.Support;

/// <summary>Signs requests of tests. What it signs with is what the golden requests have proven.</summary>
internal sealed record TestSigner
{
    internal KeyPair Key { get; init; } = KeyPair.Example;

    internal string Region { get; init; } = "us-east-1";

    internal string Service { get; init; } = "emr-containers";

    internal string Terminator { get; init; } = "aws4_request";

    internal DateTimeOffset At { get; init; } = GoldenRequests.SignedAt;

    /// <summary>The day in the scope, where that is to differ from the time.</summary>
    internal string? ScopeDate { get; init; }

    internal bool SendToken { get; init; }

    /// <summary>Headers that are sent and not signed.</summary>
    internal IReadOnlyList<string> Unsigned { get; init; } = [];

    internal SignedRequest Sign(SignedRequest request)
    {
        string timestamp = SignatureTime.Text(At);
        List<KeyValuePair<string, string>> headers = [.. request.Headers];
        if (request.Header("date") is null) headers.Add(new("X-Amz-Date", timestamp));
        if (SendToken) headers.Add(new("X-Amz-Security-Token", Key.SessionToken!));
        SignedRequest complete = request with { Headers = headers };

        CredentialScope scope = new(Key.AccessKey, ScopeDate ?? timestamp[..8], Region, Service, Terminator);
        List<string> signed = headers.Select(h => h.Key.ToLowerInvariant())
            .Except(Unsigned).Distinct().Order(StringComparer.Ordinal).ToList();
        string signature =
            CanonicalRequest.Sign(CanonicalRequest.Build(complete, signed), scope, timestamp, Key.SecretKey);
        string authorization = $"AWS4-HMAC-SHA256 Credential={Key.AccessKey}/{scope}, "
            + $"SignedHeaders={string.Join(';', signed)}, Signature={signature}";
        return complete with { Headers = [.. headers, new("Authorization", authorization)] };
    }

    internal static SignedRequest Post(string path, string body, params (string Name, string Value)[] headers) => new()
    {
        Method = "POST",
        Path = path,
        Headers = [new("Host", "127.0.0.1"), .. headers.Select(h => KeyValuePair.Create(h.Name, h.Value))],
        Body = Encoding.UTF8.GetBytes(body),
    };
}
