using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EmrSessionCredentials.Calls;
using EmrSessionCredentials.Pipeline;
using EmrSessionCredentials.Sessions;
using EmrSessionCredentials.Emulator.Hosting;
using EmrSessionCredentials.Identity;

namespace EmrSessionCredentials.Tests.Calls;

/// <summary>A cancelled call ends at once, as OperationCanceledException and nothing else, and hangs up.</summary>
public sealed class CancellationTests : IAsyncLifetime
{
    private EmulatorHost? _emulator;

    private EmulatorHost Emulator => _emulator!;

    public async ValueTask InitializeAsync() => _emulator = await EmulatorHost.StartAsync();

    public ValueTask DisposeAsync() => Emulator.DisposeAsync();

    [Theory]
    [InlineData(Service.EmrContainers)]
    [InlineData(Service.Emr)]
    public async Task A_call_that_waits_for_its_answer_ends_and_the_service_sees_the_caller_leave(Service service)
    {
        using EmrSession session = await TestSessions.OpenAsync(Emulator.Url);
        using CancellationTokenSource caller = new();
        Task call = service == Service.Emr
            ? session.GetAsync(TestSessions.Cluster("x-fault-hold"), cancellationToken: caller.Token)
            : session.GetAsync(TestSessions.Endpoint("x-fault-hold"), cancellationToken: caller.Token);
        await Emulator.Faults.WaitForHeldAsync(1);

        await caller.CancelAsync();

        OperationCanceledException cancelled = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        Assert.Equal(caller.Token, cancelled.CancellationToken);
        await Emulator.Observed.WaitUntilAsync(seen => seen.Requests[0].CallerLeft);
        Assert.Equal(1, Emulator.Observed.Total);
    }

    [Fact]
    public async Task What_was_cancelled_before_it_began_is_not_sent()
    {
        using EmrSession session = await TestSessions.OpenAsync(Emulator.Url);
        CancellationToken cancelled = new(canceled: true);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => session.GetAsync(TestSessions.Endpoint(), cancellationToken: cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => session.GetAsync(TestSessions.Cluster(), cancellationToken: cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => EmrSession.OpenAsync(TestSessions.Signer, new ClientOptions(), clock: null, cancelled));

        Assert.Equal(0, Emulator.Observed.Total);
    }

    [Fact]
    public async Task One_cancelled_call_leaves_the_others_alone()
    {
        using EmrSession session = await TestSessions.OpenAsync(Emulator.Url);
        using CancellationTokenSource caller = new();
        Task cancelled = session.GetAsync(TestSessions.Cluster("first-fault-hold"), cancellationToken: caller.Token);
        Task<CallResult<ClusterSessionCredential>> other =
            session.GetAsync(TestSessions.Cluster("other-fault-hold"), cancellationToken: CancellationToken.None);
        await Emulator.Faults.WaitForHeldAsync(2);

        await caller.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelled);
        Emulator.Faults.Release("other-fault-hold");

        Assert.Equal("other-fault-hold", (await other).Value.ClusterId);
    }

    [Fact]
    public async Task Two_hundred_and_fifty_six_calls_end_at_one_stop_and_all_hang_up()
    {
        const int Calls = 256;
        using EmrSession session = await TestSessions.OpenAsync(Emulator.Url);
        OrderedCalls<CallResult<ClusterSessionCredential>> calls = new(Calls, CancellationToken.None);
        for (int i = 0; i < Calls; i++)
            calls.Start(stop => session.GetAsync(TestSessions.Cluster("x-fault-hold"), stop));
        await Emulator.Faults.WaitForHeldAsync(Calls);

        // It comes back when the last has ended, and none of them ends by itself.
        calls.Dispose();

        await Emulator.Observed.WaitUntilAsync(seen => seen.InFlight == 0);
        Assert.Equal((Calls, Calls), (Emulator.Observed.Total, Emulator.Observed.Requests.Count(r => r.CallerLeft)));
    }

    [Fact]
    public async Task A_failure_that_comes_with_the_cancellation_is_a_cancellation()
    {
        using CancellationTokenSource caller = new();
        await using ScriptedServer server = await ScriptedServer.StartAsync(async context =>
        {
            await caller.CancelAsync();
            await ScriptedServer.WriteAsync(context, "{}", 403);
        });
        using EmrSession session = await TestSessions.OpenAsync(server.Url);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => session.GetAsync(TestSessions.Endpoint(), cancellationToken: caller.Token));
    }

    [Fact]
    public async Task A_call_whose_credentials_are_being_renewed_ends_too()
    {
        SlowCredentials credentials = new();
        IdentityOptions signer = new() { Credential = credentials, Region = TestSessions.Region };
        using EmrSession session = await EmrSession.OpenAsync(signer, new ClientOptions { EndpointUrl = Emulator.Url });
        credentials.NeverEnd = true;
        using CancellationTokenSource caller = new();
        Task call = session.GetAsync(TestSessions.Endpoint(), cancellationToken: caller.Token);
        await credentials.Asked;

        await caller.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        Assert.Equal(0, Emulator.Observed.Total);
    }

    /// <summary>Credentials of another module, which take their time once they are told to.</summary>
    private sealed class SlowCredentials
    {
        private readonly TaskCompletionSource _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public bool NeverEnd { get; set; }

        public Task Asked => _asked.Task;

        public async Task<object> GetCredentialsAsync()
        {
            if (NeverEnd)
            {
                _asked.TrySetResult();
                await Task.Delay(Timeout.Infinite, CancellationToken.None);
            }

            return new { AccessKey = "AKIDEXAMPLE", TestSessions.SecretKey };
        }
    }
}
