using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EmrSessionCredentials.Calls;
using EmrSessionCredentials.Connections;
using EmrSessionCredentials.Identity;

namespace EmrSessionCredentials.Sessions;

/// <summary>
/// The sessions of one pipeline, by value: rows with the same keys share one. At most <see cref="Capacity"/> are kept;
/// the one that was not used for the longest time goes, and is disposed of when its last call has ended.
/// </summary>
internal sealed class SessionPool(TimeProvider clock) : ISessionPool
{
    internal const int Capacity = 64;

    private readonly object _gate = new();
    private readonly Dictionary<SessionKey, PooledSession> _sessions = [];
    private readonly ConnectionPoller _poller = new(clock);
    private long _uses;
    private SessionSetup? _lastSetup;
    private SessionKey? _lastKey;
    private bool _isDisposed;

    /// <summary>How many sessions are kept.</summary>
    internal int Count
    {
        get
        {
            lock (_gate)
                return _sessions.Count;
        }
    }

    public Task<IEmrSession> OpenAsync(
        IdentityOptions identity, ClientOptions options, CancellationToken cancellationToken) =>
        LeaseAsync(new SessionSetup(identity, options), cancellationToken);

    public async Task<CallResult<SessionCredential>> RenewAsync(
        SessionCredential credential, TimeSpan? within, CallContext call)
    {
        if (credential.ExpiresIn > within && !credential.HasDisposedSecret)
            return new CallResult<SessionCredential>(credential, Report: null, []);
        using IEmrSession lease = await LeaseAsync(SetupOf(credential), call.Stop).ConfigureAwait(false);
        return await lease.GetAsync(credential.Request.ForRenewal(), minimumValidity: null, call).ConfigureAwait(false);
    }

    public async Task<EmrConnection> ConnectAsync(
        SessionCredential credential, ConnectionOptions options, PollOptions? poll, CallContext call)
    {
        EmrConnection connection = await Connector.ConnectAsync(
            credential,
            options,
            async asked =>
            {
                FindHost find = Operations.Of(credential.Request).FindHost
                    ?? throw new NotSupportedException(
                        $"{credential.Target}: the host of a {credential.Request.Kind} cannot be looked up.");
                using IEmrSession lease = await LeaseAsync(SetupOf(credential), call.Stop).ConfigureAwait(false);
                return await find(((SessionLease)lease).Session, credential, asked, call).ConfigureAwait(false);
            }).ConfigureAwait(false);
        if (poll is not null)
        {
            await _poller.WaitUntilUsableAsync(connection, poll, options.AllowUnencryptedEndpoint, call.Stop)
                .ConfigureAwait(false);
        }

        return connection;
    }

    public void Dispose()
    {
        PooledSession[] sessions;
        lock (_gate)
        {
            if (_isDisposed)
                return;
            _isDisposed = true;
            sessions = [.. _sessions.Values];
            _sessions.Clear();
        }

        foreach (PooledSession session in sessions)
            session.Dispose();
    }

    private static SessionSetup SetupOf(SessionCredential credential) => credential.Setup ?? throw new SessionCredentialException(
        FailureKind.InvalidParameter,
        "UnknownOrigin",
        $"{credential.Target}: it is not known how the credential was requested.",
        "Request it again.");

    private async Task<IEmrSession> LeaseAsync(SessionSetup setup, CancellationToken cancellationToken)
    {
        PooledSession? pooled;
        SessionKey key;
        lock (_gate)
        {
            // Mostly the same objects, row for row: then nothing has to be hashed.
            if (setup != _lastSetup)
                (_lastSetup, _lastKey) = (setup, SessionKey.Of(setup));
            key = _lastKey!;
            if (_isDisposed)
                throw new ObjectDisposedException(nameof(SessionPool));
            if (!_sessions.TryGetValue(key, out pooled))
            {
                pooled = Create(setup, cancellationToken);
                _sessions.Add(key, pooled);
                RemoveOldest();
            }

            pooled.Take(++_uses);
        }

        try
        {
            return new SessionLease(pooled, await pooled.Opening.ConfigureAwait(false));
        }
        catch (Exception e)
        {
            pooled.Release();
            if (e is SessionCredentialException failure)
            {
                failure.ConcernsEveryItem = true;
                if (CanPass(failure.Kind))
                    Forget(key, pooled);
            }

            throw;
        }
    }

    private static bool CanPass(FailureKind kind) =>
        kind is FailureKind.Throttled or FailureKind.ServiceUnavailable or FailureKind.Timeout or FailureKind.ConnectionFailed;

    // Those who wait for it share its failure. The next item opens another.
    private void Forget(SessionKey key, PooledSession failed)
    {
        lock (_gate)
        {
            if (_sessions.TryGetValue(key, out PooledSession? current) && current == failed)
                _sessions.Remove(key);
        }
    }

    private PooledSession Create(SessionSetup setup, CancellationToken cancellationToken) =>
        new(() => EmrSession.OpenAsync(setup.Identity, setup.Options, clock, cancellationToken));

    private void RemoveOldest()
    {
        if (_sessions.Count <= Capacity)
            return;
        KeyValuePair<SessionKey, PooledSession> oldest = _sessions
            .Where(pair => pair.Value.LastUse > 0).OrderBy(pair => pair.Value.LastUse).First();
        _sessions.Remove(oldest.Key);
        oldest.Value.Retire();
    }
}
