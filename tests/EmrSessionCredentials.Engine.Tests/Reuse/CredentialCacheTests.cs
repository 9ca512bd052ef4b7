using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EmrSessionCredentials.Calls;
using EmrSessionCredentials.Sessions;
using EmrSessionCredentials.Requests;
using EmrSessionCredentials.Reuse;

namespace EmrSessionCredentials.Tests.Reuse;

/// <summary>What is handed out again, for how long, and how many calls that takes; by a clock that the test moves.</summary>
public sealed class CredentialCacheTests
{
    private static readonly TimeSpan Enough = TimeSpan.FromMinutes(5);
    private readonly MovedTime _time = new();
    private int _calls;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_credential_that_is_valid_long_enough_is_handed_out_again_without_a_call()
    {
        CredentialCache cache = new(_time);
        CallResult<SessionCredential> first = await cache.GetAsync(Key("j-1"), Enough, Call("j-1"), Stop);
        CallResult<SessionCredential> second = await cache.GetAsync(Key("j-1"), Enough, Call("j-1"), Stop);

        Assert.Same(first.Value, second.Value);
        Assert.Equal(1, _calls);
        Assert.False(first.Report!.IsReused);
        Assert.True(second.Report!.IsReused);
        Assert.Single(first.Warnings);
        Assert.Empty(second.Warnings);
        Assert.Equal(0, second.Report!.Attempts);
    }

    [Fact]
    public async Task One_that_would_not_last_is_replaced_by_a_new_one()
    {
        CredentialCache cache = new(_time);
        await cache.GetAsync(Key("j-1"), Enough, Call("j-1"), Stop);
        _time.Now += TimeSpan.FromMinutes(56);
        CallResult<SessionCredential> second = await cache.GetAsync(Key("j-1"), Enough, Call("j-1"), Stop);

        Assert.Equal(2, _calls);
        Assert.False(second.Report!.IsReused);
    }

    [Fact]
    public async Task An_expired_one_is_dropped_even_where_no_validity_is_asked_for()
    {
        CredentialCache cache = new(_time);
        await cache.GetAsync(Key("j-1"), TimeSpan.Zero, Call("j-1"), Stop);
        _time.Now += TimeSpan.FromHours(1);
        await cache.GetAsync(Key("j-1"), TimeSpan.Zero, Call("j-1"), Stop);

        Assert.Equal(2, _calls);
        Assert.Equal(1, cache.Count);
    }

    [Fact]
    public async Task One_whose_expiry_is_unknown_is_never_handed_out_again()
    {
        CredentialCache cache = new(_time);
        for (int i = 0; i < 2; i++) await cache.GetAsync(Key("j-1"), TimeSpan.Zero, Call("j-1", hasExpiry: false), Stop);

        Assert.Equal(2, _calls);
        Assert.Equal(0, cache.Count);
    }

    [Fact]
    public async Task One_whose_secret_a_script_has_disposed_of_is_replaced_by_a_new_one()
    {
        CredentialCache cache = new(_time);
        CallResult<SessionCredential> first = await cache.GetAsync(Key("j-1"), Enough, Call("j-1"), Stop);
        ((ClusterSessionCredential)first.Value).Password.Dispose();
        CallResult<SessionCredential> second = await cache.GetAsync(Key("j-1"), Enough, Call("j-1"), Stop);

        Assert.NotSame(first.Value, second.Value);
        Assert.Equal(2, _calls);
    }

    [Fact]
    public async Task However_many_ask_at_once_there_is_one_call()
    {
        CredentialCache cache = new(_time);
        TaskCompletionSource gate = new();
        Task<CallResult<SessionCredential>>[] asking =
            [.. Enumerable.Range(0, 50).Select(_ => cache.GetAsync(Key("j-1"), Enough, Call("j-1", gate.Task), Stop))];
        gate.SetResult();
        CallResult<SessionCredential>[] got = await Task.WhenAll(asking);

        Assert.Equal(1, _calls);
        Assert.Single(got.Select(issued => issued.Value).Distinct());
        Assert.Equal(49, got.Count(issued => issued.Report!.IsReused));
    }

    [Fact]
    public async Task A_failure_is_told_to_all_who_waited_and_is_not_kept()
    {
        CredentialCache cache = new(_time);
        TaskCompletionSource gate = new();
        Task<CallResult<SessionCredential>>[] asking =
            [.. Enumerable.Range(0, 3).Select(_ => cache.GetAsync(Key("j-1"), Enough, Call("j-1", gate.Task), Stop))];
        gate.SetException(new SessionCredentialException(FailureKind.PermissionDenied, "AccessDeniedException", "no"));
        foreach (Task<CallResult<SessionCredential>> one in asking)
            Assert.Equal("AccessDeniedException", (await Assert.ThrowsAsync<SessionCredentialException>(() => one)).ErrorCode);
        Assert.Equal(1, _calls);

        await cache.GetAsync(Key("j-1"), Enough, Call("j-1"), Stop);
        Assert.Equal(2, _calls);
    }

    [Fact]
    public async Task When_the_one_who_calls_leaves_another_who_waits_calls_anew()
    {
        CredentialCache cache = new(_time);
        using CancellationTokenSource leaving = new();
        Task<CallResult<SessionCredential>> owner = cache.GetAsync(
            Key("j-1"), Enough, Call("j-1", Task.Delay(Timeout.Infinite, leaving.Token)), leaving.Token);
        Task<CallResult<SessionCredential>> waiting = cache.GetAsync(Key("j-1"), Enough, Call("j-1"), Stop);
        await leaving.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => owner);
        Assert.Equal("j-1", (await waiting).Value.Target);
        Assert.Equal(2, _calls);
    }

    [Theory]
    [InlineData(FailureKind.Timeout, "RequestTimeout")]
    [InlineData(FailureKind.ConnectionFailed, "ConnectionFailed")]
    public async Task The_time_limit_and_the_proxy_of_the_one_who_calls_are_not_those_of_another_who_waits(
        FailureKind kind, string code)
    {
        CredentialCache cache = new(_time);
        TaskCompletionSource gate = new();
        Task<CallResult<SessionCredential>> owner = cache.GetAsync(Key("j-1"), Enough, Call("j-1", gate.Task), Stop);
        Task<CallResult<SessionCredential>> waiting = cache.GetAsync(Key("j-1"), Enough, Call("j-1"), Stop);
        gate.SetException(new SessionCredentialException(kind, code, "no answer"));

        await Assert.ThrowsAsync<SessionCredentialException>(() => owner);
        Assert.Equal("j-1", (await waiting).Value.Target);
        Assert.Equal(2, _calls);
    }

    [Fact]
    public async Task After_a_timeout_nobody_waits_for_another_again()
    {
        CredentialCache cache = new(_time);
        TaskCompletionSource first = new();
        TaskCompletionSource others = new();
        Task<CallResult<SessionCredential>> owner = cache.GetAsync(Key("j-1"), Enough, Call("j-1", first.Task), Stop);
        Task<CallResult<SessionCredential>>[] waiting =
            [.. Enumerable.Range(0, 3).Select(_ => cache.GetAsync(Key("j-1"), Enough, Call("j-1", others.Task), Stop))];
        SessionCredentialException timeout = new(FailureKind.Timeout, "RequestTimeout", "no answer");
        first.SetException(timeout);

        await Assert.ThrowsAsync<SessionCredentialException>(() => owner);
        // Each has made its call: one call after the other would time out in three times the time.
        while (_calls < 4) await Task.Yield();
        others.SetException(timeout);
        foreach (Task<CallResult<SessionCredential>> one in waiting)
            await Assert.ThrowsAsync<SessionCredentialException>(() => one);
        Assert.Equal(4, _calls);
    }

    [Fact]
    public async Task One_who_waits_can_leave_and_the_call_goes_on_for_the_others()
    {
        CredentialCache cache = new(_time);
        TaskCompletionSource gate = new();
        using CancellationTokenSource leaving = new();
        Task<CallResult<SessionCredential>> owner = cache.GetAsync(Key("j-1"), Enough, Call("j-1", gate.Task), Stop);
        Task<CallResult<SessionCredential>> waiting = cache.GetAsync(Key("j-1"), Enough, Call("j-1"), leaving.Token);
        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        gate.SetResult();

        Assert.Equal("j-1", (await owner).Value.Target);
        Assert.Equal(1, _calls);
    }

    [Theory]
    [InlineData("signer")]
    [InlineData("region")]
    [InlineData("endpoint")]
    [InlineData("target")]
    [InlineData("role")]
    public async Task A_credential_is_not_reused_where_one_thing_is_different(string what)
    {
        ReuseKey other = what switch
        {
            "signer" => Key("j-1") with { Signer = "AKIDOTHER" },
            "region" => Key("j-1") with { Region = "us-east-1" },
            "endpoint" => Key("j-1") with { Endpoint = "https://vpce.example.com/" },
            "target" => Key("j-2"),
            _ => Key("j-1", "arn:aws:iam::123456789012:role/Other"),
        };
        CredentialCache cache = new(_time);
        await cache.GetAsync(Key("j-1"), Enough, Call("j-1"), Stop);
        await cache.GetAsync(other, Enough, Call("j-1"), Stop);

        Assert.Equal(2, _calls);
    }

    [Fact]
    public async Task It_is_bounded_and_what_expires_first_makes_room()
    {
        CredentialCache cache = new(_time, capacity: 10);
        await cache.GetAsync(Key("j-long"), Enough, Call("j-long", life: TimeSpan.FromHours(2)), Stop);
        for (int i = 0; i < 100; i++)
        {
            await cache.GetAsync(Key($"j-{i}"), Enough, Call($"j-{i}"), Stop);
            Assert.InRange(cache.Count, 1, 10);
            _time.Now += TimeSpan.FromSeconds(1);
        }

        _calls = 0;
        await cache.GetAsync(Key("j-long"), Enough, Call("j-long"), Stop);
        await cache.GetAsync(Key("j-99"), Enough, Call("j-99"), Stop);
        Assert.Equal(0, _calls);
    }

    [Fact]
    public async Task Cleared_it_knows_nothing()
    {
        CredentialCache cache = new(_time);
        await cache.GetAsync(Key("j-1"), Enough, Call("j-1"), Stop);
        cache.Clear();

        Assert.Equal(0, cache.Count);
    }

    private static ReuseKey Key(string cluster, string? role = null) => ReuseKey.For(
        "AKIDEXAMPLE", "eu-central-1", endpoint: "", new ClusterRequest { ClusterId = cluster, ExecutionRoleArn = role });

    private Func<CancellationToken, Task<CallResult<SessionCredential>>> Call(
        string cluster, Task? gate = null, bool hasExpiry = true, TimeSpan? life = null) => async _ =>
    {
        Interlocked.Increment(ref _calls);
        await (gate ?? Task.CompletedTask);
        ClusterSessionCredential credential = new(
            new ClusterRequest { ClusterId = cluster },
            new CredentialOrigin("eu-central-1", "request", _time),
            "user",
            Secrets.Protect("password"),
            hasExpiry ? _time.Now + (life ?? TimeSpan.FromHours(1)) : null);
        return new CallResult<SessionCredential>(credential, Report(cluster), ["a warning of this call"]);
    };

    private static CallReport Report(string cluster) => new(
        "GetClusterSessionCredentials", cluster, "eu-central-1", Endpoint: null, "a test", 1, "request", TimeSpan.Zero);

    private sealed class MovedTime : TimeProvider
    {
        internal DateTimeOffset Now { get; set; } = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
