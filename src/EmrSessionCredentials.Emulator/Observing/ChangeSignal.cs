using System;
using System.Threading;
using System.Threading.Tasks;

namespace EmrSessionCredentials.Emulator.Observing;

/// <summary>Lets a test wait for something to have happened, without a clock and without polling.</summary>
internal sealed class ChangeSignal
{
    private TaskCompletionSource? _next;

    internal void Raise() => Interlocked.Exchange(ref _next, null)?.TrySetResult();

    internal async Task WaitUntilAsync(Func<bool> condition, CancellationToken cancellationToken)
    {
        while (true)
        {
            // The next change is asked for before the condition is looked at: none can slip through between.
            Task next = Next();
            if (condition()) return;
            await next.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private Task Next()
    {
        TaskCompletionSource fresh = new(TaskCreationOptions.RunContinuationsAsynchronously);
        return (Interlocked.CompareExchange(ref _next, fresh, null) ?? fresh).Task;
    }
}
