using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using EmrSessionCredentials.Calls;
using EmrSessionCredentials.Emulator.Account;
using EmrSessionCredentials.Sessions;
using EmrSessionCredentials.Listing;
using EmrSessionCredentials.Targets;
using EmrSessionCredentials.Tests.Identity;

namespace EmrSessionCredentials.Tests.Targets;

public class SearchFailureTests
{
    [Theory]
    [InlineData("ListClusters", 6, "elasticmapreduce")]
    [InlineData("ListVirtualClusters", 10, "emr-containers")]
    [InlineData("ListApplications", 12, "emr-serverless")]
    public async Task A_service_that_refuses_is_one_failure_and_the_others_go_on(string operation, int others, string service)
    {
        await using EmulatedAws aws = await EmulatedAws.StartAsync();
        aws.Faults.Add("accessdenied", operation);

        IReadOnlyList<TargetPage> pages = aws.PagesOf();

        TargetPage failed = Assert.Single(pages, page => page.Failure is not null);
        Assert.Equal(operation, failed.Source);
        Assert.Equal(FailureKind.PermissionDenied, failed.Failure!.Kind);
        Assert.StartsWith($"{operation}: ", failed.Failure.Message, StringComparison.Ordinal);
        Assert.Contains($"{service}:{operation}", failed.Failure.Advice, StringComparison.Ordinal);
        Assert.Equal(operation, failed.Report!.Operation);
        Assert.Equal(others, pages.Sum(page => page.Targets.Count));
    }

    [Fact]
    public async Task One_virtual_cluster_that_fails_is_named_with_the_operation()
    {
        await using EmulatedAws aws = await EmulatedAws.StartAsync();
        aws.Faults.Add("internal", "vcemulated000000000000001");

        IReadOnlyList<TargetPage> pages = aws.PagesOf(new TargetQuery { Kinds = [SessionTargetKind.ManagedEndpoint] });

        TargetPage failed = Assert.Single(pages, page => page.Failure is not null);
        Assert.Equal("vcemulated000000000000001", failed.Source);
        Assert.StartsWith(
            "ListManagedEndpoints of vcemulated000000000000001: ", failed.Failure!.Message, StringComparison.Ordinal);
        Assert.Equal(
            ["vcemulated000000000000002"], pages.SelectMany(page => page.Targets).Select(t => t.OwnerId).Distinct());
    }

    [Fact]
    public async Task What_was_skipped_after_a_denial_is_listed_when_another_owner_permits_the_operation()
    {
        await using EmulatedAws aws = await EmulatedAws.StartAsync(new AccountOptions { PageSize = 1 });
        aws.Faults.Add("hold", "j-EMULATED00001");
        aws.Faults.Add("accessdenied", "j-EMULATED00002");

        Task<IReadOnlyList<TargetPage>> search = Task.Run(
            () => aws.PagesOf(new TargetQuery { Kinds = [SessionTargetKind.ClusterSession] }, throttleLimit: 2), EmulatedAws.Stop);
        await aws.Faults.WaitForHeldAsync(1, EmulatedAws.Stop);
        // The fourth page of clusters is requested after the third cluster was skipped.
        await aws.Observed.WaitUntilAsync(seen => seen.Of("ListClusters") == 4, EmulatedAws.Stop);
        aws.Faults.Clear();

        IReadOnlyList<TargetPage> pages = await search;
        Assert.Equal("j-EMULATED00002", Assert.Single(pages, page => page.Failure is not null).Source);
        Assert.Equal(
            ["ListClusters", "j-EMULATED00001", "j-EMULATED00002", "j-EMULATED00004", "j-EMULATED00005"],
            pages.Select(page => page.Source).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(
            ["j-EMULATED00005", "j-EMULATED00005"], pages.SelectMany(page => page.Targets).Select(target => target.OwnerId));
    }

    [Fact]
    public async Task A_cluster_without_sessions_that_refuses_to_list_them_is_no_failure()
    {
        await using EmulatedAws aws = await EmulatedAws.StartAsync();
        aws.Faults.Add("invalid", "elasticmapreduce:ListSessions");

        IReadOnlyList<TargetPage> pages = aws.PagesOf(new TargetQuery { Kinds = [SessionTargetKind.ClusterSession] });

        // In the emulator, clusters that are RUNNING can have sessions, and those that are WAITING cannot.
        Assert.Equal(
            ["j-EMULATED00002", "j-EMULATED00005"],
            pages.Where(page => page.Failure is not null).Select(page => page.Source).Order());
    }

    [Fact]
    public async Task A_cluster_that_cannot_be_described_either_keeps_its_first_failure()
    {
        await using EmulatedAws aws = await EmulatedAws.StartAsync();
        aws.Faults.Add("invalid", "elasticmapreduce:ListSessions");
        aws.Faults.Add("accessdenied", "DescribeCluster");

        IReadOnlyList<TargetPage> pages = aws.PagesOf(new TargetQuery { Kinds = [SessionTargetKind.ClusterSession] });

        IEnumerable<SessionCredentialException> failures = pages.Select(page => page.Failure).OfType<SessionCredentialException>();
        Assert.Equal(4, failures.Count());
        Assert.All(failures, failure => Assert.Equal("InvalidRequestException", failure.ErrorCode));
    }

    [Theory]
    [InlineData("again")]
    [InlineData("A B")]
    [InlineData("A B C")]
    public async Task A_page_token_that_was_seen_before_ends_the_list_with_an_error(string tokens)
    {
        string[] circle = tokens.Split(' ');
        int page = 0;
        using LoopbackServer server = new();
        server.Reply(_ => (200, $$"""{ "virtualClusters": [], "nextToken": "{{circle[page++ % circle.Length]}}" }"""));
        ClientOptions options = new() { EndpointUrl = new Uri(server.Url), MaxAttempts = 1 };
        using EmrSession session = await EmrSession.OpenAsync(EmulatedAws.Identity, options, cancellationToken: EmulatedAws.Stop);
        using TargetSearch search = TargetSearch.Start(
            session, new TargetQuery { Kinds = [SessionTargetKind.ManagedEndpoint] }, throttleLimit: 1, EmulatedAws.Stop);

        foreach (string _ in circle)
        {
            Assert.True(search.TryTake(out TargetPage good));
            Assert.Null(good.Failure);
        }

        Assert.True(search.TryTake(out TargetPage last));
        Assert.Equal(FailureKind.InvalidResponse, last.Failure!.Kind);
        Assert.Contains("ListVirtualClusters", last.Failure.Message, StringComparison.Ordinal);
        Assert.False(search.TryTake(out _));
        Assert.Equal(circle.Length + 1, page);
    }
}
