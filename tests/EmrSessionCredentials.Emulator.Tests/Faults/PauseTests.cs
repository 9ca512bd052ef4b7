using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EmrSessionCredentials.Emulator.Tests.Support;

namespace EmrSessionCredentials.Emulator.Tests.Faults;

/// <summary>Faults that keep a caller waiting. No test here waits for a clock either.</summary>
public sealed class PauseTests
{
    [Fact]
    public async Task A_delay_lasts_as_long_as_the_emulators_clock_says()
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();
        Task<Answer> call = emulator.EndpointAsync("fault-delay-500");
        await emulator.Time.TimerSet.Task;

        emulator.Time.Advance(TimeSpan.FromMilliseconds(499));
        Assert.Equal(1, emulator.Time.Timers);
        Assert.Equal(1, emulator.Host.Observed.InFlight);
        Assert.False(call.IsCompleted);
        emulator.Time.Advance(TimeSpan.FromMilliseconds(1));

        Assert.Equal(200, (await call).Status);
    }

    [Fact]
    public async Task Held_calls_go_on_when_they_are_released()
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();
        Task<Answer>[] calls = [.. Enumerable.Range(0, 6).Select(i => emulator.ClusterAsync($"j-fault-hold-{i}"))];
        // hold-0 is never held: the first 0 times.
        Assert.Equal(200, (await calls[0]).Status);
        await emulator.Host.Faults.WaitForHeldAsync(5);

        Assert.Equal((5, 5), (emulator.Host.Faults.Held, emulator.Host.Observed.InFlight));
        Assert.Equal(1, emulator.Host.Faults.Release("j-fault-hold-3"));
        Assert.Equal(200, (await calls[3]).Status);
        Assert.Equal(4, emulator.Host.Faults.Release("GetClusterSessionCredentials"));
        await Task.WhenAll(calls);

        Assert.Equal(0, emulator.Host.Faults.Held);
        Assert.InRange(emulator.Host.Observed.MaxInFlight, 5, 6);
    }

    [Fact]
    public async Task A_caller_that_leaves_is_seen_to_leave()
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();
        using CancellationTokenSource stop = new();
        Task<Answer> call = emulator.EndpointAsync("fault-hold", stop: stop.Token);
        await emulator.Host.Faults.WaitForHeldAsync(1);

        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        await emulator.Host.Observed.WaitUntilAsync(seen => seen.InFlight == 0);

        Assert.True(emulator.Host.Observed.Requests.Single().CallerLeft);
        Assert.Null(emulator.Host.Observed.Requests.Single().Status);
        Assert.Equal(0, emulator.Host.Faults.Held);
    }

    [Fact]
    public async Task An_emulator_stops_with_calls_on_hold()
    {
        RunningEmulator emulator = await RunningEmulator.StartAsync();
        Task<Answer> call = emulator.EndpointAsync("fault-hold");
        await emulator.Host.Faults.WaitForHeldAsync(1);

        await emulator.Host.DisposeAsync();

        await Assert.ThrowsAnyAsync<Exception>(() => call);
    }

    [Fact]
    public async Task Clearing_releases()
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();
        emulator.Host.Faults.Add("hold");
        List<Task<Answer>> calls = [emulator.EndpointAsync("e"), emulator.ClusterAsync("j-1")];
        await emulator.Host.Faults.WaitForHeldAsync(2);

        emulator.Host.Faults.Clear();

        Assert.All(await Task.WhenAll(calls), answer => Assert.Equal(200, answer.Status));
        Assert.Equal(200, (await emulator.EndpointAsync("e")).Status);
    }
}
