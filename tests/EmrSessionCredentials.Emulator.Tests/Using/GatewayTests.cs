using System;
using System.Linq;
using System.Threading.Tasks;
using EmrSessionCredentials.Emulator.Signing;
using EmrSessionCredentials.Emulator.Tests.Support;

namespace EmrSessionCredentials.Emulator.Tests.Using;

/// <summary>What an endpoint's tokens open, and what they do not.</summary>
public sealed class GatewayTests
{
    private const string Arn =
        "arn:aws:emr-containers:us-east-1:123456789012:/virtualclusters/abc123/endpoints/endpoint1";

    [Theory]
    [InlineData("token")]
    [InlineData("Bearer")]
    [InlineData("bearer")]
    public async Task Both_tokens_open_the_gateway_in_both_schemes(string scheme)
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();
        Answer issued = await emulator.EndpointAsync("endpoint1");

        foreach (string member in (string[])["credentials", "endpointCredentials"])
        {
            string authorization = $"{scheme} {issued.Json[member]!["token"]!.GetValue<string>()}";
            Answer specs = await emulator.CallAsync("GET", "/gateway/endpoint1/api/kernelspecs", authorization);
            Assert.Equal((200, "python3"), (specs.Status, specs.Json["default"]!.GetValue<string>()));
            Assert.Equal(
                ["python3", "pyspark", "spark-scala"], specs.Json["kernelspecs"]!.AsObject().Select(s => s.Key));
        }
    }

    [Fact]
    public async Task It_has_a_version_and_kernels_and_nothing_else()
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();
        string authorization = $"token {(await emulator.EndpointAsync("e")).Token}";

        Answer version = await emulator.CallAsync("GET", "/gateway/e/api", authorization);

        Assert.Equal("3.2.3", version.Json["version"]!.GetValue<string>());
        Assert.Equal("[]", (await emulator.CallAsync("GET", "/gateway/e/api/kernels", authorization)).Body);
        Assert.Equal(404, (await emulator.CallAsync("GET", "/gateway/e/api/nothing", authorization)).Status);
        Assert.Equal(405, (await emulator.CallAsync("DELETE", "/gateway/e/api", authorization)).Status);
    }

    [Theory]
    [InlineData("endpoint1", Arn)]
    [InlineData(Arn, "endpoint1")]
    public async Task An_endpoint_is_the_same_by_id_and_by_arn(string askedFor, string usedAs)
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();
        Answer issued = await emulator.EndpointAsync(askedFor);

        Answer answer =
            await emulator.CallAsync("GET", $"/gateway/{UriPath.Encode(usedAs)}/api", $"token {issued.Token}");

        Assert.Equal(200, answer.Status);
    }

    [Fact]
    public async Task Nothing_else_opens_it()
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();
        Answer mine = await emulator.EndpointAsync("mine");
        Answer cluster = await emulator.ClusterAsync("mine");

        foreach ((string endpoint, string? authorization) in (ValueTuple<string, string?>[])[
            ("mine", null),
            ("mine", ""),
            ("mine", "token"),
            ("mine", "token wrong"),
            ("mine", $"token {mine.Token}x"),
            ("mine", $"Basic {mine.Token}"),
            ("mine", mine.Token),
            ("mine", RunningEmulator.Basic(cluster.Username, cluster.Password)),
            ("other", $"token {mine.Token}"),
            ("MINE", $"token {mine.Token}")])
        {
            Answer answer = await emulator.CallAsync("GET", $"/gateway/{endpoint}/api", authorization);
            Assert.Equal(401, answer.Status);
            Assert.StartsWith("token", answer.Header("WWW-Authenticate"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_token_works_until_the_second_it_expires()
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();
        string authorization = $"token {(await emulator.EndpointAsync("e")).Token}";

        emulator.Time.Advance(TimeSpan.FromSeconds(899));
        Assert.Equal(200, (await emulator.CallAsync("GET", "/gateway/e/api", authorization)).Status);
        emulator.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(401, (await emulator.CallAsync("GET", "/gateway/e/api", authorization)).Status);
    }

    [Fact]
    public async Task An_emulator_accepts_its_own_tokens_only()
    {
        await using RunningEmulator one = await RunningEmulator.StartAsync();
        await using RunningEmulator two = await RunningEmulator.StartAsync();
        Answer issued = await one.EndpointAsync("e");

        Assert.Equal(401, (await two.CallAsync("GET", "/gateway/e/api", $"token {issued.Token}")).Status);
    }
}
