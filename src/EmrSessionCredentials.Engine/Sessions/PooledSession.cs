using System;
using System.Threading.Tasks;

namespace EmrSessionCredentials.Sessions;

/// <summary>A session of a pool, and how many use it now.</summary>
/// <param name="open">Opens the session, once. One that cannot be opened fails for all who ask for it.</param>
internal sealed class PooledSession(Func<Task<EmrSession>> open) : IDisposable
{
    private readonly object _gate = new();
    private readonly Lazy<Task<EmrSession>> _opening = new(open);
    private int _users;
    private bool _isRetired;

    internal Task<EmrSession> Opening => _opening.Value;

    /// <summary>The number of its last use in the pool; greater is later.</summary>
    internal long LastUse { get; private set; }

    internal void Take(long use)
    {
        lock (_gate)
        {
            LastUse = use;
            _users++;
        }
    }

    internal void Release()
    {
        lock (_gate)
        {
            _users--;
            if (!_isRetired || _users > 0)
                return;
        }

        Dispose();
    }

    /// <summary>Disposes of the session as soon as nobody uses it.</summary>
    internal void Retire()
    {
        lock (_gate)
        {
            _isRetired = true;
            if (_users > 0)
                return;
        }

        Dispose();
    }

    public void Dispose()
    {
        // A session that could not be opened has nothing to close; its caller has the error.
        if (_opening.IsValueCreated && Opening.Status == TaskStatus.RanToCompletion)
            Opening.Result.Dispose();
    }
}
