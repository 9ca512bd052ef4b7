using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace EmrSessionCredentials.Tests;

/// <summary>A clock that a test moves by hand, timers included.</summary>
internal sealed class ManualTime(DateTimeOffset start) : TimeProvider
{
    private readonly Lock _lock = new();
    private readonly List<Timer> _timers = [];
    private DateTimeOffset _now = start;

    /// <summary>A clock that starts when the golden requests were signed.</summary>
    internal ManualTime()
        : this(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero))
    {
    }

    /// <summary>Ended when a timer has been set: what is to be delayed is being delayed.</summary>
    internal TaskCompletionSource TimerSet { get; } = new();

    /// <summary>How many timers wait for their time.</summary>
    internal int Timers
    {
        get
        {
            lock (_lock) return _timers.Count;
        }
    }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock) return _now;
    }

    public override long GetTimestamp() => GetUtcNow().Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        Timer timer = new(this, () => callback(state), GetUtcNow() + dueTime);
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

        foreach (Timer timer in due) timer.Ring();
    }

    private sealed class Timer(ManualTime clock, Action ring, DateTimeOffset due) : ITimer
    {
        internal DateTimeOffset Due { get; } = due;

        internal void Ring() => ring();

        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose()
        {
            lock (clock._lock) clock._timers.Remove(this);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return default;
        }
    }
}
