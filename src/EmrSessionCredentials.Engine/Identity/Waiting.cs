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
#pragma warning disable RS0030 // the guard against a library that does not return, for which a test clock would have to tick by itself
        Task first = await Task.WhenAny(work, Task.Delay(limit, done.Token)).ConfigureAwait(false);
#pragma warning restore RS0030
        if (work.Status != TaskStatus.RanToCompletion)
        {
            // Work that hears of the cancellation itself fails with whatever it likes.
            Forget(work);
            cancellationToken.ThrowIfCancellationRequested();
        }

        if (first != work)
            throw new TimeoutException();

#if NETFRAMEWORK
        done.Cancel();
#else
        await done.CancelAsync().ConfigureAwait(false);
#endif
        return await work.ConfigureAwait(false);
    }

    /// <summary>Waits for a time of the clock.</summary>
    internal static Task DelayAsync(TimeProvider clock, TimeSpan time, CancellationToken cancellationToken) =>
#if NET
        Task.Delay(time, clock, cancellationToken);
#else
        TimeProviderTaskExtensions.Delay(clock, time, cancellationToken);
#endif

    /// <summary>Lets the work go on; its exception, if there is one, is of no interest.</summary>
    internal static void Forget(Task work) => _ = work.ContinueWith(
        task => task.Exception,
        CancellationToken.None,
        TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously,
        TaskScheduler.Default);
}
