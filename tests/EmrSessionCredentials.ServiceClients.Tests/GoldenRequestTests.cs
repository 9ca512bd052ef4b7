using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using Amazon;
using Amazon.ElasticMapReduce.Model;
using Amazon.EMRContainers;
using Amazon.EMRContainers.Model;
using Amazon.Runtime;
using EmrSessionCredentials.Tests;

namespace EmrSessionCredentials.ServiceClients.Tests;

/// <summary>What is sent is what botocore sends for the same parameters, and a service would accept the signature.</summary>
public sealed class GoldenRequestTests
{
    private const string AccessKey = "AKIDEXAMPLE";
    private const string SecretKey = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";

    public static IEnumerable<ITheoryDataRow> Cases => Read(dots: false);

    public static IEnumerable<ITheoryDataRow> DotCases => Read(dots: true);

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Sends_what_botocore_sends(string name, string json)
    {
        JsonNode golden = JsonNode.Parse(json)!;

        SentRequest sent = Assert.Single((await Send(golden)).Sent);

        Assert.Equal((string)golden["method"]!, sent.Method);
        // AWSSDK.Core ends a base path with a slash where the operation has no path of its own.
        Assert.Equal(((string)golden["url"]!).TrimEnd('/'), sent.Url.TrimEnd('/'));
        Assert.True(
            JsonNode.DeepEquals(JsonNode.Parse((string)golden["body"]!), JsonNode.Parse(sent.Body)), $"{name}: {sent.Body}");
        foreach (string header in (string[])["Content-Type", "X-Amz-Target", "X-Amz-Security-Token"])
            Assert.Equal((string?)golden["headers"]![header], sent.Headers.GetValueOrDefault(header));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Signs_what_it_sends(string name, string json)
    {
        JsonNode golden = JsonNode.Parse(json)!;
        SigV4 expected = new(SentRequest.OfGolden(golden));

        SigV4 signed = new(Assert.Single((await Send(golden)).Sent));

        Assert.Equal(signed.Sign(SecretKey), signed.Signature);
        Assert.Equal(expected.CanonicalUri.TrimEnd('/'), signed.CanonicalUri.TrimEnd('/'));
        Assert.Equal(expected.Scope[1..], signed.Scope[1..]);
        Assert.True(expected.SignedHeaders.All(h => signed.SignedHeaders.Contains(h, StringComparer.Ordinal)), name);
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

    [Theory]
    [MemberData(nameof(DotCases))]
    public async Task Refuses_identifiers_that_a_path_cannot_carry(string name, string json)
    {
        using StubHttp http = StubHttp.Answering("{}");

        AmazonClientException refused = await Assert.ThrowsAsync<AmazonClientException>(
            () => Call(JsonNode.Parse(json)!, http));

        Assert.True(refused.Message.Contains("virtualClusterId is '..'", StringComparison.Ordinal), name);
        Assert.Empty(http.Sent);
    }

    private static IEnumerable<ITheoryDataRow> Read(bool dots)
    {
        JsonArray goldens = DataCases.Read("golden-requests.json").AsArray();
        return goldens.OfType<JsonNode>().Where(g => HasDots(g) == dots).Select(g => new TheoryDataRow<string, string>(
            (string)g["name"]!, g.ToJsonString()) { TestDisplayName = (string)g["name"]! });
    }

    private static bool HasDots(JsonNode golden) => ((string)golden["url"]!).Contains("/./", StringComparison.Ordinal)
        || ((string)golden["url"]!).Contains("/../", StringComparison.Ordinal);

    private static async Task<StubHttp> Send(JsonNode golden)
    {
        StubHttp http = StubHttp.Answering("{}");
        await Call(golden, http);
        return http;
    }

    private static Task Call(JsonNode golden, StubHttp http)
    {
        JsonNode input = golden["params"]!;
        AWSCredentials keys = (string?)golden["session_token"] is string token
            ? new SessionAWSCredentials(AccessKey, SecretKey, token)
            : new BasicAWSCredentials(AccessKey, SecretKey);
        if ((string)golden["service"]! is "emr-containers")
        {
            return Clients.EMRContainers(http, c => Configure(c, golden), keys).GetManagedEndpointSessionCredentialsAsync(
                new GetManagedEndpointSessionCredentialsRequest
                {
                    VirtualClusterIdentifier = (string?)input["virtualClusterIdentifier"],
                    EndpointIdentifier = (string?)input["endpointIdentifier"],
                    ExecutionRoleArn = (string?)input["executionRoleArn"],
                    CredentialType = (string?)input["credentialType"],
                    DurationInSeconds = (int?)input["durationInSeconds"],
                    LogContext = (string?)input["logContext"],
                    ClientToken = (string?)input["clientToken"],
                });
        }

        return Clients.ElasticMapReduce(http, c => Configure(c, golden), keys).GetClusterSessionCredentialsAsync(
            new GetClusterSessionCredentialsRequest
            {
                ClusterId = (string?)input["ClusterId"],
                ExecutionRoleArn = (string?)input["ExecutionRoleArn"],
            });
    }

    private static void Configure(ClientConfig config, JsonNode golden)
    {
        config.RegionEndpoint = RegionEndpoint.GetBySystemName((string)golden["region"]!);
        config.UseFIPSEndpoint = (bool?)golden["config"]?["use_fips_endpoint"] is true;
        config.UseDualstackEndpoint = (bool?)golden["config"]?["use_dualstack_endpoint"] is true;
        if ((string?)golden["endpoint_url"] is string url)
        {
            config.ServiceURL = url;
            config.AuthenticationRegion = (string)golden["region"]!;
        }
    }
}
