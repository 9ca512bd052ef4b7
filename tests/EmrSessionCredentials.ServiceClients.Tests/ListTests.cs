using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using Amazon.ElasticMapReduce;
using Amazon.ElasticMapReduce.Model;
using Amazon.EMRContainers;
using Amazon.EMRContainers.Model;
using Amazon.EMRServerless.Model;
using Amazon.Runtime;
using EmrSessionCredentials.Sessions;

namespace EmrSessionCredentials.ServiceClients.Tests;

/// <summary>Lists: page after page, by filters.</summary>
public sealed class ListTests
{
    private const string Token = "a+b/c==&x=1 %é";

    [Fact]
    public async Task Clusters_come_page_after_page_by_a_marker()
    {
        using StubHttp http = Pages("""{"Clusters": [{"Id": "j-1"}], "Marker": """, """{"Clusters": [{"Id": "j-2"}]}""");
        AmazonElasticMapReduceClient client = Clients.ElasticMapReduce(http);
        ListClustersRequest request = new();
        List<string?> ids = [];
        do
        {
            ListClustersResponse page = await client.ListClustersAsync(request);
            ids.AddRange(page.Clusters!.Select(cluster => cluster.Id));
            request.Marker = page.Marker;
        }
        while (request.Marker is not null);

        Assert.Equal(["j-1", "j-2"], ids);
        Assert.Equal([null, Token], http.Sent.Select(sent => (string?)JsonNode.Parse(sent.Body)!["Marker"]));
    }

    [Fact]
    public async Task Virtual_clusters_come_page_after_page_by_a_token()
    {
        using StubHttp http = Pages("""{"virtualClusters": [{"id": "1"}], "nextToken": """, """{"virtualClusters": []}""");
        AmazonEMRContainersClient client = Clients.EMRContainers(http);

        ListVirtualClustersResponse first = await client.ListVirtualClustersAsync(new());
        ListVirtualClustersResponse last = await client.ListVirtualClustersAsync(new() { NextToken = first.NextToken });

        Assert.Equal(Token, first.NextToken);
        Assert.Empty(last.VirtualClusters!);
        Assert.Null(last.NextToken);
        Assert.EndsWith("/virtualclusters", http.Sent[0].Url, StringComparison.Ordinal);
        Assert.EndsWith(
            "/virtualclusters?nextToken=a%2Bb%2Fc%3D%3D%26x%3D1%20%25%C3%A9", http.Sent[1].Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Entries_that_are_null_are_passed_over()
    {
        using StubHttp http = StubHttp.Answering(
            """{"endpoints": [null, {"id": "e"}, null]}""");

        ListManagedEndpointsResponse page = await Clients.EMRContainers(http)
            .ListManagedEndpointsAsync(new() { VirtualClusterId = "v" });

        Assert.Equal("e", Assert.Single(page.Endpoints!).Id);
    }

    [Theory]
    [InlineData("""{"applications": ["SECRET"]}""")]
    [InlineData("""{"applications": [{"name": 7}]}""")]
    [InlineData("""{"applications": [{"state": {}}]}""")]
    public async Task An_entry_of_another_type_is_an_error(string body)
    {
        using StubHttp http = StubHttp.Answering(body);

        AmazonUnmarshallingException error = await Assert.ThrowsAsync<AmazonUnmarshallingException>(
            () => Clients.EMRServerless(http).ListApplicationsAsync(new()));

        Assert.DoesNotContain("SECRET", error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"applications": {"a": "SECRET"}}""")]
    [InlineData("""{"applications": "SECRET"}""")]
    [InlineData("""{"applications": [{"networkConfiguration": {"subnetIds": "SECRET"}}]}""")]
    public async Task A_list_that_is_not_one_does_not_reach_AWSSDK_Core(string body)
    {
        using StubHttp http = StubHttp.Answering(body);

        MalformedAnswerException error = await Assert.ThrowsAsync<MalformedAnswerException>(
            () => Clients.EMRServerless(http).ListApplicationsAsync(new()));

        Assert.DoesNotContain("SECRET", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_filter_stays_as_the_caller_wrote_it_and_an_empty_one_is_none()
    {
        using StubHttp http = StubHttp.Answering("{}");
        ListApplicationsRequest request = new() { States = ["STOPPED", "CREATED"] };
        await Clients.EMRServerless(http).ListApplicationsAsync(request);
        await Clients.EMRServerless(http).ListApplicationsAsync(new() { States = [] });

        Assert.Equal(["STOPPED", "CREATED"], request.States);
        Assert.EndsWith("/applications", http.Sent[1].Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_throttled_list_is_tried_again_with_the_same_query()
    {
        using StubHttp http = StubHttp.Answering(
            (HttpStatusCode.BadRequest, """{"__type": "ThrottlingException"}"""), (HttpStatusCode.OK, "{}"));

        await Clients.EMRServerless(http).ListSessionsAsync(
            new() { ApplicationId = "a", States = ["IDLE"], MaxResults = 5 });

        Assert.Equal(2, http.Sent.Count);
        Assert.Equal(http.Sent[0].Url, http.Sent[1].Url);
        Assert.All(http.Sent.Select(sent => new SigV4(sent)), signed => Assert.Equal(
            signed.Sign("wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"), signed.Signature));
    }

    private static StubHttp Pages(string firstUpToToken, string last) => StubHttp.Answering(
        (HttpStatusCode.OK, $"{firstUpToToken}{JsonValue.Create(Token).ToJsonString()}}}"), (HttpStatusCode.OK, last));
}
