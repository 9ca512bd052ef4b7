using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using EmrSessionCredentials.Pipeline;

namespace EmrSessionCredentials.Tests.Calls;

/// <summary>Calls that begin when they are let, and end when the test says so. Each gives its own number.</summary>
internal sealed class ControlledCalls : IDisposable
{
    private readonly Lock _lock = new();
    private readonly ConcurrentDictionary<int, TaskCompletionSource<int>> _ends = new();
    private readonly SemaphoreSlim _changed = new(0);
    private readonly List<int> _begun = [];
    private int _ended;
    private int _running;

    /// <summary>The numbers of the calls that have begun, in that order.</summary>
    internal IReadOnlyList<int> Begun => Locked(() => _begun.ToArray());

    internal int Ended => Locked(() => _ended);

    internal int MostAtOnce { get; private set; }

    /// <summary>Which calls end when their token says so; the others end only when the test says so.</summary>
    internal Func<int, bool> HeedTheStop { get; init; } = _ => true;

    public void Dispose() => _changed.Dispose();

    internal OrderedCalls<int> Run(int limit, int count, CancellationToken cancellationToken = default)
    {
        OrderedCalls<int> ordered = new(limit, cancellationToken);
        for (int i = 0; i < count; i++)
            ordered.Start(Call(i));
        return ordered;
    }

    internal Func<CallContext, Task<int>> Call(int number) => async call =>
    {
        Locked(() =>
        {
            _begun.Add(number);
            return MostAtOnce = Math.Max(MostAtOnce, ++_running);
        });
        _changed.Release();
        try
        {
            Task<int> end = EndOf(number).Task;
            return await (HeedTheStop(number) ? end.WaitAsync(call.Stop) : end);
        }
        finally
        {
            Locked(() => (_ended++, _running--));
            _changed.Release();
        }
    };

    internal void End(int number) => EndOf(number).SetResult(number);

    internal void Fail(int number, Exception exception)
    {
        EndOf(number).SetException(exception);
        // Observed here, for a call that was stopped before it could: what counts is what the call itself throws.
        _ = EndOf(number).Task.Exception;
    }

    internal Task BegunAsync(int count) => UntilAsync(() => Begun.Count >= count);

    internal Task EndedAsync(int count) => UntilAsync(() => Ended >= count);

    private async Task UntilAsync(Func<bool> condition)
    {
        while (!condition())
            await _changed.WaitAsync(TestContext.Current.CancellationToken);
    }

    private TaskCompletionSource<int> EndOf(int number) =>
        _ends.GetOrAdd(number, _ => new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously));

    private T Locked<T>(Func<T> read)
    {
        lock (_lock) return read();
    }
}
