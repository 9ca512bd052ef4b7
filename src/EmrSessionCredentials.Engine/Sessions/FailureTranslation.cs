using System;
using System.Net;
#if NET
using System.Net.Http;
using System.Security.Authentication;
#endif
using Amazon.Runtime;
using EmrSessionCredentials.Calls;
using EmrSessionCredentials.Identity;

namespace EmrSessionCredentials.Sessions;

/// <summary>Everything a call can throw, as one exception with a code, a kind and advice.</summary>
internal static class FailureTranslation
{
    /// <param name="text">Knows the secrets of the session.</param>
    internal static SessionCredentialException Translate(Exception failure, CallReport report, CallTrace trace, ForeignText text)
    {
        SessionCredentialException plain = Find<SessionCredentialException>(failure) ?? Classify(failure, report, trace);
        plain.Call = report;
        plain.RequestId ??= report.RequestId;
        plain.StatusCode ??= trace.StatusCode;
        plain.ConcernsEveryItem = report.Attempts == 0;
        return text.Clean(plain);
    }

    private static SessionCredentialException Classify(Exception failure, CallReport report, CallTrace trace)
    {
        if (Find<OversizedAnswerException>(failure) is not null)
            return InvalidServiceResponse.Oversized();
        bool isUnreadable = Find<MalformedAnswerException>(failure) is not null
            || Find<CutOffResponseException>(failure) is not null
            || Find<AmazonUnmarshallingException>(failure) is not null
            || IsNoHttp(failure);
        return trace switch
        {
            { Error: { } error, StatusCode: { } status } => ServiceErrors.Explain(error, status, report),
            _ when isUnreadable => InvalidServiceResponse.Unreadable(),
            _ => Connection(failure, report, trace),
        };
    }

    private static SessionCredentialException Connection(Exception failure, CallReport report, CallTrace trace)
    {
        if (report.Attempts == 0)
        {
            return new SessionCredentialException(
                FailureKind.InvalidConfiguration,
                "RequestNotSent",
                $"{report.Subject}: nothing was sent. {failure.Message}",
                "Check the region, the endpoint's URL, and the FIPS and dual-stack settings.",
                failure);
        }

        if (IsProxyWithoutLogin(failure))
        {
            // .NET's message quotes the proxy's URL with its user name and password.
            return new SessionCredentialException(
                FailureKind.AuthenticationFailed,
                "HttpStatus407",
                $"{report.Subject}: the proxy did not accept the connection to {report.Endpoint} (HTTP status 407).",
                "Give the user name and password that the proxy requires.");
        }

        if (failure is OperationCanceledException || Find<TimeoutException>(failure) is not null)
        {
            return new SessionCredentialException(
                FailureKind.Timeout,
                "RequestTimeout",
                $"{report.Subject}: no answer from {report.Endpoint} in time, after {Times(report.Attempts)}.",
                "Check the network and the endpoint, or allow more time for an attempt.",
                failure);
        }

        if (IsNoTls(failure))
        {
            return new SessionCredentialException(
                FailureKind.ConnectionFailed,
                "ConnectionFailed",
                $"{report.Subject}: the server at {report.Endpoint} does not speak TLS.",
                "Check the endpoint's URL and its port. If the server is meant to be called without encryption, begin the URL with http://.",
                failure)
            {
                Setting = nameof(ClientOptions.EndpointUrl),
            };
        }

        if (IsConnect(failure) && report.Endpoint is { } endpoint && ProxyFor(endpoint, trace.Proxy) is { } proxy)
        {
            return new SessionCredentialException(
                FailureKind.ConnectionFailed,
                "ConnectionFailed",
                $"{report.Subject}: no connection to {endpoint} through the proxy {proxy}. {failure.GetBaseException().Message}",
                "Check the proxy's address and that it is running.",
                failure)
            {
                Setting = nameof(ClientOptions.Proxy),
            };
        }

        if (report.EndpointSource is { } setting)
        {
            return new SessionCredentialException(
                FailureKind.ConnectionFailed,
                "ConnectionFailed",
                $"{report.Subject}: no connection to {report.Endpoint} (from {setting}). {failure.GetBaseException().Message}",
                "Check this URL, that the server is running, and the network.",
                failure)
            {
                Setting = setting,
            };
        }

        return new SessionCredentialException(
            FailureKind.ConnectionFailed,
            "ConnectionFailed",
            // The innermost says why ("certificate", "refused"); the ones around it say to look there.
            $"{report.Subject}: no connection to {report.Endpoint}. {failure.GetBaseException().Message}",
            "Check the name of the region, the network and the proxy; in a VPC, that it has an endpoint for the service.",
            failure);
    }

    /// <summary>Whether the answer is not HTTP. Such an error quotes the answer, so nothing of it is passed on.</summary>
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

    /// <summary>Whether the server answered to TLS with something else. An error of TLS itself has an inner exception.</summary>
    private static bool IsNoTls(Exception failure) =>
#if NET
        Find<HttpRequestException>(failure)?.HttpRequestError is HttpRequestError.SecureConnectionError
        && Find<AuthenticationException>(failure) is { InnerException: null };
#else
        false;
#endif

    /// <summary>The proxy on the way to an endpoint, without a user name and password; null for none.</summary>
    private static string? ProxyFor(Uri endpoint, IWebProxy? given)
    {
#if NET
        IWebProxy? proxy = given ?? HttpClient.DefaultProxy;
#else
        IWebProxy? proxy = given ?? WebRequest.DefaultWebProxy;
#endif
        Uri? address = proxy is null || proxy.IsBypassed(endpoint) ? null : proxy.GetProxy(endpoint);
        return address is null || address == endpoint ? null : address.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped);
    }

    private static bool IsProxyWithoutLogin(Exception failure) =>
#if NET
        Find<HttpRequestException>(failure)?.StatusCode is HttpStatusCode.ProxyAuthenticationRequired;
#else
        Find<WebException>(failure)?.Response is HttpWebResponse { StatusCode: HttpStatusCode.ProxyAuthenticationRequired };
#endif

    private static string Times(int attempts) => attempts == 1 ? "1 attempt" : $"{attempts} attempts";

    private static T? Find<T>(Exception? failure)
        where T : Exception
    {
        for (Exception? e = failure; e is not null; e = e.InnerException)
        {
            if (e is T found)
                return found;
        }

        return null;
    }
}
