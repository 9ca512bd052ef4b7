using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using EmrSessionCredentials.Pipeline;

namespace EmrSessionCredentials.Tests.Calls;

/// <summary>What calls leave behind when they are over: no exception that nobody saw, and no memory.</summary>
public sealed class OrderedCallsRemainsTests
{
    [Fact]
    public void No_exception_is_left_unobserved()
    {
        List<Exception> unobserved = [];
        EventHandler<UnobservedTaskExceptionEventArgs> note = (_, e) =>
        {
            if (e.Exception.InnerExceptions.Any(inner => inner.Message == nameof(OrderedCallsRemainsTests)))
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

    private static InvalidOperationException Failure() => new InvalidOperationException(nameof(OrderedCallsRemainsTests));

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
        ordered.Start(call => Task.Delay(Timeout.Infinite, call.Stop).ContinueWith(_ => result, TaskScheduler.Default));
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
