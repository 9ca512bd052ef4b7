using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using EmrSessionCredentials.Emulator.Account;
using EmrSessionCredentials.Emulator.Tests.Support;

namespace EmrSessionCredentials.Emulator.Tests.Services;

/// <summary>What the list operations show, and what their filters leave of it.</summary>
public sealed class ListTests
{
    private const string Endpoints = "/virtualclusters/vcemulated000000000000001/endpoints";
    private const string Sessions = "/applications/00emulated000001/sessions";

    [Fact]
    public async Task Every_list_has_several_pages_and_every_item_once()
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();

        List<JsonObject> clusters = await emulator.EmrPagesAsync("ListClusters", "Marker");
        List<JsonObject> sessions =
            await emulator.EmrPagesAsync("ListSessions", "NextToken", ("ClusterId", "j-EMULATED00002"));
        List<JsonObject> virtualClusters = await emulator.PagesAsync(AccountCalls.Containers, "/virtualclusters");
        List<JsonObject> endpoints = await emulator.PagesAsync(AccountCalls.Containers, Endpoints);
        List<JsonObject> applications = await emulator.PagesAsync(AccountCalls.Serverless, "/applications");
        List<JsonObject> runs = await emulator.PagesAsync(AccountCalls.Serverless, Sessions);

        Assert.Equal([3, 2, 2, 2, 2, 2], new[] { clusters, sessions, virtualClusters, endpoints, applications, runs }
            .Select(pages => pages.Count));
        Assert.Equal(Numbered("j-EMULATED0000{0}", 5), clusters.Ids("Clusters", "Id"));
        Assert.Equal(Numbered("is-EMU000020000{0}", 3), sessions.Ids("Sessions", "Id"));
        Assert.Equal(Numbered("vcemulated00000000000000{0}", 3), virtualClusters.Ids("virtualClusters", "id"));
        Assert.Equal(Numbered("epemulated00000001000000{0}", 4), endpoints.Ids("endpoints", "id"));
        Assert.Equal(Numbered("00emulated00000{0}", 3), applications.Ids("applications", "id"));
        Assert.Equal(Numbered("00s000001000000{0}", 3), runs.Ids("sessions", "sessionId"));
    }

    [Theory]
    [InlineData("/virtualclusters", "states=TERMINATED", "vcemulated000000000000003")]
    [InlineData("/virtualclusters", "containerProviderId=eks-etl", "vcemulated000000000000002")]
    [InlineData("/virtualclusters", "containerProviderType=EKS&states=ARRESTED", "")]
    [InlineData("/virtualclusters", "eksAccessEntryIntegrated=true", "")]
    [InlineData("/virtualclusters", "createdAfter=2026-01-01T10%3A00%3A00Z", "vcemulated000000000000001")]
    [InlineData("/virtualclusters", "createdBefore=2026-01-01T10%3A00%3A00.000Z", "vcemulated000000000000003")]
    [InlineData(Endpoints, "types=SPARK_CONNECT&states=ACTIVE", "epemulated000000010000002")]
    [InlineData(Endpoints, "states=CREATING&states=TERMINATED",
        "epemulated000000010000003 epemulated000000010000004")]
    public async Task Filters_of_EMR_on_EKS(string path, string query, string ids)
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();
        string items = path is Endpoints ? "endpoints" : "virtualClusters";

        List<JsonObject> pages = await emulator.PagesAsync(AccountCalls.Containers, path, query);

        Assert.Equal(ids, string.Join(' ', pages.Ids(items, "id")));
    }

    [Theory]
    [InlineData("/applications", "states=STARTED&states=STOPPED", "00emulated000001 00emulated000003")]
    [InlineData(Sessions, "states=TERMINATED", "00s0000010000003")]
    [InlineData(Sessions, "createdAtAfter=2026-01-01T10%3A58%3A00Z", "00s0000010000001")]
    [InlineData("/applications/00emulated000002/sessions", "", "")]
    public async Task Filters_of_EMR_Serverless(string path, string query, string ids)
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();
        bool sessions = path is not "/applications";

        List<JsonObject> pages = await emulator.PagesAsync(AccountCalls.Serverless, path, query);

        Assert.Equal(
            ids, string.Join(' ', pages.Ids(sessions ? "sessions" : "applications", sessions ? "sessionId" : "id")));
    }

    [Fact]
    public async Task Filters_of_EMR()
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();
        JsonArray states = ["WAITING", "TERMINATED"];

        List<JsonObject> clusters = await emulator.EmrPagesAsync("ListClusters", "Marker", ("ClusterStates", states));
        List<JsonObject> newest = await emulator.EmrPagesAsync("ListClusters", "Marker", ("CreatedAfter", 1767261600.5));
        List<JsonObject> oldest = await emulator.EmrPagesAsync("ListClusters", "Marker", ("CreatedBefore", 1767254401));
        List<JsonObject> idle = await emulator.EmrPagesAsync(
            "ListSessions", "NextToken", ("ClusterId", "j-EMULATED00005"), ("SessionStates", new JsonArray("IDLE")));

        Assert.Equal(["j-EMULATED00001", "j-EMULATED00003", "j-EMULATED00004"], clusters.Ids("Clusters", "Id"));
        Assert.Equal(["j-EMULATED00001"], newest.Ids("Clusters", "Id"));
        Assert.Equal(["j-EMULATED00004", "j-EMULATED00005"], oldest.Ids("Clusters", "Id"));
        Assert.Equal(["is-EMU0000500001"], idle.Ids("Sessions", "Id"));
    }

    [Fact]
    public async Task A_session_that_was_started_on_a_cluster_outside_of_the_account_is_listed()
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();
        Answer started = await emulator.EmrAsync("StartSession", ("ClusterId", "j-ANY"));

        List<JsonObject> pages = await emulator.EmrPagesAsync("ListSessions", "NextToken", ("ClusterId", "j-ANY"));

        Assert.Equal([(string)started.Json["Id"]!], pages.Ids("Sessions", "Id"));
    }

    [Theory]
    [InlineData("eu-west-1", "aws")]
    [InlineData("us-iso-east-1", "aws-iso")]
    [InlineData("us-isob-east-1", "aws-iso-b")]
    [InlineData("eu-isoe-west-1", "aws-iso-e")]
    [InlineData("us-isof-south-1", "aws-iso-f")]
    [InlineData("eusc-de-east-1", "aws-eusc")]
    [InlineData("cn-north-1", "aws-cn")]
    [InlineData("us-gov-west-1", "aws-us-gov")]
    public async Task The_ARNs_of_an_answer_have_the_partition_of_the_region(string region, string partition)
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();

        JsonNode endpoint = (await emulator.GetAsync(AccountCalls.Containers, Endpoints, region: region)).Json["endpoints"]![0]!;

        Assert.StartsWith($"arn:{partition}:emr-containers:{region}:", (string?)endpoint["arn"], StringComparison.Ordinal);
        Assert.StartsWith($"arn:{partition}:iam::", (string?)endpoint["executionRoleArn"], StringComparison.Ordinal);

        emulator.Signer = emulator.Signer with { Region = region };
        JsonNode session = (await emulator.EmrAsync("ListSessions", ("ClusterId", "j-EMULATED00002"))).Json["Sessions"]![0]!;
        JsonNode run = (await emulator.GetAsync(AccountCalls.Serverless, Sessions, region: region)).Json["sessions"]![0]!;
        Assert.StartsWith($"arn:{partition}:iam::", (string?)session["ExecutionRoleArn"], StringComparison.Ordinal);
        Assert.StartsWith($"arn:{partition}:iam::", (string?)run["executionRoleArn"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Regions_show_the_same_under_ARNs_of_their_own()
    {
        await using RunningEmulator emulator =
            await RunningEmulator.StartAsync(o => o with { Account = new AccountOptions { VirtualClusters = 1 } });

        List<string> arns = [];
        foreach (string region in (string[])["eu-west-1", "cn-north-1", "us-gov-east-1"])
        {
            Answer answer = await emulator.GetAsync(AccountCalls.Containers, "/virtualclusters", region: region);
            arns.AddRange(new[] { answer.Json }.Ids("virtualClusters", "arn"));
        }

        const string Rest = "123456789012:/virtualclusters/vcemulated000000000000001";
        Assert.Equal(
            [
                $"arn:aws:emr-containers:eu-west-1:{Rest}",
                $"arn:aws-cn:emr-containers:cn-north-1:{Rest}",
                $"arn:aws-us-gov:emr-containers:us-gov-east-1:{Rest}",
            ],
            arns);
    }

    [Theory]
    [InlineData("ListSessions", "j-1", "Cluster id 'j-1' is not valid.")]
    [InlineData("DescribeCluster", "j-1", "Cluster id 'j-1' is not valid.")]
    public async Task A_cluster_that_is_not_there_is_an_invalid_request(string operation, string id, string message)
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();

        Answer answer = await emulator.EmrAsync(operation, ("ClusterId", id));

        Assert.Equal((400, "InvalidRequestException", message), (answer.Status, answer.ErrorCode, answer.ErrorMessage));
    }

    private static IEnumerable<string> Numbered(string format, int count) =>
        Enumerable.Range(1, count).Select(n => string.Format(null, format, n));
}
