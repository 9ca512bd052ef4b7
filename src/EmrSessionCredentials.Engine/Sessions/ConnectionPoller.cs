using System;
using System.Collections.Generic;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using EmrSessionCredentials.Connections;
using EmrSessionCredentials.Http;
using EmrSessionCredentials.Input;
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

        using HttpClient client = CreateClient(connection, uri, out Func<HttpRequestException, string?> distrust);
        (_, int attempts) = await Polling.UntilAsync(
            "no response in time",
            stop => AskAsync(client, distrust, connection, uri, stop),
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
        HttpClient client,
        Func<HttpRequestException, string?> distrust,
        EmrConnection connection,
        Uri uri,
        CancellationToken cancellationToken)
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
        catch (HttpRequestException e) when (distrust(e) is { } reason)
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

    /// <param name="connection">What is asked for.</param>
    /// <param name="uri">Where.</param>
    /// <param name="distrust">
    /// Says what was wrong with the server's certificate; null where something else failed.
    /// </param>
    private static HttpClient CreateClient(
        EmrConnection connection, Uri uri, out Func<HttpRequestException, string?> distrust)
    {
        // A redirect is an answer like any other: the credential is not for where it points.
#if NET
        CertificateCheck check = new(connection, uri);
        distrust = check.Distrust;
        SocketsHttpHandler handler = new()
        {
            ActivityHeadersPropagator = null,
            AllowAutoRedirect = false,
            Proxy = LocalRoute.Of(given: null),
            SslOptions = { RemoteCertificateValidationCallback = check.IsTrusted },
            UseCookies = false,
        };
#else
        distrust = failure => failure.InnerException is WebException { Status: WebExceptionStatus.TrustFailure } e
            ? new ForeignText().Clean(e.GetBaseException().Message)
            : null;
        HttpClientHandler handler = new() { AllowAutoRedirect = false, UseCookies = false };
        if (connection.SkipCertificateCheck)
#pragma warning disable CA5359, MA0039 // what the user asked for
            handler.ServerCertificateCustomValidationCallback = (_, _, _, _) => true;
#pragma warning restore CA5359, MA0039
#endif
#pragma warning disable RS0030 // it calls the session, not AWS, with the session's own credential
        return new HttpClient(handler, disposeHandler: true) { Timeout = Timeout.InfiniteTimeSpan };
#pragma warning restore RS0030
    }

#if NET
    /// <summary>
    /// Checks the certificates of one server. .NET has one exception for a certificate that is not trusted and for an
    /// answer that is not TLS, so this remembers what was wrong with the last one.
    /// </summary>
    private sealed class CertificateCheck(EmrConnection connection, Uri uri)
    {
        // The authority that the service named is for the endpoint alone.
        private readonly string? _authority = uri.Authority == connection.Uri.Authority ? connection.CertificateAuthority : null;
        private SslPolicyErrors _errors;

        internal bool IsTrusted(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
        {
            bool isTrusted = connection.SkipCertificateCheck
                || errors == SslPolicyErrors.None
                || (errors == SslPolicyErrors.RemoteCertificateChainErrors
                    && _authority is not null
                    && certificate is X509Certificate2 sent
                    && CertificateAuthorities.Trust(Authorities(_authority), sent, chain?.ChainPolicy.ExtraStore ?? []));
            _errors = isTrusted ? SslPolicyErrors.None : errors;
            return isTrusted;
        }

        internal string? Distrust(HttpRequestException failure) =>
            failure.HttpRequestError is HttpRequestError.SecureConnectionError && _errors != SslPolicyErrors.None
                ? _errors.ToString()
                : null;

        private static X509Certificate2Collection Authorities(string pem)
        {
            X509Certificate2Collection authorities = [];
            authorities.ImportFromPem(pem);
            return authorities;
        }
    }
#endif
}
