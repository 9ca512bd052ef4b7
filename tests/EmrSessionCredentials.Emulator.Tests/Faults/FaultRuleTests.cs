using System;
using System.Linq;
using System.Threading.Tasks;
using EmrSessionCredentials.Emulator.Hosting;
using EmrSessionCredentials.Emulator.Tests.Support;

namespace EmrSessionCredentials.Emulator.Tests.Faults;

/// <summary>Faults that are asked for beside the identifiers.</summary>
public sealed class FaultRuleTests
{
    private const string Arn = "arn:aws:emr-containers:us-east-1:123456789012:/virtualclusters/v/endpoints/one";

    [Fact]
    public async Task A_rule_without_a_target_is_for_every_call_and_counts_by_identifier()
    {
        await using RunningEmulator emulator =
            await RunningEmulator.StartAsync(o => o with { Faults = ["internal-1"] });

        int[] statuses =
        [
            (await emulator.EndpointAsync("one")).Status,
            (await emulator.EndpointAsync("two")).Status,
            (await emulator.ClusterAsync("one")).Status,
            (await emulator.EndpointAsync("one")).Status,
        ];

        Assert.Equal([500, 500, 500, 200], statuses);
    }

    [Theory]
    [InlineData("fault-internal-1", null)]
    [InlineData("one", "internal-1")]
    public async Task An_id_and_its_arn_are_counted_as_one(string id, string? rule)
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();
        if (rule is not null) emulator.Host.Faults.Add(rule);

        Assert.Equal(500, (await emulator.EndpointAsync(id)).Status);
        Assert.Equal(200, (await emulator.EndpointAsync(Arn.Replace("one", id, StringComparison.Ordinal))).Status);
    }

    [Fact]
    public async Task A_fault_that_an_identifier_has_twice_is_counted_twice()
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();
        const string Cluster = "j-fault-throttling-1-fault-unavailable-1-fault-throttling-1";

        for (int i = 0; i < 4; i++) await emulator.ClusterAsync(Cluster);

        Assert.Equal(
            ["ThrottlingException", "ServiceUnavailable", "ThrottlingException", null],
            emulator.Host.Observed.Requests.Select(request => request.ErrorCode));
    }

    [Fact]
    public async Task The_newest_ten_thousand_counts_are_kept()
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();
        // Each has a count of its own.
        string many = string.Concat(Enumerable.Repeat("-fault-delay-0-1", 100));
        int first = (await emulator.EndpointAsync("fault-internal-1")).Status;

        for (int i = 0; i < 99; i++) await emulator.EndpointAsync($"e{i}{many}");
        int second = (await emulator.EndpointAsync("fault-internal-1")).Status;
        await emulator.EndpointAsync($"e{many}");
        int third = (await emulator.EndpointAsync("fault-internal-1")).Status;

        Assert.Equal((500, 200, 500), (first, second, third));
    }

    [Theory]
    [InlineData("one", 500, 200, 500)]
    [InlineData(Arn, 500, 200, 500)]
    [InlineData("abc123", 500, 500, 200)]
    [InlineData("GetClusterSessionCredentials", 200, 200, 500)]
    public async Task A_rule_may_be_for_an_identifier_an_arn_or_an_operation(string on, params int[] expected)
    {
        await using RunningEmulator emulator =
            await RunningEmulator.StartAsync(o => o with { Faults = [$"internal@{on}"] });

        int[] statuses =
        [
            (await emulator.EndpointAsync("one")).Status,
            (await emulator.EndpointAsync("two")).Status,
            (await emulator.ClusterAsync("one")).Status,
        ];

        Assert.Equal(expected, statuses);
    }

    [Fact]
    public async Task Rules_are_listed_and_cleared()
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();
        emulator.Host.Faults.Add("throttle-1", "one");
        emulator.Host.Faults.Add("fault-delay-5");

        Assert.Equal(
            [(1, "throttle-1", "one"), (2, "delay-5", null)],
            emulator.Host.Faults.Rules.Select(r => (r.Id, r.Fault, r.On)));
        emulator.Host.Faults.Clear();

        Assert.Empty(emulator.Host.Faults.Rules);
        Assert.Equal(200, (await emulator.EndpointAsync("one")).Status);
    }

    [Fact]
    public async Task Clearing_forgets_what_has_struck()
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();
        Assert.Equal(500, (await emulator.EndpointAsync("fault-internal-1")).Status);
        Assert.Equal(200, (await emulator.EndpointAsync("fault-internal-1")).Status);

        emulator.Host.Faults.Clear();

        Assert.Equal(500, (await emulator.EndpointAsync("fault-internal-1")).Status);
    }

    [Fact]
    public async Task A_fault_that_is_none_keeps_the_emulator_from_starting() =>
        await Assert.ThrowsAsync<FormatException>(() =>
            EmulatorHost.StartAsync(new EmulatorOptions { Faults = ["nonsense"] }));
}
