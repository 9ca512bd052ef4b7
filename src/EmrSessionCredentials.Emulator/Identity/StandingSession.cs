using System;
using System.Threading;

namespace EmrSessionCredentials.Emulator.Identity;

/// <summary>
/// The session of a role that a container or an instance has all the time: every question is answered with the same
/// keys, until others are due or so many others were issued that these are no longer known.
/// </summary>
internal sealed class StandingSession(RoleSessions sessions, Principal principal, TimeProvider time)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(6);

    /// <summary>
    /// AWS has new keys ready before clients look for them, a quarter of an hour before the old ones expire.
    /// </summary>
    private static readonly TimeSpan RenewBefore = TimeSpan.FromMinutes(20);

    private readonly Lock _lock = new();
    private RoleSession? _current;

    internal RoleSession Current
    {
        get
        {
            lock (_lock)
            {
                if (_current is null
                    || _current.ExpiresAt - RenewBefore <= time.GetUtcNow()
                    || sessions.Find(_current.Keys.AccessKey) is null)
                {
                    _current = sessions.Issue(principal, Lifetime);
                }

                return _current;
            }
        }
    }

    internal static DateTimeOffset IssuedAt(RoleSession session) => session.ExpiresAt - Lifetime;
}
