using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using EmrSessionCredentials.Emulator.Account;
using EmrSessionCredentials.Emulator.CommandLine;
using EmrSessionCredentials.Emulator.Hosting;
using EmrSessionCredentials.Emulator.Tests.Support;

namespace EmrSessionCredentials.Emulator.Tests.Account;

/// <summary>How much there is to list: in process, on the command line and by the control route.</summary>
public sealed class AccountTests
{
    private const string Initial =
        """{"clusters":5,"sessionsPerCluster":3,"virtualClusters":3,"endpointsPerVirtualCluster":4,"applications":3,"""
        + "\"sessionsPerApplication\":3,\"pageSize\":2,\"livyPolls\":0,\"sessionPolls\":0}";

    [Fact]
    public async Task The_control_route_makes_hundreds_of_clusters_and_takes_them_back()
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();

        Answer before = await emulator.CallAsync("GET", "/_emulator/account");
        Answer set = await emulator.CallAsync(
            "PUT", "/_emulator/account", body: """{"clusters":300,"pageSize":50}""");
        List<JsonObject> pages = await emulator.EmrPagesAsync("ListClusters", "Marker");
        Answer reset = await emulator.CallAsync("DELETE", "/_emulator/account");

        Assert.Equal((200, Initial), (before.Status, before.Body));
        Assert.Equal(300, set.Json["clusters"]!.GetValue<int>());
        Assert.Equal(3, set.Json["virtualClusters"]!.GetValue<int>());
        Assert.Equal((6, 300), (pages.Count, pages.Ids("Clusters", "Id").Distinct().Count()));
        Assert.Equal(Initial, reset.Body);
        Assert.Equal(0, emulator.Host.Observed.Of("account"));
    }

    [Theory]
    [InlineData("""{"clusters":1,"pageSize":0}""", "'pageSize' must be from 1 to 1000, not 0.")]
    [InlineData("""{"clusters":1,"applications":-1}""", "'applications' must be from 0 to 100000, not -1.")]
    [InlineData(
        """{"clusters":100000,"sessionsPerCluster":11}""",
        "'clusters' times 'sessionsPerCluster' must be at most 1000000, not 1100000.")]
    [InlineData(
        """{"virtualClusters":1001,"endpointsPerVirtualCluster":1000}""",
        "'virtualClusters' times 'endpointsPerVirtualCluster' must be at most 1000000, not 1001000.")]
    [InlineData(
        """{"applications":100000,"sessionsPerApplication":1000}""",
        "'applications' times 'sessionsPerApplication' must be at most 1000000, not 100000000.")]
    [InlineData("""{"clusters":1,"nodes":1}""", "The account has no 'nodes'. It has: clusters, ")]
    [InlineData("""{"clusters":"many"}""", "'clusters' is not a whole number.")]
    [InlineData("""{"clusters":1.5}""", "'clusters' is not a whole number.")]
    [InlineData("[]", "The body is not a JSON object.")]
    public async Task A_bad_number_changes_nothing_and_is_explained(string body, string message)
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();

        Answer answer = await emulator.CallAsync("PUT", "/_emulator/account", body: body);

        Assert.Equal(400, answer.Status);
        Assert.StartsWith(message, answer.ErrorMessage, StringComparison.Ordinal);
        Assert.Equal(new AccountOptions(), emulator.Host.Account.Options);
    }

    [Fact]
    public async Task A_test_changes_it_in_process()
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();

        emulator.Host.Account.Options = new AccountOptions { Clusters = 1, SessionsPerCluster = 1 };
        List<JsonObject> pages = await emulator.EmrPagesAsync("ListClusters", "Marker");
        emulator.Host.Account.Reset();

        Assert.Equal(["j-EMULATED00001"], pages.Ids("Clusters", "Id"));
        Assert.Equal(new AccountOptions(), emulator.Host.Account.Options);
        Assert.Throws<FormatException>(() => emulator.Host.Account.Options = new AccountOptions { LivyPolls = -1 });
        await Assert.ThrowsAsync<FormatException>(() =>
            EmulatorHost.StartAsync(new EmulatorOptions { Account = new AccountOptions { PageSize = 0 } }));
    }

    [Fact]
    public void The_command_line_sets_numbers_by_name()
    {
        EmulatorOptions options = EmulatorCommand.Parse("--account", "clusters=300", "--account", "PAGESIZE=9");

        Assert.Equal(new AccountOptions { Clusters = 300, PageSize = 9 }, options.Account);
        Assert.Equal(new AccountOptions(), EmulatorCommand.Parse().Account);
    }

    [Fact]
    public async Task Listing_needs_no_clock_and_is_the_same_in_every_emulator()
    {
        await using RunningEmulator one = await RunningEmulator.StartAsync();
        await using RunningEmulator two = await RunningEmulator.StartAsync();
        two.Time.Advance(TimeSpan.FromDays(365));

        Answer first = await one.EmrAsync("ListClusters");
        Answer second = await two.EmrAsync("ListClusters");

        Assert.Equal(first.Body, second.Body);
    }
}
