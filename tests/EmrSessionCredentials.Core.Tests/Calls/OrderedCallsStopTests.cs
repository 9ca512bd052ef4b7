using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using EmrSessionCredentials.Calls;

namespace EmrSessionCredentials.Tests.Calls;

/// <summary>The end: all are told, all are waited for, nothing begins any more, and nothing is left behind.</summary>
[Collection(nameof(OrderedCallsStopTests))]
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
        Assert.Throws<ObjectDisposedException>(() => ordered.Add(9));
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
        ordered.Start(async stop =>
        {
            using CancellationTokenRegistration breaks = stop.Register(() => throw new InvalidOperationException("breaks"));
            begun.SetResult();
            await Task.Delay(Timeout.Infinite, stop);
            return 0;
        });
        await Task.WhenAll(begun.Task, calls.BegunAsync(1));

        ordered.Dispose();

        Assert.Equal(1, calls.Ended);
    }

    [Fact]
    public void No_exception_is_left_unobserved()
    {
        List<Exception> unobserved = [];
        EventHandler<UnobservedTaskExceptionEventArgs> note = (_, e) =>
        {
            if (e.Exception.InnerExceptions.Any(inner => inner.Message == nameof(OrderedCallsStopTests)))
                unobserved.Add(e.Exception);
        };
        TaskScheduler.UnobservedTaskException += note;
        try
        {
            FailAndStop();
            Collect();
            Assert.Empty(unobserved);

            // The collector does see one where it is left, or this test would hold nothing.
            Abandon();
            Collect();
            Assert.Single(unobserved);
        }
        finally
        {
            TaskScheduler.UnobservedTaskException -= note;
        }
    }

    [Fact]
    public void Nothing_holds_on_to_calls_that_are_over()
    {
        (WeakReference ordered, WeakReference result) = RunAndStop();

        Collect();

        Assert.False(ordered.IsAlive);
        Assert.False(result.IsAlive);
    }

    private static InvalidOperationException Failure() => new InvalidOperationException(nameof(OrderedCallsStopTests));

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void FailAndStop()
    {
        using ControlledCalls calls = new();
        using OrderedCalls<int> ordered = calls.Run(limit: 4, count: 4);
        for (int i = 0; i < 4; i++)
            calls.Fail(i, Failure());
        Assert.Throws<InvalidOperationException>(() => ordered.TryTake(wait: true, out _));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Abandon() => _ = Task.FromException(Failure());

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static (WeakReference Ordered, WeakReference Result) RunAndStop()
    {
        // The token outlives the calls, as a pipeline's does; a registration left on it would keep them all.
        OrderedCalls<object> ordered = new(2, TestContext.Current.CancellationToken);
        object result = new();
        ordered.Start(_ => Task.FromResult(result));
        ordered.Start(stop => Task.Delay(Timeout.Infinite, stop).ContinueWith(_ => result, TaskScheduler.Default));
        Assert.True(ordered.TryTake(wait: true, out _));
        ordered.Dispose();
        return (new WeakReference(ordered), new WeakReference(result));
    }

    private static void Collect()
    {
        for (int i = 0; i < 3; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
    }
}
