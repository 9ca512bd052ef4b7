using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using EmrSessionCredentials.Emulator.Tests.Support;

namespace EmrSessionCredentials.Emulator.Tests.Services;

/// <summary>The describe operations: what a connection is made of, and what is not there.</summary>
public sealed class DescribeTests
{
    private const string VirtualCluster = "/virtualclusters/vcemulated000000000000001";

    [Fact]
    public async Task A_Jupyter_endpoint_has_its_gateway_and_no_Spark_Connect()
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();
        JsonNode endpoint = await EndpointAsync(emulator, "epemulated000000010000001");
        Answer issued = await emulator.SendAsync(emulator.Signer.Sign(emulator.Post(
            $"{VirtualCluster}/endpoints/epemulated000000010000001/credentials",
            RunningEmulator.EndpointBody().ToJsonString(),
            "application/json")));

        string url = endpoint["serverUrl"]!.GetValue<string>();
        Assert.StartsWith(emulator.Host.Url.AbsoluteUri, url, StringComparison.Ordinal);
        Answer api = await emulator.CallAsync("GET", new Uri(url).AbsolutePath + "/api", $"token {issued.Token}");

        Assert.Equal(200, api.Status);
        Assert.Equal("JUPYTER_ENTERPRISE_GATEWAY", endpoint["type"]!.GetValue<string>());
        Assert.Null(endpoint["authProxyUrl"]);
    }

    [Fact]
    public async Task A_Spark_Connect_endpoint_has_its_proxy()
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();

        JsonNode endpoint = await EndpointAsync(emulator, "epemulated000000010000002");

        Assert.Equal("SPARK_CONNECT", endpoint["type"]!.GetValue<string>());
        Assert.Equal(
            $"https://127.0.0.1:{emulator.Host.SparkConnect.Url.Port}", endpoint["authProxyUrl"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("epemulated000000010000003", "CREATING")]
    [InlineData("epemulated000000010000004", "TERMINATED")]
    public async Task An_endpoint_that_is_not_active_has_no_address(string id, string state)
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();

        JsonNode endpoint = await EndpointAsync(emulator, id);

        Assert.Equal(state, endpoint["state"]!.GetValue<string>());
        Assert.Null(endpoint["serverUrl"]);
        Assert.Null(endpoint["authProxyUrl"]);
    }

    [Theory]
    [InlineData("j-EMULATED00001", "WAITING", false)]
    [InlineData("j-EMULATED00002", "RUNNING", true)]
    [InlineData("j-EMULATED00003", "TERMINATED", false)]
    public async Task A_cluster_has_a_primary_node_that_is_this_machine(string id, string state, bool sessions)
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();

        Answer answer = await emulator.EmrAsync("DescribeCluster", ("ClusterId", id));

        JsonNode cluster = answer.Json["Cluster"]!;
        Assert.Equal(state, cluster["Status"]!["State"]!.GetValue<string>());
        Assert.Equal($"{id.ToLowerInvariant()}.localhost", cluster["MasterPublicDnsName"]!.GetValue<string>());
        Assert.Equal(sessions, cluster["SessionEnabled"]!.GetValue<bool>());
    }

    [Fact]
    public async Task An_application_is_told_as_in_its_list_and_with_the_sessions_that_can_be_listed()
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();
        List<JsonObject> pages = await emulator.PagesAsync(AccountCalls.Serverless, "/applications");

        foreach (JsonNode? listed in pages.SelectMany(page => page["applications"]!.AsArray()))
        {
            string path = $"/applications/{listed!["id"]}";
            Answer one = await emulator.GetAsync(AccountCalls.Serverless, path);
            Dictionary<string, string?> expected = listed.AsObject().ToDictionary(
                member => member.Key == "id" ? "applicationId" : member.Key, member => member.Value?.ToJsonString());
            Dictionary<string, string?> told =
                one.Json["application"]!.AsObject().ToDictionary(member => member.Key, member => member.Value?.ToJsonString());
            Assert.Equivalent(expected, told, strict: true);
            Assert.Equal(200, (await emulator.GetAsync(AccountCalls.Serverless, path + "/sessions")).Status);
        }
    }

    [Fact]
    public async Task Sessions_and_virtual_clusters_are_told_one_by_one_as_in_their_lists()
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();
        const string Cluster = "j-EMULATED00002";

        Answer cluster = await emulator.EmrAsync(
            "GetSession", ("ClusterId", Cluster), ("SessionId", "is-EMU0000200001"));
        Answer clusters = await emulator.EmrAsync("ListSessions", ("ClusterId", Cluster));
        Answer run = await emulator.GetAsync(
            AccountCalls.Serverless, "/applications/00emulated000001/sessions/00s0000010000001");
        Answer runs = await emulator.GetAsync(AccountCalls.Serverless, "/applications/00emulated000001/sessions");
        Answer virtualCluster = await emulator.GetAsync(AccountCalls.Containers, VirtualCluster);
        Answer virtualClusters = await emulator.GetAsync(AccountCalls.Containers, "/virtualclusters");

        Assert.Equal(clusters.Json["Sessions"]![0]!.ToJsonString(), cluster.Json["Session"]!.ToJsonString());
        // The list of EMR Serverless has summaries.
        JsonObject summary = (JsonObject)runs.Json["sessions"]![0]!;
        Assert.All(summary, member => Assert.Equal(
            member.Value?.ToJsonString(), run.Json["session"]![member.Key]?.ToJsonString()));
        Assert.Equal(
            virtualClusters.Json["virtualClusters"]![0]!.ToJsonString(),
            virtualCluster.Json["virtualCluster"]!.ToJsonString());
    }

    [Theory]
    [InlineData("emr-containers", "/virtualclusters/vc0", 400, "Virtual cluster vc0 doesn't exist.")]
    [InlineData("emr-containers", VirtualCluster + "/endpoints/ep0", 400, "Managed endpoint ep0 doesn't exist.")]
    [InlineData("emr-containers", "/virtualclusters/vc0/endpoints/epemulated000000010000001", 400,
        "Managed endpoint epemulated000000010000001 doesn't exist.")]
    [InlineData("emr-serverless", "/applications/00a", 404, "Application 00a doesn't exist.")]
    [InlineData("emr-serverless", "/applications/00a/sessions", 404, "Application 00a doesn't exist.")]
    [InlineData("emr-serverless", "/applications/00emulated000001/sessions/00s", 404, "Session 00s doesn't exist.")]
    public async Task What_is_not_there_is_not_found(string service, string path, int status, string message)
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();

        Answer answer = await emulator.GetAsync(service, path);

        Assert.Equal(
            (status, "ResourceNotFoundException", message), (answer.Status, answer.ErrorCode, answer.ErrorMessage));
    }

    [Fact]
    public async Task A_list_without_a_not_found_in_its_model_says_it_as_it_can()
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();

        Answer list = await emulator.GetAsync(AccountCalls.Containers, "/virtualclusters/vc0/endpoints");
        Answer session = await emulator.EmrAsync(
            "GetSession", ("ClusterId", "j-EMULATED00002"), ("SessionId", "is-1"));

        Assert.Equal(
            (400, "ValidationException", "Virtual cluster vc0 doesn't exist."),
            (list.Status, list.ErrorCode, list.ErrorMessage));
        Assert.Equal(
            (400, "InvalidRequestException", "Session id 'is-1' is not valid."),
            (session.Status, session.ErrorCode, session.ErrorMessage));
    }

    [Fact]
    public async Task An_ARN_is_no_id_here()
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();

        Answer answer = await emulator.GetAsync(
            AccountCalls.Containers, "/virtualclusters/arn%3Aaws%3Aemr-containers%3A%3A%3A%2Fvirtualclusters%2Fv");

        Assert.Equal((400, "ValidationException"), (answer.Status, answer.ErrorCode));
    }

    private static async Task<JsonNode> EndpointAsync(RunningEmulator emulator, string id)
    {
        Answer answer = await emulator.GetAsync(AccountCalls.Containers, $"{VirtualCluster}/endpoints/{id}");
        Assert.Equal(200, answer.Status);
        return answer.Json["endpoint"]!;
    }
}
