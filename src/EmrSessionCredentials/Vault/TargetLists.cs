using System;
using System.Collections.Generic;
using System.Linq;

namespace EmrSessionCredentials.Vault;

/// <summary>
/// What was found in an account, for 30 seconds: SecretManagement lists a vault again for each Get-SecretInfo, and
/// while somebody types a name. Safe to use from many threads at once.
/// </summary>
internal sealed class TargetLists(TimeProvider clock)
{
    private readonly object _gate = new();
    private readonly Dictionary<object, Kept> _lists = [];

    /// <summary>How long a list is kept.</summary>
    internal static TimeSpan Memory { get; } = TimeSpan.FromSeconds(30);

    /// <summary>A list that was kept, or null.</summary>
    internal IReadOnlyList<EmrSessionTarget>? Find(object key)
    {
        lock (_gate)
            return _lists.TryGetValue(key, out Kept? kept) && clock.GetUtcNow() < kept.Until ? kept.Targets : null;
    }

    /// <summary>Keeps a list that is complete.</summary>
    internal void Keep(object key, IReadOnlyList<EmrSessionTarget> targets)
    {
        lock (_gate)
        {
            DateTimeOffset now = clock.GetUtcNow();
            foreach (object old in _lists.Where(list => list.Value.Until <= now).Select(list => list.Key).ToArray())
                _lists.Remove(old);
            _lists[key] = new Kept(targets, now + Memory);
        }
    }

    private sealed record Kept(IReadOnlyList<EmrSessionTarget> Targets, DateTimeOffset Until);
}
