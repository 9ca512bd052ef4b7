using System;
using System.Collections.Generic;
using System.Threading;
using EmrSessionCredentials.Calls;
using EmrSessionCredentials.Identity;

namespace EmrSessionCredentials.Pipeline;

/// <summary>One session, and so one client and its connections, for each thing a pipeline says about who signs and how.</summary>
internal sealed class SessionPool : IDisposable
{
    private readonly Dictionary<Key, EmrSession> _sessions = [];

    internal EmrSession Open(IdentityOptions identity, ClientOptions options, CancellationToken cancellationToken)
    {
        Key key = new(identity, options);
        if (!_sessions.TryGetValue(key, out EmrSession? session))
        {
            session = EmrSession.OpenAsync(identity, options, clock: null, cancellationToken).GetAwaiter().GetResult();
            _sessions.Add(key, session);
        }

        return session;
    }

    public void Dispose()
    {
        foreach (EmrSession session in _sessions.Values)
            session.Dispose();
        _sessions.Clear();
    }

    private sealed record Key(IdentityOptions Identity, ClientOptions Options);
}
