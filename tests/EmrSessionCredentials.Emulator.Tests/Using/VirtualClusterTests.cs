using System.Threading.Tasks;
using EmrSessionCredentials.Emulator.Observing;
using EmrSessionCredentials.Emulator.Signing;
using EmrSessionCredentials.Emulator.Tests.Support;

namespace EmrSessionCredentials.Emulator.Tests.Using;

/// <summary>A token is valid for its endpoint under its virtual cluster only.</summary>
public sealed class VirtualClusterTests
{
    private const string Account = "arn:aws:emr-containers:us-east-1:123456789012:";

    [Theory]
    [InlineData("a", "x")]
    [InlineData(Account + "/virtualclusters/a", "x")]
    [InlineData("a", Account + "/virtualclusters/a/endpoints/x")]
    public async Task A_token_is_accepted_only_for_the_endpoint_of_its_virtual_cluster(string cluster, string endpoint)
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();
        string token = await TokenAsync(emulator, cluster, endpoint);

        Assert.Equal(200, await ApiAsync(emulator, Account + "/virtualclusters/a/endpoints/x", token));
        Assert.Equal(401, await ApiAsync(emulator, Account + "/virtualclusters/b/endpoints/x", token));
        Assert.Equal(401, await ApiAsync(emulator, Account + "/virtualclusters/a/endpoints/y", token));
        Assert.Equal(200, await ApiAsync(emulator, "x", token));
    }

    [Theory]
    [InlineData("vcemulated000000000000001", "epemulated000000010000001")]
    [InlineData("abcdef1234567890", "ghijkl0987654321")]
    public async Task An_id_of_the_account_is_the_endpoint_of_the_accounts_virtual_cluster(string cluster, string endpoint)
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();

        Assert.Equal(200, await ApiAsync(emulator, endpoint, await TokenAsync(emulator, cluster, endpoint)));
        Assert.Equal(401, await ApiAsync(emulator, endpoint, await TokenAsync(emulator, "other", endpoint)));
    }

    [Fact]
    public async Task Endpoints_of_the_same_id_under_two_virtual_clusters_do_not_share_kernels()
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();
        string first = await TokenAsync(emulator, "a", "x");
        string second = await TokenAsync(emulator, "b", "x");

        Answer started = await emulator.CallAsync("POST", "/gateway/x/api/kernels", first);

        Assert.Equal(201, started.Status);
        Assert.Equal("[]", (await emulator.CallAsync("GET", "/gateway/x/api/kernels", second)).Body);
        Assert.Equal($"[{started.Body}]", (await emulator.CallAsync("GET", "/gateway/x/api/kernels", first)).Body);
    }

    [Fact]
    public async Task Spark_Connect_opens_the_endpoint_of_the_tokens_virtual_cluster()
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();
        using SparkConnectClient client = new(emulator);
        string header = await TokenAsync(
            emulator, Account + "/virtualclusters/a", Account + "/virtualclusters/a/endpoints/x");

        await client.CallAsync(("x-aws-proxy-auth", header["token ".Length..]));

        ObservedRequest seen = emulator.Host.Observed.Requests[1];
        Assert.Equal(["x", "a"], seen.Identifiers);
    }

    private static async Task<string> TokenAsync(RunningEmulator emulator, string cluster, string endpoint)
    {
        SignedRequest request = emulator.Post(
            $"/virtualclusters/{UriPath.Encode(cluster)}/endpoints/{UriPath.Encode(endpoint)}/credentials",
            RunningEmulator.EndpointBody().ToJsonString(),
            "application/json");
        return $"token {(await emulator.SendAsync(emulator.Signer.Sign(request))).Token}";
    }

    private static async Task<int> ApiAsync(RunningEmulator emulator, string endpoint, string authorization) =>
        (await emulator.CallAsync("GET", $"/gateway/{UriPath.Encode(endpoint)}/api", authorization)).Status;
}
