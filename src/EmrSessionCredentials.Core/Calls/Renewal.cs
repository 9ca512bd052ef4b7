using System;
using System.Threading;
using System.Threading.Tasks;
using EmrSessionCredentials.Requests;

namespace EmrSessionCredentials.Calls;

/// <summary>Gets a fresh credential in place of one that expires, with the parameters that one was got with.</summary>
public static class Renewal
{
    /// <summary>Whether a credential should be renewed.</summary>
    /// <param name="credential">The credential.</param>
    /// <param name="within">How long it must still be valid; null for a fresh one in any case.</param>
    /// <returns>True when it expires by then, or when the service did not say when it does.</returns>
    public static bool IsDue(SessionCredential credential, TimeSpan? within) =>
        within is not { } needed || credential.ExpiresIn is not { } left || left <= needed;

    /// <summary>Gets a fresh credential.</summary>
    /// <param name="credential">The credential it replaces; it may have expired.</param>
    /// <param name="sessions">The sessions to call with.</param>
    /// <param name="cancellationToken">Ends the call at once.</param>
    /// <returns>A credential of the same kind, and what getting it took.</returns>
    /// <exception cref="SessionCredentialException">It cannot be had.</exception>
    public static async Task<Issued<SessionCredential>> RenewAsync(
        SessionCredential credential, OriginSessions sessions, CancellationToken cancellationToken)
    {
        EmrSession session = await sessions.OpenAsync(credential, cancellationToken).ConfigureAwait(false);
        return credential.Request switch
        {
            // The client token makes the service answer a repeated request with the credential it gave before.
            ManagedEndpointRequest request => Widen(await session
                .GetAsync(request with { ClientToken = null }, cancellationToken).ConfigureAwait(false)),
            ClusterRequest request => Widen(await session.GetAsync(request, cancellationToken).ConfigureAwait(false)),
            _ => throw new NotSupportedException($"{credential.GetType().Name} cannot be renewed."),
        };
    }

    private static Issued<SessionCredential> Widen<T>(Issued<T> issued)
        where T : SessionCredential => new(issued.Credential, issued.Report, issued.Warnings);
}
