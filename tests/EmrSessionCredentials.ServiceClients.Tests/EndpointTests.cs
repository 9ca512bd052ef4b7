using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using Amazon;
using Amazon.ElasticMapReduce.Endpoints;
using Amazon.ElasticMapReduce.Internal;
using Amazon.EMRContainers.Endpoints;
using Amazon.EMRContainers.Internal;
using Amazon.EMRServerless.Endpoints;
using Amazon.EMRServerless.Internal;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using EmrSessionCredentials.Tests;

namespace EmrSessionCredentials.ServiceClients.Tests;

/// <summary>The endpoint cases of all services, through the provider alone and through a client.</summary>
public sealed class EndpointTests
{
    public static IEnumerable<ITheoryDataRow> EMRContainersCases => Cases("emr-containers");

    public static IEnumerable<ITheoryDataRow> EMRCases => Cases("emr");

    public static IEnumerable<ITheoryDataRow> EMRServerlessCases => Cases("emr-serverless");

    [Theory]
    [MemberData(nameof(EMRContainersCases))]
    public void EMRContainers_provider_resolves(string name, string json) => AssertResolves(
        name, json, new AmazonEMRContainersEndpointProvider(), new EMRContainersEndpointParameters());

    [Theory]
    [MemberData(nameof(EMRCases))]
    public void EMR_provider_resolves(string name, string json) => AssertResolves(
        name, json, new AmazonElasticMapReduceEndpointProvider(), new ElasticMapReduceEndpointParameters());

    [Theory]
    [MemberData(nameof(EMRServerlessCases))]
    public void EMRServerless_provider_resolves(string name, string json) => AssertResolves(
        name, json, new AmazonEMRServerlessEndpointProvider(), new EMRServerlessEndpointParameters());

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

    private static void AssertResolves(
        string name, string json, IEndpointProvider provider, EndpointParameters parameters)
    {
        (JsonNode? settings, string? url, string? error) = Parse(json);
        foreach (KeyValuePair<string, JsonNode?> setting in settings?.AsObject() ?? [])
            parameters[setting.Key] = setting.Value!.GetValueKind() is System.Text.Json.JsonValueKind.String
                ? (string)setting.Value! : (bool)setting.Value!;

        if (error is not null)
        {
            Assert.Equal(error, Assert.Throws<AmazonClientException>(() => provider.ResolveEndpoint(parameters)).Message);
            return;
        }

        Assert.True(string.Equals(url, provider.ResolveEndpoint(parameters).URL, StringComparison.Ordinal), name);
    }

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
