#if NET
using System;
using System.Collections.Generic;
using System.Linq;

namespace EmrSessionCredentials.Http;

/// <summary>
/// The HTTP connections of the process, apart by whom they belong to: no identity uses another's. At most
/// <see cref="Capacity"/> owners are kept. The one that was not used for the longest time goes, and so does one that
/// was not used for <see cref="IdleLimit"/> when another comes.
/// </summary>
internal sealed class ConnectionCache(TimeProvider clock)
{
    internal const int Capacity = 64;

    /// <summary>As long as .NET keeps a connection that is not used (<see cref="CallConnections"/>).</summary>
    internal static readonly TimeSpan IdleLimit = TimeSpan.FromMinutes(15);

    private readonly object _gate = new();
    private readonly Dictionary<string, OwnedConnections> _byOwner = new(StringComparer.Ordinal);

    internal static ConnectionCache Shared { get; } = new(TimeProvider.System);

    /// <summary>How many owners there are.</summary>
    internal int Count
    {
        get
        {
            lock (_gate)
                return _byOwner.Count;
        }
    }

    /// <summary>Takes the connections of an owner, for one request. Give them back with <see cref="Return"/>.</summary>
    /// <param name="owner">Who it is, and everything that makes its connections differ from others of the same.</param>
    /// <param name="create">Makes them where the cache has none.</param>
    internal OwnedConnections Take(string owner, Func<OwnedConnections> create)
    {
        OwnedConnections? connections;
        List<OwnedConnections> unused = [];
        lock (_gate)
        {
            if (!_byOwner.TryGetValue(owner, out connections))
            {
                Evict(unused);
                _byOwner.Add(owner, connections = create());
            }

            connections.Users++;
            connections.LastUse = clock.GetTimestamp();
        }

        unused.ForEach(gone => gone.Dispose());
        return connections;
    }

    /// <summary>
    /// Gives connections back. A response whose body is still being read keeps its own until it is disposed of.
    /// </summary>
    internal void Return(OwnedConnections connections)
    {
        lock (_gate)
        {
            if (--connections.Users > 0 || !connections.IsEvicted)
                return;
        }

        connections.Dispose();
    }

    private void Evict(List<OwnedConnections> unused)
    {
        if (_byOwner.Count == 0)
            return;
        // Oldest first.
        KeyValuePair<string, OwnedConnections>[] all = [.. _byOwner.OrderBy(pair => pair.Value.LastUse)];
        int tooMany = all.Length + 1 - Capacity;
        for (int i = 0; i < all.Length; i++)
        {
            OwnedConnections connections = all[i].Value;
            bool isIdle = connections.Users == 0 && clock.GetElapsedTime(connections.LastUse) > IdleLimit;
            if (i >= tooMany && !isIdle)
                continue;
            _byOwner.Remove(all[i].Key);
            connections.IsEvicted = true;
            if (connections.Users == 0)
                unused.Add(connections);
        }
    }
}
#endif
