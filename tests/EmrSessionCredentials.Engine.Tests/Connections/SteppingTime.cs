using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace EmrSessionCredentials.Tests.Connections;

/// <summary>
/// A clock that whoever waits for it moves: a delay ends at once, and it is that much later. A time limit ends when it is over.
/// </summary>
internal sealed class SteppingTime : TimeProvider
{
    private readonly Lock _lock = new();
    private readonly List<Limit> _limits = [];
    private DateTimeOffset _now = DateTimeOffset.UtcNow;

    internal SteppingTime() => Hands = new TimeOnly(this);

    /// <summary>The same time for whoever sets time limits, which are no waits: its timers never fire.</summary>
    internal TimeProvider Hands { get; }

    /// <summary>How much was waited for, in all.</summary>
    internal TimeSpan Waited { get; private set; }

    /// <summary>How much longer each delay takes than was asked for.</summary>
    internal TimeSpan Sleep { get; set; }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock) return _now;
    }

    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (state is CancellationTokenSource)
        {
            Limit limit = new(this, () => callback(state), GetUtcNow() + dueTime);
            lock (_lock) _limits.Add(limit);
            return limit;
        }

        Advance(dueTime + Sleep);
        lock (_lock) Waited += dueTime;
        ThreadPool.QueueUserWorkItem(_ => callback(state));
        return new Fired();
    }

    internal void Advance(TimeSpan by)
    {
        List<Limit> over;
        lock (_lock)
        {
            _now += by;
            over = _limits.FindAll(limit => limit.End <= _now);
        }

        over.ForEach(limit => limit.Ring());
    }

    private sealed class Limit(SteppingTime time, Action ring, DateTimeOffset end) : ITimer
    {
        internal DateTimeOffset End { get; } = end;

        internal void Ring() => ring();

        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose()
        {
            lock (time._lock) time._limits.Remove(this);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return default;
        }
    }

    private sealed class TimeOnly(TimeProvider time) : TimeProvider
    {
        public override long TimestampFrequency => time.TimestampFrequency;

        public override DateTimeOffset GetUtcNow() => time.GetUtcNow();

        public override long GetTimestamp() => time.GetTimestamp();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            new Fired();
    }

    private sealed class Fired : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => default;
    }
}
