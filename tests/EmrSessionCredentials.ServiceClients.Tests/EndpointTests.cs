using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using Amazon;
using Amazon.Runtime;
using EmrSessionCredentials.Tests;

namespace EmrSessionCredentials.ServiceClients.Tests;

/// <summary>The endpoint cases of all services, through a client.</summary>
public sealed class EndpointTests
{
    public static IEnumerable<ITheoryDataRow> EMRContainersCases => Cases("emr-containers");

    public static IEnumerable<ITheoryDataRow> EMRCases => Cases("emr");

    public static IEnumerable<ITheoryDataRow> EMRServerlessCases => Cases("emr-serverless");

    [Theory]
    [MemberData(nameof(EMRContainersCases))]
    public Task EMRContainers_client_calls_it(string name, string json) => AssertCalls(
        name, json, (http, configure) => Clients.EMRContainers(http, configure)
            .GetManagedEndpointSessionCredentialsAsync(Clients.EndpointRequest));

    [Theory]
    [MemberData(nameof(EMRCases))]
    public Task EMR_client_calls_it(string name, string json) => AssertCalls(
        name, json, (http, configure) => Clients.ElasticMapReduce(http, configure)
            .GetClusterSessionCredentialsAsync(Clients.ClusterRequest));

    [Theory]
    [MemberData(nameof(EMRServerlessCases))]
    public Task EMRServerless_client_calls_it(string name, string json) => AssertCalls(
        name, json, (http, configure) => Clients.EMRServerless(http, configure).ListApplicationsAsync(new()));

    private static IEnumerable<ITheoryDataRow> Cases(string service) =>
        DataCases.Rows("endpoint-cases.json", service);

    private static async Task AssertCalls(
        string name, string json, Func<StubHttp, Action<ClientConfig>, Task> call)
    {
        (JsonNode? settings, string? url, string? error) = Parse(json);
        string? region = (string?)settings?["Region"];
        string? custom = (string?)settings?["Endpoint"];

        using StubHttp http = StubHttp.Answering("{}");
        Task Call() => call(http, config =>
        {
            config.UseFIPSEndpoint = (bool?)settings?["UseFIPS"] is true;
            config.UseDualstackEndpoint = (bool?)settings?["UseDualStack"] is true;
            config.RegionEndpoint = region is null ? null : RegionEndpoint.GetBySystemName(region);
            if (custom is not null)
                config.ServiceURL = custom;
            config.AuthenticationRegion = custom is null ? null : region;
        });

        if (error is not null)
        {
            // Without region and endpoint AWSSDK.Core refuses to make the client, before the rules are asked.
            AmazonClientException refused = await Assert.ThrowsAsync<AmazonClientException>(Call);
            Assert.Equal((region ?? custom) is null ? "No RegionEndpoint or ServiceURL configured" : error, refused.Message);
            Assert.Empty(http.Sent);
            return;
        }

        await Call();
        SentRequest sent = Assert.Single(http.Sent);
        Assert.True(sent.Url.StartsWith($"{url}/", StringComparison.Ordinal), $"{name}: {sent.Url}");
        Assert.True(custom is not null || new SigV4(sent).Scope[1] == region, name);
    }

    private static (JsonNode? Settings, string? Url, string? Error) Parse(string json)
    {
        JsonNode node = JsonNode.Parse(json)!;
        return (node["params"], (string?)node["url"], (string?)node["error"]);
    }
}
