using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace EmrSessionCredentials.Emulator.Tests.Support;

/// <summary>A clock that a test moves by hand, timers included.</summary>
internal sealed class ManualTime(DateTimeOffset start) : TimeProvider
{
    private readonly Lock _lock = new();
    private readonly List<Timer> _timers = [];
    private DateTimeOffset _now = start;

    internal ManualTime()
        : this(GoldenRequests.SignedAt)
    {
    }

    /// <summary>Ended when a timer has been set: what is to be delayed is being delayed.</summary>
    internal TaskCompletionSource TimerSet { get; } = new();

    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock) return _now;
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        Timer timer = new(callback, state, GetUtcNow() + dueTime);
        lock (_lock) _timers.Add(timer);
        TimerSet.TrySetResult();
        return timer;
    }

    internal void Advance(TimeSpan by)
    {
        List<Timer> due;
        lock (_lock)
        {
            _now += by;
            due = _timers.Where(t => t.Due <= _now).ToList();
            _timers.RemoveAll(due.Contains);
        }

        foreach (Timer timer in due) timer.Callback(timer.State);
    }

    private sealed record Timer(TimerCallback Callback, object? State, DateTimeOffset Due) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => default;
    }
}
