using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using EmrSessionCredentials.Calls;
using EmrSessionCredentials.Identity;
using EmrSessionCredentials.Sessions;
using EmrSessionCredentials.Listing;
using EmrSessionCredentials.Targets;
using EmrSessionCredentials.Tests.Identity;

namespace EmrSessionCredentials.Tests.Targets;

[Collection(EnvironmentCollection.Name)]
public sealed class SuggestionTests
{
    private readonly ManualTime _clock = new();
    private readonly Suggestions _suggestions;

    public SuggestionTests() => _suggestions = new Suggestions(_clock);

    [Theory]
    [InlineData(SessionTargetKind.Cluster, false, null, "j-EMULATED00001 j-EMULATED00002 j-EMULATED00004 j-EMULATED00005")]
    [InlineData(SessionTargetKind.ClusterSession, false, "j-EMULATED00002", "is-EMU0000200001 is-EMU0000200002")]
    [InlineData(SessionTargetKind.ManagedEndpoint, true, null, "vcemulated000000000000001 vcemulated000000000000002")]
    [InlineData(
        SessionTargetKind.ManagedEndpoint, false, "vcemulated000000000000002", "epemulated000000020000001 epemulated000000020000002")]
    [InlineData(
        SessionTargetKind.ManagedEndpoint, false,
        "arn:aws:emr-containers:eu-central-1:123456789012:/virtualclusters/vcemulated000000000000002",
        "epemulated000000020000001 epemulated000000020000002")]
    [InlineData(SessionTargetKind.ServerlessSession, true, null, "00emulated000001")]
    [InlineData(SessionTargetKind.ServerlessSession, false, "00emulated000001", "00s0000010000001 00s0000010000002")]
    public async Task Ids_of_each_kind_are_suggested(SessionTargetKind kind, bool isOfOwner, string? owner, string ids)
    {
        await using EmulatedAws aws = await EmulatedAws.StartAsync();

        Assert.Equal(ids, string.Join(' ', Ids(new SuggestionQuery(EmulatedAws.Identity, aws.Options, kind, isOfOwner, owner))));
    }

    [Fact]
    public async Task They_are_remembered_for_a_minute_and_then_asked_for_again()
    {
        await using EmulatedAws aws = await EmulatedAws.StartAsync();
        SuggestionQuery query = new(EmulatedAws.Identity, aws.Options, SessionTargetKind.ManagedEndpoint, IsOfOwner: true);

        IReadOnlyList<Suggestion> first = _suggestions.Find(query);
        _clock.Advance(Suggestions.Memory - TimeSpan.FromTicks(1));
        IReadOnlyList<Suggestion> again = _suggestions.Find(query with { Identity = EmulatedAws.WhoIs(query.Identity.AccessKey!) });

        Assert.Same(first, again);
        Assert.Equal(1, aws.Observed.Of("ListVirtualClusters"));
        _clock.Advance(TimeSpan.FromTicks(1));
        Assert.Equal(first, _suggestions.Find(query));
        Assert.Equal(2, aws.Observed.Of("ListVirtualClusters"));
    }

    [Fact]
    public async Task Another_owner_region_identity_or_environment_is_asked_for_anew()
    {
        await using EmulatedAws aws = await EmulatedAws.StartAsync();
        SuggestionQuery query = new(EmulatedAws.Identity, aws.Options, SessionTargetKind.ManagedEndpoint, IsOfOwner: true);
        using Scratch scratch = new();
        _suggestions.Find(query);

        _suggestions.Find(query with { Identity = EmulatedAws.Identity with { Region = "eu-west-1" } });
        Assert.Empty(_suggestions.Find(query with { Identity = EmulatedAws.WhoIs("AKIDUNKNOWN") }));
        scratch.Config("[profile another]\noutput = json\n");
        scratch.Set("AWS_PROFILE", "another");
        _suggestions.Find(query);
        scratch.Set("AWS_PROFILE", null);
        _suggestions.Find(query);

        Assert.Equal(4, aws.Observed.Total);
    }

    [Fact]
    public void What_is_remembered_has_no_secret_of_the_environment()
    {
        using Scratch scratch = new();
        scratch.Set("AWS_ACCESS_KEY_ID", "AKIDENVIRONMENT");
        scratch.Set("AWS_SECRET_ACCESS_KEY", "hidden-secret");
        scratch.Set("AWS_SESSION_TOKEN", "hidden-token");

        string key = $"{new SuggestionQuery(new IdentityOptions(), new ClientOptions(), SessionTargetKind.Cluster).Key}";

        Assert.Contains("AWS_ACCESS_KEY_ID=AKIDENVIRONMENT", key, StringComparison.Ordinal);
        Assert.DoesNotContain("hidden", key, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_has_come_in_time_is_suggested_and_asked_for_again_soon()
    {
        await using EmulatedAws aws = await EmulatedAws.StartAsync();
        aws.Faults.Add("hold", "vcemulated000000000000001");
        SuggestionQuery query = new(EmulatedAws.Identity, aws.Options, SessionTargetKind.ManagedEndpoint);

        Task<IReadOnlyList<Suggestion>> finding = Task.Run(() => _suggestions.Find(query), EmulatedAws.Stop);
        await aws.Faults.WaitForHeldAsync(1, EmulatedAws.Stop);
        Assert.False(finding.IsCompleted);
        _clock.Advance(Suggestions.Limit);

        Assert.DoesNotContain(await finding, s => s.Name!.StartsWith("spark-1", StringComparison.Ordinal));
        await aws.Observed.WaitUntilAsync(seen => seen.InFlight == 0, EmulatedAws.Stop);
        aws.Faults.Clear();
        _clock.Advance(Suggestions.ShortMemory);
        Assert.Equal(4, _suggestions.Find(query).Count);
    }

    [Theory]
    [InlineData("accessdenied")]
    [InlineData("internal")]
    [InlineData("malformed")]
    public async Task A_failure_is_no_error_and_is_asked_about_again_soon(string fault)
    {
        await using EmulatedAws aws = await EmulatedAws.StartAsync();
        SuggestionQuery query = new(EmulatedAws.Identity, aws.Options, SessionTargetKind.Cluster);
        aws.Faults.Add(fault);

        Assert.Empty(_suggestions.Find(query));
        aws.Faults.Clear();
        Assert.Empty(_suggestions.Find(query));
        _clock.Advance(Suggestions.ShortMemory);

        Assert.Equal(4, _suggestions.Find(query).Count);
    }

    [Fact]
    public void A_list_whose_page_tokens_go_round_in_a_circle_ends()
    {
        int page = 0;
        using LoopbackServer server = new();
        server.Reply(_ => (200, $$"""{ "virtualClusters": [{ "id": "vc{{page}}" }], "nextToken": "{{page++ % 2}}" }"""));
        ClientOptions options = new() { EndpointUrl = new Uri(server.Url), MaxAttempts = 1 };

        Assert.Equal(
            ["vc0", "vc1"],
            Ids(new SuggestionQuery(EmulatedAws.Identity, options, SessionTargetKind.ManagedEndpoint, IsOfOwner: true)).Take(2));
        Assert.Equal(3, page);
    }

    [Fact]
    public void Without_credentials_nothing_is_suggested()
    {
        using Scratch scratch = new();

        Assert.Empty(Ids(new SuggestionQuery(
            new() { ProfileName = "there is none" }, new ClientOptions(), SessionTargetKind.Cluster)));
    }

    private IEnumerable<string> Ids(SuggestionQuery query) => _suggestions.Find(query).Select(s => s.Id).Order();
}
