using System;
using System.Linq;
using System.Threading.Tasks;
using EmrSessionCredentials.Emulator.Tests.Support;

namespace EmrSessionCredentials.Emulator.Tests.Hosting;

/// <summary>The control routes, for tests in another process.</summary>
public sealed class ControlTests
{
    [Fact]
    public async Task A_fault_is_added_listed_and_taken_away()
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();

        Answer added = await emulator.CallAsync(
            "POST", "/_emulator/faults", body: """{"fault":"fault-throttle-2","on":"j-1"}""");
        Answer list = await emulator.CallAsync("GET", "/_emulator/faults");
        int throttled = (await emulator.ClusterAsync("j-1")).Status;
        Answer cleared = await emulator.CallAsync("DELETE", "/_emulator/faults");

        Assert.Equal((201, """{"id":1,"fault":"throttle-2","on":"j-1"}"""), (added.Status, added.Body));
        Assert.Equal($"[{added.Body}]", list.Body);
        Assert.Equal((400, 204, ""), (throttled, cleared.Status, cleared.Body));
        Assert.Equal(200, (await emulator.ClusterAsync("j-1")).Status);
    }

    [Fact]
    public async Task An_answer_without_a_body_leaves_the_connection_open()
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();

        await emulator.ClusterAsync("j-1");
        for (int i = 0; i < 20; i++)
        {
            Assert.Equal(204, (await emulator.CallAsync("DELETE", "/_emulator/faults")).Status);
            await emulator.ClusterAsync("j-1");
        }

        Assert.Single(emulator.Host.Observed.Requests.Select(request => request.Connection).Distinct());
    }

    [Theory]
    [InlineData("{\"fault\":\"nonsense\"}", "'nonsense' is not a fault.")]
    [InlineData("{\"fault\":\"throttle-0\"}", "'throttle-0' is a fault for no calls")]
    [InlineData("{\"fault\":\"internal\",\"on\":\"\"}", "The fault 'internal' has an empty target.")]
    [InlineData("{\"fault\":\"internal\",\"on\":\" \"}", "The fault 'internal' has an empty target.")]
    [InlineData("{\"on\":\"j-1\"}", "'fault' is missing.")]
    [InlineData("{\"fault\":2}", "'fault' is not a string.")]
    [InlineData("[]", "The body is not a JSON object.")]
    [InlineData("{", "The body is not JSON")]
    public async Task A_fault_that_is_none_is_explained(string body, string message)
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();

        Answer answer = await emulator.CallAsync("POST", "/_emulator/faults", body: body);

        Assert.Equal(400, answer.Status);
        Assert.StartsWith(message, answer.ErrorMessage, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", 2)]
    [InlineData("{}", 2)]
    [InlineData("{\"on\":\"fault-hold-1-a\"}", 1)]
    public async Task What_is_held_is_released(string body, int released)
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();
        Task<Answer>[] calls = [emulator.EndpointAsync("fault-hold-1-a"), emulator.EndpointAsync("fault-hold-1-b")];
        await emulator.Host.Faults.WaitForHeldAsync(2);

        Answer held = await emulator.CallAsync("GET", "/_emulator/requests");
        Answer answer = await emulator.CallAsync("POST", "/_emulator/release", body: body);

        Assert.Equal(2, held.Json["held"]!.GetValue<int>());
        Assert.Equal(released, answer.Json["released"]!.GetValue<int>());
        emulator.Host.Faults.Release();
        await Task.WhenAll(calls);
    }

    [Fact]
    public async Task Observations_are_told_without_a_secret()
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();
        Answer issued = await emulator.EndpointAsync("e", RunningEmulator.EndpointBody(("clientToken", "t")));
        Answer login = await emulator.ClusterAsync("j-1");
        await emulator.CallAsync("GET", "/gateway/e/api", $"token {issued.Token}");
        await emulator.CallAsync("GET", "/livy/sessions", RunningEmulator.Basic(login.Username, login.Password));

        Answer report = await emulator.CallAsync("GET", "/_emulator/requests");

        Assert.Equal(
            ["total", "inFlight", "maxInFlight", "connections", "held", "byOperation", "byIdentifier", "byClientToken",
                "byInvocation", "attempts", "requests"],
            report.Json.Select(m => m.Key));
        Assert.Equal(4, report.Json["total"]!.GetValue<int>());
        Assert.Equal(1, report.Json["byClientToken"]!["t"]!.GetValue<int>());
        Assert.Equal("GetClusterSessionCredentials", report.Json["requests"]![1]!["operation"]!.GetValue<string>());
        string[] secrets = [issued.Token!, login.Password!, emulator.Signer.Key.SecretKey, "Signature="];
        Assert.All(secrets, secret => Assert.DoesNotContain(secret, report.Body, StringComparison.Ordinal));

        Assert.Equal(204, (await emulator.CallAsync("DELETE", "/_emulator/requests")).Status);
        Assert.Equal(0, emulator.Host.Observed.Total);
    }

    [Fact]
    public async Task The_index_tells_routes_and_faults()
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();

        Answer index = await emulator.CallAsync("GET", "/_emulator/");

        Assert.StartsWith("2026-01-02T03:04:05", index.Json["time"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Contains("/_emulator/release", index.Json["routes"]!.ToJsonString(), StringComparison.Ordinal);
        Assert.NotNull(index.Json["faults"]!["throttle"]);
        Assert.Equal(404, (await emulator.CallAsync("GET", "/_emulator/nothing")).Status);
        Assert.Equal(405, (await emulator.CallAsync("PUT", "/_emulator/faults")).Status);
    }
}
