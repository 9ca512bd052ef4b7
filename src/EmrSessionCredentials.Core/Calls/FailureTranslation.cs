using System;
using System.IO;
using System.Net.Http;
using System.Net.Sockets;
using Amazon.Runtime;

namespace EmrSessionCredentials.Calls;

/// <summary>Everything a call can throw, as one exception with a code, a kind and advice.</summary>
internal static class FailureTranslation
{
    internal static SessionCredentialException Translate(Exception failure, CallReport report)
    {
        SessionCredentialException plain = failure switch
        {
            SessionCredentialException known => known,
            AmazonUnmarshallingException unreadable when IsSuccess(unreadable) => InvalidServiceResponse.Unreadable(
                Find<InvalidDataException>(unreadable) ?? unreadable.InnerException ?? unreadable),
            AmazonServiceException refused when Find<SessionCredentialException>(refused) is { } inner => inner,
            AmazonServiceException refused => ServiceErrors.Explain(refused, report),
            _ => Connection(failure, report),
        };
        plain.Call = report;
        plain.RequestId ??= report.RequestId;
        return plain;
    }

    private static SessionCredentialException Connection(Exception failure, CallReport report)
    {
        if (Find<SessionCredentialException>(failure) is { } inner)
            return inner;
        if (failure is OperationCanceledException or TimeoutException || Find<TimeoutException>(failure) is not null)
        {
            return new SessionCredentialException(
                FailureKind.Timeout,
                "RequestTimeout",
                $"{report.Target}: no answer from {report.Endpoint} in time, after {report.Attempts} attempts.",
                "Raise -TimeoutSec, or check the way to the endpoint.",
                failure);
        }

        if (report.Attempts == 0)
        {
            return new SessionCredentialException(
                FailureKind.InvalidConfiguration,
                "RequestNotSent",
                $"{report.Target}: nothing was sent. {failure.Message}",
                "Check -Region, -EndpointUrl and the FIPS and dual-stack settings.",
                failure);
        }

        Exception? cause = Find<SocketException>(failure) ?? Find<HttpRequestException>(failure) ?? failure;
        return new SessionCredentialException(
            FailureKind.ConnectionFailed,
            "ConnectionFailed",
            $"{report.Target}: no connection to {report.Endpoint}. {cause.Message}",
            "Check the network, the proxy and the endpoint's name; in a VPC, that it has an endpoint for the service.",
            failure);
    }

    private static bool IsSuccess(AmazonServiceException failure) => (int)failure.StatusCode is >= 200 and < 300;

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
