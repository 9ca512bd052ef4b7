using System;
using System.Threading;
using System.Threading.Tasks;
using EmrSessionCredentials.Calls;
using EmrSessionCredentials.Connections;
using EmrSessionCredentials.Identity;

namespace EmrSessionCredentials;

/// <summary>
/// Sessions for one pipeline: one for each identity, region and endpoint. Safe to use from many threads at once.
/// Disposing of the pool ends the calls of its sessions.
/// </summary>
internal interface ISessionPool : IDisposable
{
    /// <summary>Finds out who signs and for which region, and that the signer can. Nothing is sent to EMR.</summary>
    /// <exception cref="SessionCredentialException">
    /// There are no usable credentials, no region, or an option is invalid.
    /// </exception>
    Task<IEmrSession> OpenAsync(IdentityOptions identity, ClientOptions options, CancellationToken cancellationToken);

    /// <summary>Gets a new credential with the parameters of another one.</summary>
    /// <param name="credential">The credential to replace; it may have expired.</param>
    /// <param name="within">
    /// How long a credential must still be valid to be kept; null for a new one in any case. One without an expiry is
    /// not kept.
    /// </param>
    /// <param name="call">How to make the call.</param>
    /// <returns>The new credential, or the same one without a report.</returns>
    /// <exception cref="SessionCredentialException">
    /// The call failed, or the credential does not know how it was requested.
    /// </exception>
    Task<CallResult<SessionCredential>> RenewAsync(SessionCredential credential, TimeSpan? within, CallContext call);

    /// <summary>
    /// Makes a connection of a credential, and waits until it can be used, if <paramref name="poll"/> says so.
    /// </summary>
    /// <exception cref="SessionCredentialException">
    /// The credential has expired or cannot serve the kind, its host cannot be looked up, or does not accept the
    /// credential in time.
    /// </exception>
    Task<EmrConnection> ConnectAsync(
        SessionCredential credential, ConnectionOptions options, PollOptions? poll, CallContext call);
}
