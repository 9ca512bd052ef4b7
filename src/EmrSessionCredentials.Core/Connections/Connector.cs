using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EmrSessionCredentials.Calls;

namespace EmrSessionCredentials.Connections;

/// <summary>Makes connections of credentials.</summary>
public static class Connector
{
    /// <summary>Makes a connection; nothing is sent to what it is for.</summary>
    /// <param name="credential">The credential.</param>
    /// <param name="options">What the caller said; see <see cref="ConnectionOptions.ThrowIfInvalid"/>.</param>
    /// <param name="sessions">The sessions to look hosts up with.</param>
    /// <param name="cancellationToken">Ends the look-up at once.</param>
    /// <returns>The connection.</returns>
    /// <exception cref="SessionCredentialException">
    /// The credential has expired or cannot serve the kind, or the host is not known and cannot be looked up.
    /// </exception>
    public static async Task<EmrConnection> ConnectAsync(
        SessionCredential credential,
        ConnectionOptions options,
        OriginSessions sessions,
        CancellationToken cancellationToken)
    {
        ConnectionErrors.ThrowIfExpired(credential);
        ConnectionMeans means = ConnectionMeans.Of(credential);
        ConnectionKind kind = options.Kind ?? means.Kinds[0];
        if (!means.Kinds.Contains(kind))
            throw ConnectionErrors.UnsupportedKind(credential, means, kind);

        ConnectionAddress address = options switch
        {
            { Endpoint: { } endpoint } => ConnectionAddress.Of(endpoint),
            { HostName: { } host } => ConnectionAddress.Of(host, options.Port),
            _ => await LookUpAsync(credential, means, kind, options.Port, sessions, cancellationToken)
                .ConfigureAwait(false),
        };
        if (!address.IsPrivate && !options.AllowUnencryptedEndpoint)
            throw ConnectionErrors.Unencrypted(credential, address);
        return ConnectionForms.Build(kind, credential, means, address, options)
            ?? throw ConnectionErrors.UnsuitableEndpoint(credential, kind, address);
    }

    private static async Task<ConnectionAddress> LookUpAsync(
        SessionCredential credential,
        ConnectionMeans means,
        ConnectionKind kind,
        int? port,
        OriginSessions sessions,
        CancellationToken cancellationToken)
    {
        FoundHost found;
        try
        {
            EmrSession session = await sessions.OpenAsync(credential, cancellationToken).ConfigureAwait(false);
            found = await HostLookup.FindAsync(session, credential, kind, cancellationToken).ConfigureAwait(false);
        }
        catch (SessionCredentialException e)
        {
            throw ConnectionErrors.LookupFailed(means, kind, e);
        }

        if (string.IsNullOrEmpty(found.Address))
            throw ConnectionErrors.NoHost(credential, means, kind, found.State);
        return ConnectionAddress.Parse(found.Address!, port)
            ?? throw ConnectionErrors.NoHost(credential, means, kind, found.State);
    }
}
