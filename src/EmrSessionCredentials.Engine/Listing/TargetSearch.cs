using EmrSessionCredentials.Targets;
using EmrSessionCredentials.Sessions;
using System;
using System.Collections.Concurrent;
using System.Threading;
using System.Threading.Tasks;
using EmrSessionCredentials.Requests;

namespace EmrSessionCredentials.Listing;

/// <summary>
/// Finds what session credentials can be requested for: many lists side by side, their pages handed out as they come.
/// Owned by one thread: that thread starts, takes and disposes; only the calls themselves run elsewhere.
/// </summary>
internal sealed class TargetSearch : ITargetSearch
{
    private readonly BlockingCollection<TargetPage> _pages = [];
    private readonly CancellationTokenSource _stop;
    private readonly PageGate _gate;
    private readonly Task _walk;
    private bool _isDisposed;

    private TargetSearch(EmrSession session, TargetQuery query, int throttleLimit, CancellationToken cancellationToken)
    {
        _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        _gate = new PageGate(throttleLimit);
        TargetWalk walk = new(session, query, new PageReader(_gate, _pages.Add, _stop.Token));
        _walk = Task.Run(() => RunAsync(walk), CancellationToken.None);
    }

    /// <summary>Begins to look.</summary>
    /// <param name="session">Who asks, and where. It must outlive the search.</param>
    /// <param name="throttleLimit">How many calls may run at once, at least 1.</param>
    /// <exception cref="InvalidRequestParameterException">The query cannot be answered; nothing was sent.</exception>
    public static TargetSearch Start(
        EmrSession session, TargetQuery query, int throttleLimit, CancellationToken cancellationToken)
    {
        query.ThrowIfInvalid();
        return new TargetSearch(session, query, throttleLimit, cancellationToken);
    }

    /// <summary>Waits for the next page of any list. The pages of one list come in their order.</summary>
    /// <param name="page">The page: targets, or the failure that its list ended with.</param>
    /// <returns>False when all lists have come to their end.</returns>
    /// <exception cref="OperationCanceledException">The search was stopped.</exception>
    public bool TryTake(out TargetPage page)
    {
        if (_pages.TryTake(out TargetPage? taken, Timeout.Infinite, _stop.Token))
        {
            page = taken;
            if (page.Report is not null)
                _gate.Taken();
            return true;
        }

        // Only what nothing here can cause is still in it: failures of calls are pages.
        _walk.GetAwaiter().GetResult();
        page = null!;
        return false;
    }

    /// <summary>Ends what still runs, and waits until it has ended.</summary>
    public void Dispose()
    {
        if (_isDisposed)
            return;
        _isDisposed = true;
        try
        {
            _stop.Cancel();
        }
        catch (AggregateException)
        {
            // Something that a call hung on its token threw. All the others have been told, and are waited for.
        }

        // ContinueWith reads the exception, so that it is not left unobserved; it is not wanted any more.
        _walk.ContinueWith(t => t.Exception, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default).Wait();
        _pages.Dispose();
        _gate.Dispose();
        _stop.Dispose();
    }

    private async Task RunAsync(TargetWalk walk)
    {
        try
        {
            await walk.RunAsync().ConfigureAwait(false);
        }
        finally
        {
            _pages.CompleteAdding();
        }
    }
}
