using System;
using System.Diagnostics.Tracing;
using System.Threading;
using System.Threading.Tasks;
using EmrSessionCredentials.Calls;
using EmrSessionCredentials.Sessions;
using EmrSessionCredentials.Emulator.Hosting;

namespace EmrSessionCredentials.Tests.Calls;

/// <summary>How long an attempt may take, by a clock that the test moves: to the last byte, not to the first.</summary>
public sealed class TimeLimitTests : IAsyncLifetime
{
    private readonly ManualTime _clock = new();
    private EmulatorHost? _emulator;

    private EmulatorHost Emulator => _emulator!;

    public async ValueTask InitializeAsync() =>
        _emulator = await EmulatorHost.StartAsync(new EmulatorOptions { Faults = ["hold"] });

    public ValueTask DisposeAsync() => Emulator.DisposeAsync();

    [Theory]
    [InlineData(5)]
    [InlineData(null)]
    public async Task An_attempt_without_an_answer_ends_at_the_limit_and_not_before(int? seconds)
    {
        TimeSpan limit = TimeSpan.FromSeconds(seconds ?? 100);
        using EmrSession session = await OpenAsync(Emulator.Url, attempts: 1, seconds);
        Task<SessionCredentialException> call = session.FailAsync(Service.EmrContainers, "ep1");
        await Emulator.Faults.WaitForHeldAsync(1);

        _clock.Advance(limit - TimeSpan.FromTicks(1));
        Assert.Equal((1, false), (_clock.Timers, call.IsCompleted));
        _clock.Advance(TimeSpan.FromTicks(1));
        SessionCredentialException failure = await call;

        Assert.Equal((FailureKind.Timeout, "RequestTimeout"), (failure.Kind, failure.ErrorCode));
        Assert.Equal((null, null), (failure.RequestId, failure.StatusCode));
        Assert.Equal(limit, failure.Call!.Elapsed);
        Assert.Contains("ep1: no answer from http://127.0.0.1:", failure.Message, StringComparison.Ordinal);
        Assert.Contains("more time", failure.Advice, StringComparison.Ordinal);
        await Emulator.Observed.WaitUntilAsync(seen => seen.Requests[0].CallerLeft);
    }

    [Fact]
    public async Task Each_attempt_has_the_limit_to_itself()
    {
        using EmrSession session = await OpenAsync(Emulator.Url, attempts: 3);
        Task<SessionCredentialException> call = session.FailAsync(Service.Emr, "j-1");
        for (int attempt = 1; attempt <= 3; attempt++)
        {
            await Emulator.Observed.WaitUntilAsync(seen => seen.Total >= attempt);
            _clock.Advance(TimeSpan.FromSeconds(5));
        }

        SessionCredentialException failure = await call;

        Assert.Equal((FailureKind.Timeout, 3), (failure.Kind, failure.Call!.Attempts));
        Assert.Equal(TimeSpan.FromSeconds(15), failure.Call.Elapsed);
    }

    [Fact]
    public async Task A_call_that_is_answered_in_time_leaves_no_timer_behind()
    {
        using EmrSession session = await OpenAsync(Emulator.Url, attempts: 1);
        Task<(SessionCredential, CallReport Report)> call = session.GetAsync(Service.Emr, "j-1");
        await Emulator.Faults.WaitForHeldAsync(1);
        Assert.Equal(1, _clock.Timers);

        _clock.Advance(TimeSpan.FromSeconds(3));
        Emulator.Faults.Release();

        Assert.Equal(TimeSpan.FromSeconds(3), (await call).Report.Elapsed);
        Assert.Equal(0, _clock.Timers);
    }

    [Theory]
    [InlineData(200, "RequestTimeout")]
    [InlineData(500, "HttpStatus500")]
    public async Task A_body_that_stalls_is_waited_for_no_longer_than_the_limit_and_an_error_stays_that_error(int status, string code)
    {
        await using StallingServer server = await StallingServer.StartAsync(status);
        using EmrSession session = await OpenAsync(server.Url, attempts: 1);
        using Heads heads = new();
        Task<SessionCredentialException> call = session.FailAsync(Service.EmrContainers, "ep1");
        await server.Stalled;
        await heads.First;
        Assert.False(call.IsCompleted);

        _clock.Advance(TimeSpan.FromSeconds(5));

        Assert.Equal(code, (await call).ErrorCode);
        await server.HungUp;
    }

    [Fact]
    public async Task A_body_that_stalls_does_not_keep_a_cancelled_call()
    {
        await using StallingServer server = await StallingServer.StartAsync(200);
        using EmrSession session = await OpenAsync(server.Url, attempts: 3);
        using CancellationTokenSource caller = new();
        Task call = session.GetAsync(TestSessions.Cluster(), cancellationToken: caller.Token);
        await server.Stalled;

        await caller.CancelAsync();

        OperationCanceledException cancelled = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        Assert.Equal(caller.Token, cancelled.CancellationToken);
        await server.HungUp;
    }

    /// <summary>
    /// Hears from .NET when the head of a response has arrived and HttpClient is about to return it. What the server has sent may
    /// still be on its way.
    /// </summary>
    private sealed class Heads : EventListener
    {
        // Events are the process's, and come on the flow of the request that they are about.
        private static readonly AsyncLocal<Heads?> Flow = new();

        private readonly TaskCompletionSource _first = new(TaskCreationOptions.RunContinuationsAsynchronously);

        internal Heads() => Flow.Value = this;

        internal Task First => _first.Task;

        protected override void OnEventSourceCreated(EventSource eventSource)
        {
            if (eventSource.Name == "System.Net.Http")
                EnableEvents(eventSource, EventLevel.Informational);
        }

        protected override void OnEventWritten(EventWrittenEventArgs eventData)
        {
            if (eventData.EventName == "RequestStop" && Flow.Value == this)
                _first.TrySetResult();
        }
    }

    private Task<EmrSession> OpenAsync(Uri url, int attempts, int? seconds = 5) =>
        TestSessions.OpenAsync(url, o => o with { MaxAttempts = attempts, TimeoutSec = seconds }, _clock);
}
