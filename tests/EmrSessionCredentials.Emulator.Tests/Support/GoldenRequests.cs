using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json.Nodes;
using EmrSessionCredentials.Emulator.Signing;
using EmrSessionCredentials.Tests;

namespace EmrSessionCredentials.Emulator.Tests.Support;

/// <summary>Requests that botocore signed.</summary>
internal static class GoldenRequests
{
    private static readonly JsonArray Cases = DataCases.Read("golden-requests.json").AsArray();

    internal static DateTimeOffset SignedAt { get; } = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    internal static IReadOnlyList<string> Names { get; } = [.. Cases.Select(c => c!["name"]!.GetValue<string>())];

    /// <summary>The request as it was on the wire.</summary>
    internal static SignedRequest Request(string name)
    {
        JsonNode golden = Case(name);
        // System.Uri would normalise the path; what was signed is what stands there.
        string url = golden["url"]!.GetValue<string>();
        string[] parts = url[(url.IndexOf("://", StringComparison.Ordinal) + 3)..].Split('/', 2);
        IEnumerable<KeyValuePair<string, string>> headers = golden["headers"]!.AsObject()
            .Select(h => KeyValuePair.Create(h.Key, h.Value!.GetValue<string>()));
        return new SignedRequest
        {
            Method = golden["method"]!.GetValue<string>(),
            Path = "/" + parts[1],
            Headers = [KeyValuePair.Create("Host", parts[0]), .. headers],
            Body = Encoding.UTF8.GetBytes(golden["body"]!.GetValue<string>()),
        };
    }

    internal static string Region(string name) => Case(name)["region"]!.GetValue<string>();

    internal static string CanonicalRequest(string name) => Case(name)["canonical_request"]!.GetValue<string>();

    internal static string SigningName(string name) =>
        Case(name)["service"]!.GetValue<string>() is "emr" ? "elasticmapreduce" : "emr-containers";

    private static JsonNode Case(string name) =>
        Cases.Single(c => string.Equals(c!["name"]!.GetValue<string>(), name, StringComparison.Ordinal))!;
}
