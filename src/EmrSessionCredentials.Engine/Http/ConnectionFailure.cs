using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
#if NET
using System.Net.Http;
using System.Security.Authentication;
#endif
using System.Text;
using System.Xml;
using Amazon.Runtime;
using EmrSessionCredentials.Calls;
using EmrSessionCredentials.Input;

namespace EmrSessionCredentials.Http;

/// <summary>
/// Why a request was not answered: what failed on the way, in words that follow the name of the call.
/// </summary>
/// <param name="Problem">Begins in lower case.</param>
/// <param name="Setting">The option that the failure is about; null for none.</param>
internal sealed record ConnectionFailure(FailureKind Kind, string Code, string Problem, string Advice, string? Setting = null)
{
    /// <param name="endpoint">Where the request was sent.</param>
    /// <param name="given">The proxy of the client; null for the system's.</param>
    /// <param name="attempts">How often it was sent; null when it is not known.</param>
    /// <param name="source">The setting that named the endpoint; null for none, or when it is not known.</param>
    internal static ConnectionFailure Of(
        Exception failure, Uri? endpoint, IWebProxy? given, int? attempts = null, string? source = null)
    {
        if (IsProxyWithoutLogin(failure))
        {
            // .NET's message quotes the proxy's URL with its user name and password.
            return new ConnectionFailure(
                FailureKind.AuthenticationFailed,
                "HttpStatus407",
                $"the proxy{(endpoint is not null && ProxyFor(endpoint, given) is { } refusing ? $" {refusing}" : "")} did not accept the connection to {endpoint} (HTTP status 407).",
                "Give the user name and password that the proxy requires.",
                given is null ? null : nameof(ClientOptions.Proxy));
        }

        if (failure is OperationCanceledException || Find<TimeoutException>(failure) is not null)
        {
            return new ConnectionFailure(
                FailureKind.Timeout,
                "RequestTimeout",
                $"no answer from {endpoint} in time{(attempts is { } count ? $", after {Times(count)}" : "")}.",
                "Check the network and the endpoint, or allow more time for an attempt.");
        }

        if (IsNoTls(failure))
        {
            return NotConnected(
                $"the server at {endpoint}{(source is null ? "" : $" (from {source})")} does not speak TLS.",
                "Check the endpoint's URL and its port. If the server is meant to be called without encryption, begin the URL with http://.",
                source ?? nameof(ClientOptions.EndpointUrl));
        }

        if (IsConnect(failure) && endpoint is not null && ProxyFor(endpoint, given) is { } proxy)
        {
            return NotConnected(
                $"no connection to {endpoint} through the proxy {proxy}. {failure.GetBaseException().Message}",
                "Check the proxy's address and that it is running.",
                nameof(ClientOptions.Proxy));
        }

        if (source is not null)
        {
            return NotConnected(
                $"no connection to {endpoint} (from {source}). {failure.GetBaseException().Message}",
                "Check this URL, that the server is running, and the network.",
                source);
        }

        return NotConnected(
            // The innermost says why ("certificate", "refused"); the ones around it say to look there.
            $"no connection to {endpoint}. {failure.GetBaseException().Message}",
            "Check the name of the region, the network and the proxy; in a VPC, that it has an endpoint for the service.");
    }

    /// <summary>Whether there was an answer that breaks off, or is not what the operation answers with.</summary>
    internal static bool IsUnreadable(Exception failure) =>
        Find<CutOffResponseException>(failure) is not null
        || Find<AmazonUnmarshallingException>(failure) is not null
        || Find<XmlException>(failure) is not null
        || IsNoHttp(failure);

    /// <summary>
    /// Whether the answer is not HTTP. Such an error quotes the answer, so nothing of it is passed on.
    /// </summary>
    private static bool IsNoHttp(Exception failure) =>
#if NET
        Find<HttpRequestException>(failure)?.HttpRequestError is HttpRequestError.InvalidResponse
        || Find<HttpIOException>(failure)?.HttpRequestError is HttpRequestError.InvalidResponse;
#else
        Find<WebException>(failure)?.Status is WebExceptionStatus.ServerProtocolViolation;
#endif

    /// <summary>Whether it was the connection to the server, or to the proxy where there is one, that failed.</summary>
    private static bool IsConnect(Exception failure) =>
#if NET
        Find<HttpRequestException>(failure)?.HttpRequestError is HttpRequestError.ConnectionError
            or HttpRequestError.NameResolutionError or HttpRequestError.ProxyTunnelError;
#else
        Find<WebException>(failure)?.Status is WebExceptionStatus.ConnectFailure
            or WebExceptionStatus.NameResolutionFailure or WebExceptionStatus.ProxyNameResolutionFailure;
#endif

    /// <summary>
    /// Whether the server answered to TLS with something else. An error of TLS itself has an inner exception.
    /// </summary>
    private static bool IsNoTls(Exception failure) =>
#if NET
        Find<HttpRequestException>(failure)?.HttpRequestError is HttpRequestError.SecureConnectionError
        && Find<AuthenticationException>(failure) is { InnerException: null };
#else
        false;
#endif

    /// <summary>The proxy on the way to an endpoint, without a user name and password; null for none.</summary>
    internal static string? ProxyFor(Uri endpoint, IWebProxy? given) =>
        ProxyTo(endpoint, given)?.Address.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped);

    /// <summary>The proxy on the way to an endpoint; null for none.</summary>
    /// <param name="given">The proxy of the client; null for the system's.</param>
    internal static (IWebProxy Proxy, Uri Address)? ProxyTo(Uri endpoint, IWebProxy? given)
    {
#if NET
        IWebProxy? proxy = LocalRoute.Of(given);
#else
        IWebProxy? proxy = given ?? WebRequest.DefaultWebProxy;
#endif
        Uri? address = proxy is null || proxy.IsBypassed(endpoint) ? null : proxy.GetProxy(endpoint);
        return address is null || address == endpoint ? null : (proxy!, address);
    }

    /// <summary>The password for the proxy on the way to an endpoint, and the text in which it is sent.</summary>
    /// <param name="given">The client's proxy; null for the system's.</param>
    /// <param name="endpoint">Where the request was sent; null when nothing was.</param>
    internal static IEnumerable<string> ProxySecrets(IWebProxy? given, Uri? endpoint)
    {
        if (endpoint is null || ProxyTo(endpoint, given) is not var (proxy, address)
            || proxy.Credentials?.GetCredential(address, "Basic") is not { Password.Length: > 0 } login)
        {
            return [];
        }

        return [login.Password, Convert.ToBase64String(Encoding.UTF8.GetBytes($"{login.UserName}:{login.Password}"))];
    }

    private static bool IsProxyWithoutLogin(Exception failure) =>
#if NET
        Find<HttpRequestException>(failure)?.StatusCode is HttpStatusCode.ProxyAuthenticationRequired;
#else
        Find<WebException>(failure)?.Response is HttpWebResponse { StatusCode: HttpStatusCode.ProxyAuthenticationRequired };
#endif

    private static string Times(int attempts) => attempts == 1 ? "1 attempt" : $"{attempts} attempts";

    /// <summary>The exception of that type among the failure and its causes; null if it has no such cause.</summary>
    internal static T? Find<T>(Exception failure)
        where T : Exception => ForeignException.Chain(failure).OfType<T>().FirstOrDefault();

    private static ConnectionFailure NotConnected(string problem, string advice, string? setting = null) =>
        new(FailureKind.ConnectionFailed, "ConnectionFailed", problem, advice, setting);
}
