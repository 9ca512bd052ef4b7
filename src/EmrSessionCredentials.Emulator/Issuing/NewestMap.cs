using System;
using System.Collections.Generic;
using System.Threading;

namespace EmrSessionCredentials.Emulator.Issuing;

/// <summary>
/// Values that are gone when <see cref="Capacity"/> others have come after them, so that a long benchmark does not use
/// up the memory. Thread-safe.
/// </summary>
internal sealed class NewestMap<TKey, TValue>
    where TKey : notnull
{
    internal const int Capacity = 10_000;
    private readonly Lock _lock = new();
    private readonly Dictionary<TKey, TValue> _values = [];
    private readonly Queue<TKey> _byAge = new();

    internal TValue GetOrAdd(TKey key, Func<TValue> make)
    {
        lock (_lock)
        {
            if (_values.TryGetValue(key, out TValue? known)) return known;
            _byAge.Enqueue(key);
            if (_byAge.Count > Capacity) _values.Remove(_byAge.Dequeue());
            return _values[key] = make();
        }
    }

    internal void Clear()
    {
        lock (_lock)
        {
            _values.Clear();
            _byAge.Clear();
        }
    }
}
