using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace EmrSessionCredentials.Calls;

/// <summary>
/// Runs calls side by side and hands their results back in the order in which they were started. Owned by one thread:
/// that thread starts, takes and disposes; only the calls themselves run elsewhere.
/// </summary>
/// <typeparam name="T">What a call gives.</typeparam>
public sealed class OrderedCalls<T> : IDisposable
{
    /// <summary>
    /// How many items wait or are done, for each one that runs: a slow item at the head then idles nobody until that
    /// many others are behind it, and memory stays bounded however long the input is.
    /// </summary>
    private const int WindowFactor = 4;

    private readonly Queue<Task<T>> _queue = new();
    private readonly CancellationTokenSource _stop;
    private readonly SemaphoreSlim _running;
    private readonly int _window;

    /// <summary>Prepares to run calls; none is started.</summary>
    /// <param name="throttleLimit">How many may run at once, at least 1.</param>
    /// <param name="cancellationToken">Ends all calls at once.</param>
    public OrderedCalls(int throttleLimit, CancellationToken cancellationToken)
    {
        _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        _running = new SemaphoreSlim(throttleLimit, throttleLimit);
        _window = checked(throttleLimit * WindowFactor);
    }

    /// <summary>Whether a result must be taken before another call may be started.</summary>
    public bool IsFull => _queue.Count >= _window;

    /// <summary>Starts a call as soon as there is room for it.</summary>
    /// <param name="call">The call; the token it gets is cancelled by a stop.</param>
    /// <exception cref="InvalidOperationException">The window is full.</exception>
    public void Start(Func<CancellationToken, Task<T>> call)
    {
        if (IsFull)
            throw new InvalidOperationException("Take a result before starting another call.");
        _queue.Enqueue(Task.Run(() => RunAsync(call, _stop.Token)));
    }

    /// <summary>Puts a result that needs no call in its place among the others.</summary>
    /// <param name="result">The result.</param>
    public void Add(T result) => _queue.Enqueue(Task.FromResult(result));

    /// <summary>Takes the next result in order, if it is there.</summary>
    /// <param name="wait">Whether to wait for it when it is not.</param>
    /// <param name="result">The result.</param>
    /// <returns>False when there is nothing to take (or, without waiting, not yet).</returns>
    /// <exception cref="OperationCanceledException">The calls were stopped.</exception>
    public bool TryTake(bool wait, out T result)
    {
        if (_queue.Count == 0 || (!wait && !_queue.Peek().IsCompleted))
        {
            result = default!;
            return false;
        }

        result = _queue.Dequeue().GetAwaiter().GetResult();
        return true;
    }

    /// <summary>Ends what still runs, and waits until it has ended.</summary>
    public void Dispose()
    {
        _stop.Cancel();
        // ContinueWith reads each task's exception, so that none is left unobserved; the results are not wanted any more.
        foreach (Task<T> call in _queue)
            call.ContinueWith(t => t.Exception, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default).Wait();
        _queue.Clear();
        _running.Dispose();
        _stop.Dispose();
    }

    private async Task<T> RunAsync(Func<CancellationToken, Task<T>> call, CancellationToken stop)
    {
        await _running.WaitAsync(stop).ConfigureAwait(false);
        try
        {
            return await call(stop).ConfigureAwait(false);
        }
        finally
        {
            _running.Release();
        }
    }
}
