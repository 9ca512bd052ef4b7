using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using EmrSessionCredentials.Emulator.Tests.Support;

namespace EmrSessionCredentials.Emulator.Tests.Faults;

/// <summary>A good credential that has not reached the cluster yet: what -WaitUntilUsable waits for.</summary>
public sealed class UnreadyTests
{
    [Theory]
    [InlineData("j-fault-unready-2", "/livy/sessions", null)]
    [InlineData("j-1", "/livy/j-1/sessions", null)]
    [InlineData("j-1", "/livy/sessions", "j-1")]
    [InlineData("j-1", "/livy/sessions", "livy")]
    public async Task Livy_accepts_the_third_poll(string cluster, string path, string? on)
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();
        if (cluster is "j-1") emulator.Host.Faults.Add("unready-2", on);
        Answer issued = await emulator.ClusterAsync(cluster);
        string login = RunningEmulator.Basic(issued.Username, issued.Password);

        List<int> statuses = [];
        for (int poll = 0; poll < 4; poll++) statuses.Add((await emulator.CallAsync("GET", path, login)).Status);

        Assert.Equal([401, 401, 200, 200], statuses);
        Assert.Equal(
            [["unready-2"], ["unready-2"], [], []],
            emulator.Host.Observed.Requests.Skip(1).Select(r => r.Faults));
    }

    [Fact]
    public async Task Spark_Connect_accepts_the_second_call()
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();
        emulator.Host.Faults.Add("unready-1", on: "spark-connect");
        using SparkConnectClient client = new(emulator);
        Answer issued = await emulator.EndpointAsync("e");
        (string, string?) header = ("x-aws-proxy-auth", issued.Token);

        Assert.Equal((200, "16"), await client.CallAsync(header));
        Assert.Equal((200, "0"), await client.CallAsync(header));
    }

    [Fact]
    public async Task A_wrong_credential_uses_up_none_of_it()
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();
        emulator.Host.Faults.Add("unready-1");
        using SparkConnectClient client = new(emulator);
        Answer token = await emulator.EndpointAsync("e");
        Answer issued = await emulator.ClusterAsync("j-1");
        string login = RunningEmulator.Basic(issued.Username, issued.Password);

        Assert.Equal(401, (await emulator.CallAsync("GET", "/livy/j-1/sessions", "Basic wrong")).Status);
        Assert.Equal(401, (await emulator.CallAsync("GET", "/gateway/e/api", "token wrong")).Status);
        Assert.Equal((200, "16"), await client.CallAsync(("x-aws-proxy-auth", "wrong")));
        Assert.All(emulator.Host.Observed.Requests, request => Assert.Empty(request.Faults));

        Assert.Equal(401, (await emulator.CallAsync("GET", "/livy/j-1/sessions", login)).Status);
        Assert.Equal(401, (await emulator.CallAsync("GET", "/gateway/e/api", $"token {token.Token}")).Status);
        Assert.Equal((200, "16"), await client.CallAsync(("x-aws-proxy-auth", token.Token)));
        Assert.Equal(200, (await emulator.CallAsync("GET", "/livy/j-1/sessions", login)).Status);
    }
}
