using System;
using System.Threading;
using System.Threading.Tasks;
using EmrSessionCredentials.Requests;

namespace EmrSessionCredentials.Calls;

/// <summary>Gets a fresh credential in place of one that expires, with the parameters that one was got with.</summary>
public static class Renewal
{
    /// <summary>Gets a fresh credential, where one is needed.</summary>
    /// <param name="credential">The credential it replaces; it may have expired.</param>
    /// <param name="within">
    /// How long the credential must still be valid to be kept; null for a fresh one in any case. One whose expiry the
    /// service did not say is not kept.
    /// </param>
    /// <param name="sessions">The sessions to call with.</param>
    /// <param name="cancellationToken">Ends the call at once.</param>
    /// <returns>A credential of the same kind, or the same one, and what getting it took.</returns>
    /// <exception cref="SessionCredentialException">It cannot be had.</exception>
    public static async Task<Renewed> RenewAsync(
        SessionCredential credential, TimeSpan? within, OriginSessions sessions, CancellationToken cancellationToken)
    {
        if (credential.ExpiresIn > within)
            return new Renewed(credential, Report: null, Warnings: []);

        EmrSession session = await sessions.OpenAsync(credential, cancellationToken).ConfigureAwait(false);
        return credential.Request switch
        {
            // The client token makes the service answer a repeated request with the credential it gave before.
            ManagedEndpointRequest request => Widen(await session
                .GetAsync(request with { ClientToken = null }, cancellationToken: cancellationToken).ConfigureAwait(false)),
            ClusterRequest request => Widen(await session
                .GetAsync(request, cancellationToken: cancellationToken).ConfigureAwait(false)),
            ClusterSessionRequest request => Widen(await session
                .GetAsync(request, cancellationToken: cancellationToken).ConfigureAwait(false)),
            ServerlessSessionRequest request => Widen(await session
                .GetAsync(request, cancellationToken: cancellationToken).ConfigureAwait(false)),
            _ => throw new NotSupportedException($"{credential.GetType().Name} cannot be renewed."),
        };
    }

    private static Renewed Widen<T>(Issued<T> issued)
        where T : SessionCredential => new(issued.Credential, issued.Report, issued.Warnings);
}
