using System;
using System.Threading;
using System.Threading.Tasks;
using EmrSessionCredentials.Calls;
using EmrSessionCredentials.Pipeline;
using EmrSessionCredentials.Sessions;
using EmrSessionCredentials.Emulator.Hosting;

namespace EmrSessionCredentials.Tests.Calls;

/// <summary>
/// Calls of which one at a time may run: they run on the thread that starts them, or the only one on a thread of its own,
/// and behave as any others do.
/// </summary>
public sealed class OneByOneTests : IAsyncLifetime
{
    private const string Login = """{"Credentials":{"UsernamePassword":{"Username":"u","Password":"p"}}}""";

    private EmulatorHost? _emulator;

    private EmulatorHost Emulator => _emulator!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _emulator = await EmulatorHost.StartAsync();

    public ValueTask DisposeAsync() => Emulator.DisposeAsync();

    [Fact]
    public async Task A_call_is_over_when_its_start_is_and_has_not_left_the_thread()
    {
        using EmrSession session = await TestSessions.OpenAsync(Emulator.Url);
        using OrderedCalls<int> calls = new(1, Stop);

        for (int i = 1; i <= 3; i++)
        {
            int here = Environment.CurrentManagedThreadId;
            calls.Start(async stop =>
            {
                await session.GetAsync(TestSessions.Cluster(), stop).ConfigureAwait(false);
                return Environment.CurrentManagedThreadId;
            });

            Assert.Equal(i, Emulator.Observed.Total);
            Assert.True(calls.TryTake(wait: false, out int thread));
            Assert.Equal(here, thread);
        }
    }

    [Fact]
    public async Task The_only_call_has_a_thread_that_is_neither_the_callers_nor_the_pools_and_ends_with_it()
    {
        using EmrSession session = await TestSessions.OpenAsync(Emulator.Url);
        using OrderedCalls<(bool, bool)> calls = new(8, Stop);
        Thread caller = Thread.CurrentThread;
        Thread? begun = null;

        calls.StartOnly(async stop =>
        {
            begun = Thread.CurrentThread;
            await session.GetAsync(TestSessions.Cluster(), stop).ConfigureAwait(false);
            return (begun.IsThreadPoolThread || begun == caller, Thread.CurrentThread == begun);
        });

        Assert.True(calls.TryTake(wait: true, out (bool IsBorrowed, bool HasStayed) thread));
        Assert.Equal((false, true), thread);
        // It would not come back if the thread stayed.
        begun!.Join();
    }

    [Fact]
    public async Task A_stop_from_another_thread_ends_the_call_and_hangs_up()
    {
        using EmrSession session = await TestSessions.OpenAsync(Emulator.Url);
        using CancellationTokenSource caller = new();
        using OrderedCalls<CallResult<ClusterSessionCredential>> calls = new(1, caller.Token);
        Task started = Task.Run(
            () => calls.Start(stop => session.GetAsync(TestSessions.Cluster("x-fault-hold"), stop)), Stop);
        await Emulator.Faults.WaitForHeldAsync(1, Stop);
        Assert.False(started.IsCompleted);

        await caller.CancelAsync();

        await started;
        Assert.ThrowsAny<OperationCanceledException>(() => calls.TryTake(wait: true, out _));
        await Emulator.Observed.WaitUntilAsync(seen => seen.Requests[0].CallerLeft, Stop);
    }

    [Fact]
    public async Task The_time_limit_ends_the_call()
    {
        ManualTime clock = new();
        using EmrSession session = await TestSessions.OpenAsync(
            Emulator.Url, options => options with { TimeoutSec = 5, MaxAttempts = 1 }, clock);
        using OrderedCalls<CallResult<ClusterSessionCredential>> calls = new(1, Stop);
        Task started = Task.Run(
            () => calls.Start(stop => session.GetAsync(TestSessions.Cluster("x-fault-hold"), stop)), Stop);
        await Emulator.Faults.WaitForHeldAsync(1, Stop);

        clock.Advance(TimeSpan.FromSeconds(5));

        await started;
        Assert.Equal(
            FailureKind.Timeout,
            Assert.Throws<SessionCredentialException>(() => calls.TryTake(wait: true, out _)).Kind);
    }

    [Fact]
    public async Task A_call_that_must_wait_between_attempts_is_waited_for_elsewhere()
    {
        using EmrSession session = await TestSessions.OpenAsync(Emulator.Url);
        using OrderedCalls<CallResult<ClusterSessionCredential>> calls = new(1, Stop);

        calls.Start(stop => session.GetAsync(TestSessions.Cluster("x-fault-throttle-1"), stop));
        calls.Start(stop => session.GetAsync(TestSessions.Cluster("y"), stop));

        Assert.True(calls.TryTake(wait: true, out CallResult<ClusterSessionCredential> first));
        Assert.True(calls.TryTake(wait: true, out CallResult<ClusterSessionCredential> second));
        Assert.Equal(("x-fault-throttle-1", 2), (first.Value.ClusterId, first.Report!.Attempts));
        Assert.Equal(("y", 1), (second.Value.ClusterId, second.Report!.Attempts));
        Assert.Equal(1, Emulator.Observed.MaxInFlight);
    }

    [Fact]
    public async Task No_cookie_is_kept()
    {
        await using ScriptedServer server = await ScriptedServer.StartAsync(async context =>
        {
            context.Response.Headers.SetCookie = "seen=1";
            await ScriptedServer.WriteAsync(context, Login);
        });
        using EmrSession session = await TestSessions.OpenAsync(server.Url);

        await session.GetAsync(TestSessions.Cluster(), cancellationToken: Stop);
        await session.GetAsync(TestSessions.Cluster(), cancellationToken: Stop);

        Assert.All(server.Seen, request => Assert.DoesNotContain("Cookie", request.Headers.Keys));
        Assert.Equal(2, server.Seen.Count);
    }
}
