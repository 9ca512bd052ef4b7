using System;
using System.Threading;
using System.Threading.Tasks;

namespace EmrSessionCredentials.Listing;

/// <summary>How many calls may run at once, and how many pages may be held that nobody has taken yet.</summary>
/// <param name="throttleLimit">How many calls may run at once, at least 1.</param>
internal sealed class PageGate(int throttleLimit) : IDisposable
{
    /// <summary>
    /// How many pages may wait for each call that runs: memory stays bounded, however large the account is.
    /// </summary>
    private const int PagesPerCall = 4;

    private readonly SemaphoreSlim _running = new(throttleLimit, throttleLimit);
    private readonly SemaphoreSlim _room = new(throttleLimit * PagesPerCall);

    /// <summary>Makes a call as soon as there is room for its page, and few enough others run.</summary>
    internal async Task<T> CallAsync<T>(Func<Task<T>> call, CancellationToken stop)
    {
        // In the order of their coming: the owners on a page are looked into before the next page of owners is asked
        // for.
        await _room.WaitAsync(stop).ConfigureAwait(false);
        return await RunAsync(call, stop).ConfigureAwait(false);
    }

    /// <summary>Makes a call that gives no page, as soon as few enough others run.</summary>
    internal async Task<T> RunAsync<T>(Func<Task<T>> call, CancellationToken stop)
    {
        await _running.WaitAsync(stop).ConfigureAwait(false);
        try
        {
            return await call().ConfigureAwait(false);
        }
        finally
        {
            _running.Release();
        }
    }

    /// <summary>Makes room: a page was taken.</summary>
    internal void Taken() => _room.Release();

    public void Dispose()
    {
        _running.Dispose();
        _room.Dispose();
    }
}
