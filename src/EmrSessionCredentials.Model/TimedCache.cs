using System;
using System.Collections.Generic;
using System.Linq;

namespace EmrSessionCredentials;

/// <summary>What was found, for a time. Safe to use from many threads at once.</summary>
/// <typeparam name="T">What is kept.</typeparam>
/// <param name="clock">What the time is measured by.</param>
/// <param name="capacity">How many are kept at most; the one that goes first makes room.</param>
internal sealed class TimedCache<T>(TimeProvider clock, int capacity = int.MaxValue)
    where T : class
{
    private readonly object _gate = new();
    private readonly Dictionary<object, (T Value, DateTimeOffset Until)> _kept = [];

    /// <summary>What is kept under a key; null where it is not, or its time is over.</summary>
    internal T? Find(object key)
    {
        lock (_gate)
        {
            return _kept.TryGetValue(key, out (T Value, DateTimeOffset Until) kept) && clock.GetUtcNow() < kept.Until
                ? kept.Value
                : null;
        }
    }

    /// <summary>Keeps a value for a time.</summary>
    internal void Keep(object key, T value, TimeSpan time)
    {
        lock (_gate)
        {
            DateTimeOffset now = clock.GetUtcNow();
            foreach (object old in _kept.Where(pair => pair.Value.Until <= now).Select(pair => pair.Key).ToArray())
                _kept.Remove(old);
            if (_kept.Count >= capacity)
                _kept.Remove(_kept.OrderBy(pair => pair.Value.Until).First().Key);
            _kept[key] = (value, now + time);
        }
    }
}
