using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EmrSessionCredentials.Emulator.Observing;

namespace EmrSessionCredentials.Emulator.Faults;

/// <summary>Where calls wait until a test lets them go.</summary>
internal sealed class HoldGate
{
    private readonly Lock _lock = new();
    private readonly ChangeSignal _changed = new();
    private readonly List<Waiter> _waiters = [];

    internal int Count
    {
        get
        {
            lock (_lock) return _waiters.Count;
        }
    }

    internal async Task WaitAsync(IReadOnlyList<string> names, CancellationToken cancellationToken)
    {
        Waiter waiter = new(names, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        lock (_lock) _waiters.Add(waiter);
        _changed.Raise();
        try
        {
            await waiter.Released.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            // Also when the caller has gone: what is held is what can be released.
            lock (_lock) _waiters.Remove(waiter);
            _changed.Raise();
        }
    }

    internal int Release(string? on)
    {
        List<Waiter> released;
        lock (_lock)
        {
            released = _waiters.Where(w => on is null || w.Names.Any(name => FaultRule.Names(on, name))).ToList();
            _waiters.RemoveAll(released.Contains);
        }

        foreach (Waiter waiter in released) waiter.Released.TrySetResult();
        return released.Count;
    }

    internal Task WaitForCountAsync(int count, CancellationToken cancellationToken) =>
        _changed.WaitUntilAsync(() => Count >= count, cancellationToken);

    private sealed record Waiter(IReadOnlyList<string> Names, TaskCompletionSource Released);
}
