using System;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.Time.Testing;

namespace EmrSessionCredentials.Tests;

/// <summary>A clock that a test moves by hand, which tells when and how many timers are set.</summary>
internal sealed class ManualTime(DateTimeOffset start) : FakeTimeProvider(start)
{
    private int _timers;

    /// <summary>A clock that starts when the golden requests were signed.</summary>
    internal ManualTime()
        : this(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero))
    {
    }

    /// <summary>Ended when a timer has been set: what is to be delayed is being delayed.</summary>
    internal TaskCompletionSource TimerSet { get; } = new();

    /// <summary>How many timers have been set and not disposed of.</summary>
    internal int Timers => Volatile.Read(ref _timers);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ITimer timer = base.CreateTimer(callback, state, dueTime, period);
        Interlocked.Increment(ref _timers);
        TimerSet.TrySetResult();
        return new Counted(this, timer);
    }

    private sealed class Counted(ManualTime clock, ITimer timer) : ITimer
    {
        private int _isDisposed;

        public bool Change(TimeSpan dueTime, TimeSpan period) => timer.Change(dueTime, period);

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _isDisposed, 1) == 0) Interlocked.Decrement(ref clock._timers);
            timer.Dispose();
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return default;
        }
    }
}
