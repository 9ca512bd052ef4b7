using System;
using System.Linq;
using System.Threading.Tasks;
using EmrSessionCredentials.Connections;

namespace EmrSessionCredentials.Sessions;

/// <summary>Makes connections of credentials.</summary>
internal static class Connector
{
    /// <summary>Makes a connection; nothing is sent to what it is for.</summary>
    /// <param name="options">What the caller said; see <see cref="ConnectionOptions.ThrowIfInvalid"/>.</param>
    /// <exception cref="SessionCredentialException">
    /// The credential has expired or cannot serve the kind, or the host is not known and cannot be looked up.
    /// </exception>
    public static async Task<EmrConnection> ConnectAsync(
        SessionCredential credential,
        ConnectionOptions options,
        Func<ConnectionKind?, Task<FoundHost>> lookUp)
    {
        ConnectionErrors.ThrowIfExpired(credential);
        ConnectionMeans means = credential.Means;
        ConnectionKind kind = options.Kind ?? means.Kind.ConnectionKinds[0];
        if (!means.Kind.ConnectionKinds.Contains(kind))
            throw ConnectionErrors.UnsupportedKind(credential, means, kind);

        if (Given(options) is { } given)
            return Build(kind, credential, means.For(given), given, options);
        if (means.Address is { } own)
            return Build(kind, credential, means, Read(credential, means, kind, own, "it came with the credential", options), options);

        FoundHost found = await LookUpAsync(means, options.Kind, lookUp).ConfigureAwait(false);
        if (found.Address is { } text && (text.Any(char.IsControl) || text.Contains("@")))
            throw InvalidServiceResponse.UnusableAddress(credential.Target);
        ConnectionAddress address = Read(credential, means, found.Kind, found.Address, found.Detail, options);
        ConnectionMeans looked = means with { CertificateAuthority = found.CertificateAuthority };
        return Build(found.Kind, credential, looked, address, options);
    }

    private static ConnectionAddress? Given(ConnectionOptions options) => options switch
    {
        { Endpoint: { } endpoint } => ConnectionAddress.Of(endpoint),
        { HostName: { } host } => ConnectionAddress.Of(host, options.Port),
        _ => null,
    };

    private static EmrConnection Build(
        ConnectionKind kind,
        SessionCredential credential,
        ConnectionMeans means,
        ConnectionAddress address,
        ConnectionOptions options) =>
        address.IsPrivate || options.AllowUnencryptedEndpoint
            ? ConnectionForms.Build(kind, credential, means, address, options)
                ?? throw ConnectionErrors.UnsuitableEndpoint(credential, kind, address)
            : throw ConnectionErrors.Unencrypted(credential, address);

    private static ConnectionAddress Read(
        SessionCredential credential,
        ConnectionMeans means,
        ConnectionKind kind,
        string? text,
        string detail,
        ConnectionOptions options) =>
        (string.IsNullOrEmpty(text) ? null : ConnectionAddress.Parse(text!, options.Port))
        ?? throw ConnectionErrors.NoHost(credential, means, kind, detail);

    private static async Task<FoundHost> LookUpAsync(
        ConnectionMeans means, ConnectionKind? asked, Func<ConnectionKind?, Task<FoundHost>> lookUp)
    {
        try
        {
            return await lookUp(asked).ConfigureAwait(false);
        }
        catch (SessionCredentialException e)
        {
            throw ConnectionErrors.LookupFailed(means, asked ?? means.Kind.ConnectionKinds[0], e);
        }
    }
}
