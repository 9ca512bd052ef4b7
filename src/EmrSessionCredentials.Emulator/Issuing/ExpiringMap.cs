using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;

namespace EmrSessionCredentials.Emulator.Issuing;

/// <summary>
/// Values that are gone once they have expired, or when <see cref="Capacity"/> others have come after them, so that a
/// long benchmark does not eat the memory.
/// </summary>
/// <param name="time">Tells what has expired.</param>
/// <param name="capacity">How many values are kept.</param>
internal sealed class ExpiringMap<T>(TimeProvider time, int capacity = ExpiringMap<T>.Capacity)
    where T : class
{
    internal const int Capacity = 10_000;
    private const int FirstSweep = 1024;
    private readonly Lock _lock = new();
    private readonly Dictionary<string, (T Value, DateTimeOffset ExpiresAt)> _entries = new(StringComparer.Ordinal);
    private readonly Queue<string> _byAge = new();
    private int _sweepAt = FirstSweep;

    internal int Count
    {
        get
        {
            lock (_lock) return _entries.Count;
        }
    }

    internal T? Find(string key)
    {
        lock (_lock)
        {
            return _entries.TryGetValue(key, out (T Value, DateTimeOffset ExpiresAt) entry)
                && time.GetUtcNow() < entry.ExpiresAt
                    ? entry.Value
                    : null;
        }
    }

    internal void Set(string key, T value, DateTimeOffset expiresAt)
    {
        lock (_lock)
        {
            if (!_entries.ContainsKey(key)) _byAge.Enqueue(key);
            _entries[key] = (value, expiresAt);
            // A key may be in the line that has been swept out, or that is in it again: then it goes early, by that
            // much.
            while (_byAge.Count > capacity) _entries.Remove(_byAge.Dequeue());
            if (_entries.Count < _sweepAt) return;
            DateTimeOffset now = time.GetUtcNow();
            foreach (string expired in _entries.Where(e => e.Value.ExpiresAt <= now).Select(e => e.Key).ToList())
                _entries.Remove(expired);
            _sweepAt = Math.Max(FirstSweep, _entries.Count * 2);
        }
    }
}
