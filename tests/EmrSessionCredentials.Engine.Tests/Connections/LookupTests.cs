using System;
using System.Threading.Tasks;
using EmrSessionCredentials.Connections;
using EmrSessionCredentials.Sessions;
using EmrSessionCredentials.Tests.Identity;

namespace EmrSessionCredentials.Tests.Connections;

/// <summary>Hosts that nobody gave are asked of the service, as whoever got the credential.</summary>
[Collection(EnvironmentCollection.Name)]
public sealed class LookupTests
{
    [Fact]
    public async Task A_cluster_is_at_its_primary_node()
    {
        await using Emulated emulated = await Emulated.StartAsync();
        EmrConnection connection = await emulated.ConnectAsync(await emulated.ClusterAsync());
        Assert.Equal("https://j-emulated00001.localhost:8998/", connection.Uri.AbsoluteUri);
    }

    [Fact]
    public async Task A_port_goes_with_a_host_that_is_looked_up()
    {
        await using Emulated emulated = await Emulated.StartAsync();
        EmrConnection connection = await emulated.ConnectAsync(await emulated.ClusterAsync(), new() { Port = 8443 });
        Assert.Equal("https://j-emulated00001.localhost:8443/", connection.Uri.AbsoluteUri);
    }

    [Fact]
    public async Task An_endpoint_is_what_its_type_says_and_at_the_url_for_it()
    {
        await using Emulated emulated = await Emulated.StartAsync();
        EmrConnection jupyter = await emulated.ConnectAsync(await emulated.EndpointAsync());
        Assert.Equal(ConnectionKind.JupyterGateway, jupyter.Kind);
        Assert.Equal(new Uri(emulated.Host.Url, $"gateway/{Emulated.JupyterEndpoint}"), jupyter.Uri);

        EmrConnection spark = await emulated.ConnectAsync(await emulated.EndpointAsync(Emulated.SparkEndpoint));
        Assert.Equal(ConnectionKind.SparkConnect, spark.Kind);
        Assert.Equal($"sc://127.0.0.1:{emulated.Host.SparkConnect.Url.Port}/;use_ssl=true", spark.Uri.OriginalString);
    }

    [Fact]
    public async Task Arns_are_looked_up_by_the_ids_in_them()
    {
        await using Emulated emulated = await Emulated.StartAsync();
        const string cluster = "arn:aws:emr-containers:eu-central-1:123456789012:/virtualclusters/" + Emulated.VirtualCluster;
        ManagedEndpointSessionCredential credential = await emulated.EndpointAsync(
            $"{cluster}/endpoints/{Emulated.JupyterEndpoint}",
            request => request with { VirtualClusterIdentifier = cluster });
        Assert.Equal(
            new Uri(emulated.Host.Url, $"gateway/{Emulated.JupyterEndpoint}"),
            (await emulated.ConnectAsync(credential)).Uri);
    }

    [Theory]
    [InlineData("https://user:hidden-password@h.example")]
    [InlineData("https://h.example/\\r\\nX-Header: hidden-password")]
    public async Task A_url_with_a_user_name_or_a_line_break_is_an_invalid_answer(string url)
    {
        SessionCredentialException problem = await Run.FailsAsync(() => DescribedEndpoint.ConnectAsync(url));

        Assert.Equal(("InvalidServiceResponse", FailureKind.InvalidResponse), (problem.ErrorCode, problem.Kind));
        Assert.DoesNotContain("hidden-password", Run.AllText(problem), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_service_says_of_an_endpoint_is_one_line_without_control_characters()
    {
        SessionCredentialException problem = await Run.FailsAsync(() => DescribedEndpoint.ConnectAsync(
            url: "", ",\"state\":\"RUN\\u001b[2J\\r\\nWARNING:\""));

        Assert.Equal("NoConnectionHost", problem.ErrorCode);
        Assert.Contains("the endpoint is RUN?[2J??WARNING:", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_endpoint_without_a_url_says_its_state_and_what_to_give()
    {
        await using Emulated emulated = await Emulated.StartAsync();
        ManagedEndpointSessionCredential credential = await emulated.EndpointAsync(Emulated.CreatingEndpoint);

        SessionCredentialException problem = await Run.FailsAsync(() => emulated.ConnectAsync(credential));
        Assert.Equal("NoConnectionHost", problem.ErrorCode);
        Assert.Equal(FailureKind.NotFound, problem.Kind);
        Assert.Contains("CREATING", problem.Message, StringComparison.Ordinal);
        Assert.Contains("-Endpoint", problem.Advice, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("j-fault-accessdenied-1ABCDEFGHIJKL", "AccessDeniedException", "elasticmapreduce:DescribeCluster")]
    [InlineData("j-nobody-knows-it", "InvalidRequestException", "-HostName")]
    public async Task A_look_up_that_fails_says_why_and_what_to_give(string id, string code, string advice)
    {
        await using Emulated emulated = await Emulated.StartAsync();
        // The fault is for the look-up, not for the call that gets the credential.
        ClusterSessionCredential credential = await emulated.ClusterAsync(id.Replace("fault-accessdenied-", "", StringComparison.Ordinal));
        if (id.Contains("accessdenied", StringComparison.Ordinal))
            emulated.Host.Faults.Add("accessdenied", on: "DescribeCluster");

        SessionCredentialException problem = await Run.FailsAsync(() => emulated.ConnectAsync(credential));
        Assert.Equal(code, problem.ErrorCode);
        Assert.Contains(advice, problem.Advice, StringComparison.Ordinal);
        Assert.Contains("-HostName", problem.Advice, StringComparison.Ordinal);
        Assert.Equal("DescribeCluster", problem.Call?.Operation);
        Assert.DoesNotContain(Emulated.SigningSecret, Run.AllText(problem), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_looked_up_that_was_given()
    {
        await using Emulated emulated = await Emulated.StartAsync();
        ClusterSessionCredential credential = await emulated.ClusterAsync();
        emulated.Host.Observed.Clear();
        await emulated.ConnectAsync(credential, new() { HostName = "node.example" });
        Assert.Equal(0, emulated.Host.Observed.Total);
    }
}
