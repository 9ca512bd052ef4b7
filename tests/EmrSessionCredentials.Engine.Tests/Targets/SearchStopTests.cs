using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EmrSessionCredentials.Emulator.Account;
using EmrSessionCredentials.Listing;
using EmrSessionCredentials.Targets;

namespace EmrSessionCredentials.Tests.Targets;

public class SearchStopTests
{
    private static readonly AccountOptions Large = new() { Clusters = 0, VirtualClusters = 30, Applications = 0 };
    private static readonly TargetQuery Endpoints = new() { Kinds = [SessionTargetKind.ManagedEndpoint] };

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    public async Task Calls_at_once_are_as_many_as_allowed(int limit)
    {
        await using EmulatedAws aws = await EmulatedAws.StartAsync(Large);
        aws.Faults.Add("hold", "ListManagedEndpoints");
        using TargetSearch search = aws.Search(Endpoints, limit);

        await aws.Faults.WaitForHeldAsync(limit, EmulatedAws.Stop);
        aws.Faults.Clear();
        while (search.TryTake(out _))
        {
            // To the end.
        }

        Assert.Equal(limit, aws.Observed.MaxInFlight);
    }

    [Fact]
    public async Task Questions_about_clusters_without_sessions_count_among_the_calls_at_once()
    {
        await using EmulatedAws aws = await EmulatedAws.StartAsync(new() { Clusters = 4, VirtualClusters = 0, Applications = 0 });
        aws.Faults.Add("invalid", "ListSessions");
        aws.Faults.Add("delay-30", "DescribeCluster");
        using TargetSearch search = aws.Search(new TargetQuery { Kinds = [SessionTargetKind.ClusterSession] }, throttleLimit: 1);

        while (search.TryTake(out _))
        {
            // To the end.
        }

        Assert.Equal(1, aws.Observed.MaxInFlight);
        Assert.Contains(aws.Observed.Requests, request => request.Operation == "DescribeCluster");
    }

    [Fact]
    public async Task Pages_come_while_other_lists_are_still_read()
    {
        await using EmulatedAws aws = await EmulatedAws.StartAsync();
        aws.Faults.Add("hold", "vcemulated000000000000001");
        using TargetSearch search = aws.Search(Endpoints);
        await aws.Faults.WaitForHeldAsync(1, EmulatedAws.Stop);

        TargetPage page;
        do
        {
            Assert.True(search.TryTake(out page));
        }
        while (page.Targets.Count == 0);

        Assert.Equal("vcemulated000000000000002", page.Source);
        Assert.Equal(1, aws.Faults.Held);
    }

    [Fact]
    public async Task Whoever_has_enough_ends_the_calls_and_nothing_runs_on()
    {
        await using EmulatedAws aws = await EmulatedAws.StartAsync(Large);
        aws.Faults.Add("hold", "ListManagedEndpoints");
        TargetSearch search = aws.Search(Endpoints, throttleLimit: 4);
        await aws.Faults.WaitForHeldAsync(4, EmulatedAws.Stop);

        search.Dispose();

        await aws.Observed.WaitUntilAsync(seen => seen.InFlight == 0, EmulatedAws.Stop);
        Assert.Equal(5, aws.Observed.Total);
        Assert.Throws<ObjectDisposedException>(() => search.TryTake(out _));
    }

    [Fact]
    public async Task A_stop_wakes_whoever_waits_for_a_page()
    {
        await using EmulatedAws aws = await EmulatedAws.StartAsync(Large);
        aws.Faults.Add("hold", "ListVirtualClusters");
        using CancellationTokenSource stop = new();
        using TargetSearch search = aws.Search(Endpoints, stop: stop.Token);
        Task waiting = Task.Run(() => search.TryTake(out _), EmulatedAws.Stop);
        await aws.Faults.WaitForHeldAsync(1, EmulatedAws.Stop);

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        await aws.Observed.WaitUntilAsync(seen => seen.InFlight == 0, EmulatedAws.Stop);
    }

    [Fact]
    public async Task Pages_that_nobody_takes_hold_up_the_calls()
    {
        await using EmulatedAws aws = await EmulatedAws.StartAsync(Large);
        using TargetSearch search = aws.Search(Endpoints, throttleLimit: 1);

        await aws.Observed.WaitUntilAsync(seen => seen.Total >= 4 && seen.InFlight == 0, EmulatedAws.Stop);
        // Somebody else's calls, one after the other: time enough for more of ours, if they were not held up.
        for (int i = 0; i < 20; i++)
            Assert.Empty(aws.Find(new TargetQuery { Kinds = [SessionTargetKind.Cluster] }));

        Assert.Equal(3, aws.Observed.Of("ListManagedEndpoints"));
        Assert.True(search.TryTake(out _));
        await aws.Observed.WaitUntilAsync(seen => seen.Of("ListManagedEndpoints") == 4, EmulatedAws.Stop);
    }
}
