using System;
using System.Threading;
using System.Threading.Tasks;

namespace EmrSessionCredentials.Identity;

/// <summary>Bounds work that takes no cancellation token, as AWSSDK's credential providers do not.</summary>
internal static class Waiting
{
    /// <summary>Waits for the work, no longer than the limit, and not at all once cancelled.</summary>
    /// <exception cref="TimeoutException">The limit is reached; the work goes on unheard.</exception>
    internal static async Task<T> UntilAsync<T>(Task<T> work, TimeSpan limit, CancellationToken cancellationToken)
    {
        using CancellationTokenSource done = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task first = await Task.WhenAny(work, Task.Delay(limit, done.Token)).ConfigureAwait(false);
        if (first != work)
        {
            // Its exception, if it comes to one, is nobody's any more.
            _ = work.ContinueWith(
                task => task.Exception,
                CancellationToken.None,
                TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously,
                TaskScheduler.Default);
            cancellationToken.ThrowIfCancellationRequested();
            throw new TimeoutException();
        }

#if NETFRAMEWORK
        done.Cancel();
#else
        await done.CancelAsync().ConfigureAwait(false);
#endif
        return await work.ConfigureAwait(false);
    }
}
