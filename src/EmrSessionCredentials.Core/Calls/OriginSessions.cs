using System;
using System.Collections.Concurrent;
using System.Threading;
using System.Threading.Tasks;

namespace EmrSessionCredentials.Calls;

/// <summary>
/// Sessions like those that credentials were got with: the same identity, region and endpoint. One serves all
/// credentials of one origin. Safe to use from many threads at once.
/// </summary>
/// <param name="clock">What expiry is measured against; null for the system's clock.</param>
public sealed class OriginSessions(TimeProvider? clock = null) : IDisposable
{
    private readonly ConcurrentDictionary<SessionSetup, Lazy<Task<EmrSession>>> _sessions = new();

    /// <summary>The session for a credential.</summary>
    /// <param name="credential">The credential.</param>
    /// <param name="cancellationToken">Stops the search for credentials; one token for all calls.</param>
    /// <returns>An open session, to be left open.</returns>
    /// <exception cref="SessionCredentialException">The identity is no more, or cannot be used now.</exception>
    public Task<EmrSession> OpenAsync(SessionCredential credential, CancellationToken cancellationToken)
    {
        SessionSetup setup = credential.Setup ?? throw new SessionCredentialException(
            FailureKind.InvalidParameter,
            "UnknownOrigin",
            $"{credential.Target}: the credential does not know how it was got.",
            "Get it again with the cmdlet that it came from.");
        return _sessions.GetOrAdd(
            setup,
            key => new Lazy<Task<EmrSession>>(
                () => EmrSession.OpenAsync(key.Identity, key.Options, clock, cancellationToken))).Value;
    }

    /// <summary>Closes the sessions.</summary>
    public void Dispose()
    {
        foreach (Lazy<Task<EmrSession>> session in _sessions.Values)
        {
            // One that could not be opened has nothing to close; whoever asked for it has its error.
            if (session.IsValueCreated && session.Value.Status == TaskStatus.RanToCompletion)
                session.Value.Result.Dispose();
        }

        _sessions.Clear();
    }
}
