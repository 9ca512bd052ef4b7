using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace EmrSessionCredentials.Pipeline;

/// <summary>
/// Runs calls side by side and hands their results back in the order in which they were started. Owned by one thread:
/// that thread starts, takes and disposes; only the calls themselves run elsewhere.
/// </summary>
/// <typeparam name="T">What a call gives.</typeparam>
internal sealed class OrderedCalls<T> : IDisposable
{
    /// <summary>
    /// How many items wait or are done, for each one that runs: a slow item at the head then keeps no other from running
    /// until that many are behind it, and memory stays bounded however long the input is.
    /// </summary>
    private const int WindowFactor = 4;

    private readonly Queue<Task<T>> _queue = new();
    private readonly CancellationTokenSource _stop;
    private readonly SemaphoreSlim _running;
    private readonly int _window;
    private readonly bool _isOneByOne;
    private bool _isDisposed;

    /// <summary>Prepares to run calls; none is started.</summary>
    /// <param name="throttleLimit">How many may run at once, at least 1.</param>
    /// <param name="cancellationToken">Ends all calls at once.</param>
    public OrderedCalls(int throttleLimit, CancellationToken cancellationToken)
    {
        if (throttleLimit is < 1 or > int.MaxValue / WindowFactor)
            throw new ArgumentOutOfRangeException(
                nameof(throttleLimit), throttleLimit, "Calls run one at a time at least.");
        _window = throttleLimit * WindowFactor;
        _isOneByOne = throttleLimit == 1;
        _running = new SemaphoreSlim(throttleLimit, throttleLimit);
        _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
    }

    /// <summary>Whether a result must be taken before another call may be started.</summary>
    public bool IsFull => _queue.Count >= _window;

    /// <summary>
    /// Starts a call as soon as there is room for it; calls begin in the order of their starts. If only one may run at
    /// a time, it runs on the caller's thread, which would otherwise only wait.
    /// </summary>
    /// <param name="call">The call; its token is cancelled by a stop.</param>
    /// <exception cref="InvalidOperationException">The window is full.</exception>
    /// <exception cref="ObjectDisposedException">The calls were stopped for good.</exception>
    public void Start(Func<CallContext, Task<T>> call)
    {
        RefuseWhenFull();
        CancellationToken stop = _stop.Token;
        // The place in the line is taken here. Taken on the pool, it would be whose thread is first.
        // A stop passes along the line: each call that ends lets the next one begin, which then ends at once.
        Task turn = _running.WaitAsync();
        _queue.Enqueue(_isOneByOne && turn.Status == TaskStatus.RanToCompletion
            ? RunAsync(turn, call, new CallContext(stop, IsBlocking: true))
            : Task.Run(() => RunAsync(turn, call, new CallContext(stop))));
    }

    /// <summary>
    /// Starts the only call there is. Nothing runs beside it, so it gets a thread, on which all of it runs; the
    /// caller's is free to show that something is going on.
    /// </summary>
    /// <param name="call">The call; its token is cancelled by a stop.</param>
    /// <exception cref="InvalidOperationException">The window is full.</exception>
    /// <exception cref="ObjectDisposedException">The calls were stopped for good.</exception>
    public void StartOnly(Func<CallContext, Task<T>> call)
    {
        RefuseWhenFull();
        CancellationToken stop = _stop.Token;
        // Not one of the pool's: it blocks, and there may be as many of them as runspaces.
        _queue.Enqueue(Task.Factory.StartNew(
            () => call(new CallContext(stop, IsBlocking: true)),
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default).Unwrap());
    }

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

    /// <summary>Waits for the next result in order, no longer than a time.</summary>
    /// <param name="limit">The longest to wait.</param>
    /// <returns>Whether there is a result to take, or none to wait for.</returns>
    public bool WaitForNext(TimeSpan limit) =>
        _queue.Count == 0 || _queue.Peek().IsCompleted || Task.WaitAny([_queue.Peek()], limit) == 0;

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

        // ContinueWith reads each task's exception, so that none is left unobserved; the results are not wanted any
        // more.
        foreach (Task<T> call in _queue)
            call.ContinueWith(t => t.Exception, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default).Wait();
        _queue.Clear();
        _running.Dispose();
        _stop.Dispose();
    }

    private void RefuseWhenFull()
    {
        if (_isDisposed)
            throw new ObjectDisposedException(nameof(OrderedCalls<T>));
        if (IsFull)
            throw new InvalidOperationException("Take a result before starting another call.");
    }

    private async Task<T> RunAsync(Task turn, Func<CallContext, Task<T>> call, CallContext context)
    {
        await turn.ConfigureAwait(false);
        try
        {
            context.Stop.ThrowIfCancellationRequested();
            return await call(context).ConfigureAwait(false);
        }
        finally
        {
            _running.Release();
        }
    }
}
