using System;
using System.Threading;

namespace EmrSessionCredentials.Tests.Identity;

/// <summary>Pauses end at once; time limits when the test says so.</summary>
internal sealed class PauselessClock : TimeProvider
{
    private Action? _expire;

    internal int Pauses { get; private set; }

    /// <summary>How many time limits have begun.</summary>
    internal int Limits { get; private set; }

    internal void Expire() => _expire!();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime > TimeSpan.FromSeconds(1))
        {
            Limits++;
            _expire = () => callback(state);
            return System.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, period);
        }

        Pauses++;
        return System.CreateTimer(callback, state, TimeSpan.Zero, period);
    }
}
