using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EmrSessionCredentials.Pipeline;

namespace EmrSessionCredentials.Tests.Calls;

/// <summary>The end: all are told, all are waited for, and nothing begins any more.</summary>
public sealed class OrderedCallsStopTests
{
    [Fact]
    public async Task A_stop_cancels_all_and_waits_until_the_last_has_ended()
    {
        using ControlledCalls calls = new() { HeedTheStop = number => number == 0 };
        OrderedCalls<int> ordered = calls.Run(limit: 3, count: 5);
        await calls.BegunAsync(3);

        Task stopped = Task.Run(ordered.Dispose, TestContext.Current.CancellationToken);
        await calls.EndedAsync(1);
        calls.End(2);
        await calls.EndedAsync(2);
        Assert.False(stopped.IsCompleted);

        calls.End(1);
        await stopped;
        Assert.Equal(3, calls.Ended);
        Assert.Equal((IEnumerable<int>)[0, 1, 2], calls.Begun.Order());
    }

    [Fact]
    public async Task Nothing_begins_after_a_stop()
    {
        using ControlledCalls calls = new();
        OrderedCalls<int> ordered = calls.Run(limit: 1, count: 4);
        await calls.BegunAsync(1);

        ordered.Dispose();

        Assert.Equal((IEnumerable<int>)[0], calls.Begun);
        Assert.Equal(1, calls.Ended);
        Assert.Throws<ObjectDisposedException>(() => ordered.Start(calls.Call(9)));
        Assert.Throws<ObjectDisposedException>(() => ordered.Start(_ => Task.FromResult(9)));
        Assert.False(ordered.TryTake(wait: true, out _));
        ordered.Dispose();
    }

    [Fact]
    public async Task The_callers_token_ends_the_calls_and_the_wait_for_them()
    {
        using CancellationTokenSource caller = new();
        using ControlledCalls calls = new();
        using OrderedCalls<int> ordered = calls.Run(limit: 2, count: 3, caller.Token);
        await calls.BegunAsync(2);

        await caller.CancelAsync();

        for (int i = 0; i < 3; i++)
            Assert.ThrowsAny<OperationCanceledException>(() => ordered.TryTake(wait: true, out _));
        ordered.Start(calls.Call(9));
        Assert.ThrowsAny<OperationCanceledException>(() => ordered.TryTake(wait: true, out _));
        Assert.DoesNotContain(9, calls.Begun);
    }

    [Fact]
    public async Task A_call_that_breaks_at_the_stop_keeps_none_of_the_others_from_ending()
    {
        using ControlledCalls calls = new();
        OrderedCalls<int> ordered = calls.Run(limit: 3, count: 1);
        TaskCompletionSource begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
        ordered.Start(async call =>
        {
            using CancellationTokenRegistration breaks =
                call.Stop.Register(() => throw new InvalidOperationException("breaks"));
            begun.SetResult();
            await Task.Delay(Timeout.Infinite, call.Stop);
            return 0;
        });
        await Task.WhenAll(begun.Task, calls.BegunAsync(1));

        ordered.Dispose();

        Assert.Equal(1, calls.Ended);
    }

    [Fact]
    public void The_calls_token_ends_with_the_calls_so_that_the_callers_keeps_nothing_of_it()
    {
        CancellationToken given = default;
        using (OrderedCalls<int> ordered = new(1, TestContext.Current.CancellationToken))
        {
            ordered.Start(call => Task.FromResult((given = call.Stop).GetHashCode()));
            Assert.True(ordered.TryTake(wait: true, out _));
            Assert.NotNull(given.WaitHandle);
        }

        Assert.Throws<ObjectDisposedException>(() => given.WaitHandle);
    }
}
