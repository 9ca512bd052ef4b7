using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using Amazon;
using EmrSessionCredentials.Tests;

namespace EmrSessionCredentials.ServiceClients.Tests;

/// <summary>
/// The operations that find what can be opened send what botocore 1.43 sends for the same parameters (computed for this
/// project), and a service would accept the signature.
/// </summary>
public sealed class GoldenOperationTests
{
    private const string SecretKey = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";

    public static IEnumerable<ITheoryDataRow> Cases =>
        JsonNode.Parse(File.ReadAllText(Path.Combine(
            Repository.Root, "tests", "Data", "golden-operations.json")))!
        .AsArray().Select(golden => new TheoryDataRow<string, string>((string)golden!["name"]!, golden.ToJsonString())
        {
            TestDisplayName = (string)golden["name"]!,
        });

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Sends_what_botocore_sends(string name, string json)
    {
        JsonNode golden = JsonNode.Parse(json)!;

        SentRequest sent = await Send(golden);

        Assert.Equal((string)golden["method"]!, sent.Method);
        Assert.Equal(Split((string)golden["url"]!), Split(sent.Url));
        string body = (string)golden["body"]!;
        if (body.Length is 0)
            Assert.Equal("", sent.Body);
        else
            Assert.True(JsonNode.DeepEquals(JsonNode.Parse(body), JsonNode.Parse(sent.Body)), $"{name}: {sent.Body}");
        foreach (string header in (string[])["Content-Type", "X-Amz-Target"])
            Assert.Equal((string?)golden["headers"]![header], sent.Headers.GetValueOrDefault(header));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Signs_what_it_sends(string name, string json)
    {
        JsonNode golden = JsonNode.Parse(json)!;
        SigV4 expected = new(SentRequest.OfGolden(golden));

        SigV4 signed = new(await Send(golden));

        Assert.Equal(signed.Sign(SecretKey), signed.Signature);
        Assert.Equal(
            expected.CanonicalRequest.Split('\n').Take(3).Select(line => line.TrimEnd('/')),
            signed.CanonicalRequest.Split('\n').Take(3).Select(line => line.TrimEnd('/')));
        Assert.True(expected.Scope.Skip(1).SequenceEqual(signed.Scope.Skip(1), StringComparer.Ordinal), name);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_signature_check_of_these_tests_agrees_with_botocore(string name, string json)
    {
        JsonNode golden = JsonNode.Parse(json)!;

        SigV4 signed = new(SentRequest.OfGolden(golden));

        Assert.Equal((string)golden["canonical_request"]!, signed.CanonicalRequest);
        Assert.Equal((string)golden["string_to_sign"]!, signed.StringToSign);
        Assert.True(string.Equals(signed.Sign(SecretKey), signed.Signature, StringComparison.Ordinal), name);
    }

    private static async Task<SentRequest> Send(JsonNode golden)
    {
        using StubHttp http = StubHttp.Answering("{}");
        await Operations.Call(
            (string)golden["service"]!, (string)golden["operation"]!, golden["params"]!.AsObject(), http, config =>
            {
                config.RegionEndpoint = RegionEndpoint.GetBySystemName((string)golden["region"]!);
                if ((string?)golden["endpoint_url"] is string url)
                {
                    config.ServiceURL = url;
                    config.AuthenticationRegion = (string)golden["region"]!;
                }
            });
        return Assert.Single(http.Sent);
    }

    // The order in the query is a client's own affair: AWSSDK.Core sorts it, lists (which are sets) among it. It also ends a base
    // path with a slash where the operation has no path of its own.
    private static string[] Split(string url)
    {
        string[] parts = url.TrimEnd('/').Split('?');
        return parts.Length is 1 ? parts : [parts[0], .. parts[1].Split('&').Order(StringComparer.Ordinal)];
    }
}
