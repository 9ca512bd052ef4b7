using System;
using System.Collections.Generic;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using EmrSessionCredentials.Connections;
using EmrSessionCredentials.Identity;
#if NET
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
#else
using System.Net;
#endif

namespace EmrSessionCredentials.Sessions;

/// <summary>
/// Asks an endpoint until it accepts a connection's credential: a new login needs moments to reach its cluster. Safe
/// to use from many threads at once.
/// </summary>
internal sealed class ConnectionPoller(TimeProvider clock)
{
#if NET
    private static readonly HttpRequestOptionsKey<SslPolicyErrors> CertificateErrors = new(nameof(CertificateErrors));
#endif

    /// <summary>Waits until the endpoint answers with a status of 200 to 399.</summary>
    /// <param name="allowUnencrypted">Whether the URL may be plain http although it is not on this machine.</param>
    /// <exception cref="SessionCredentialException">
    /// It did not in time, its certificate is not trusted, the credential expired meanwhile, or the URL is plain http
    /// and not local.
    /// </exception>
    public async Task<int> WaitUntilUsableAsync(
        EmrConnection connection, PollOptions poll, bool allowUnencrypted, CancellationToken cancellationToken)
    {
        // First: whatever a gRPC or JDBC server answers to plain HTTP says nothing about the credential.
        _ = connection.HttpUri(relative: null);
        Uri uri = poll.Uri.IsAbsoluteUri ? poll.Uri : connection.HttpUri(poll.Uri.OriginalString);
        ConnectionAddress address = ConnectionAddress.Of(uri);
        if (address.ForHttp(defaultPort: null) is null)
            throw ConnectionErrors.UnsuitableEndpoint(connection.SessionCredential, connection.Kind, address);
        if (!address.IsPrivate && !allowUnencrypted)
            throw ConnectionErrors.Unencrypted(connection.SessionCredential, address);

        using HttpClient client = CreateClient(connection, uri);
        (_, int attempts) = await Polling.UntilAsync(
            "no response in time",
            stop => AskAsync(client, connection, uri, stop),
            refusal => refusal is null,
            poll.Timeout,
            poll.Interval,
            (refusal, asked) => ConnectionErrors.NotUsable(connection, uri, poll, asked, refusal!),
            clock,
            cancellationToken).ConfigureAwait(false);
        return attempts;
    }

    /// <returns>Null when the endpoint accepted the credential, else what it said.</returns>
    private static async Task<string?> AskAsync(
        HttpClient client, EmrConnection connection, Uri uri, CancellationToken cancellationToken)
    {
        using HttpRequestMessage request = new(HttpMethod.Get, uri);
        foreach (KeyValuePair<string, string> header in connection.RevealHeaders())
            request.Headers.TryAddWithoutValidation(header.Key, header.Value);
        try
        {
            using HttpResponseMessage response = await client
                .SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
            int status = (int)response.StatusCode;
            return status is >= 200 and < 400 ? null : $"HTTP {status}";
        }
        catch (HttpRequestException e) when (Distrust(request, e) is { } reason)
        {
            throw ConnectionErrors.Untrusted(connection, uri, reason);
        }
        catch (HttpRequestException e)
        {
            // Also while the server starts: one refused connection does not end the wait.
            return ConnectionFailure.IsUnreadable(e)
                ? "a response that cannot be read"
                : new ForeignText([.. connection.RevealSecrets()]).Clean((e.InnerException ?? e).Message);
        }
    }

#if NET
    // .NET has one exception for a certificate that is not trusted and for an answer that is not TLS.
    private static bool IsTrusted(
        HttpRequestMessage request, X509Certificate2? certificate, X509Chain? chain, SslPolicyErrors errors, string? authority)
    {
        bool isTrusted = errors == SslPolicyErrors.None
            || (errors == SslPolicyErrors.RemoteCertificateChainErrors && authority is not null && certificate is not null
                && CertificateAuthorities.Trust(Authorities(authority), certificate, chain?.ChainPolicy.ExtraStore ?? []));
        if (!isTrusted)
            request.Options.Set(CertificateErrors, errors);
        return isTrusted;
    }

    private static X509Certificate2Collection Authorities(string pem)
    {
        X509Certificate2Collection authorities = [];
        authorities.ImportFromPem(pem);
        return authorities;
    }

    /// <returns>What is wrong with the server's certificate, or null where something else failed.</returns>
    private static string? Distrust(HttpRequestMessage request, HttpRequestException failure) =>
        failure.HttpRequestError is HttpRequestError.SecureConnectionError
        && request.Options.TryGetValue(CertificateErrors, out SslPolicyErrors errors) ? errors.ToString() : null;
#else
    /// <returns>What is wrong with the server's certificate, or null where something else failed.</returns>
    private static string? Distrust(HttpRequestMessage request, HttpRequestException failure) =>
        failure.InnerException is WebException { Status: WebExceptionStatus.TrustFailure } e
            ? new ForeignText().Clean(e.GetBaseException().Message)
            : null;
#endif

    private static HttpClient CreateClient(EmrConnection connection, Uri uri)
    {
        // A redirect is an answer like any other: the credential is not for where it points.
        HttpClientHandler handler = new() { AllowAutoRedirect = false, UseCookies = false };
#if NET
        handler.Proxy = LocalRoute.Of(given: null);
        // The authority that the service named is for the endpoint alone.
        string? authority = uri.Authority == connection.Uri.Authority ? connection.CertificateAuthority : null;
#endif
        if (connection.SkipCertificateCheck)
#pragma warning disable CA5359, MA0039 // what the user asked for
            handler.ServerCertificateCustomValidationCallback = (_, _, _, _) => true;
#pragma warning restore CA5359, MA0039
#if NET
        else
#pragma warning disable MA0039 // it accepts what is accepted without it, and the endpoint's own authority
            handler.ServerCertificateCustomValidationCallback =
                (request, certificate, chain, errors) => IsTrusted(request, certificate, chain, errors, authority);
#pragma warning restore MA0039
#endif
#pragma warning disable RS0030 // it calls the session, not AWS, with the session's own credential
        return new HttpClient(handler, disposeHandler: true) { Timeout = Timeout.InfiniteTimeSpan };
#pragma warning restore RS0030
    }
}
