using System;
using EmrSessionCredentials.Calls;
using EmrSessionCredentials.Http;
using EmrSessionCredentials.Input;
using EmrSessionCredentials.Settings;

namespace EmrSessionCredentials.Sessions;

/// <summary>Everything a call can throw, as one exception with a code, a kind and advice.</summary>
internal static class FailureTranslation
{
    /// <param name="text">Knows the secrets of the session.</param>
    internal static SessionCredentialException Translate(
        Exception failure, CallReport report, CallTrace trace, ForeignText text)
    {
        SessionCredentialException plain = ConnectionFailure.Find<SessionCredentialException>(failure)
            ?? IdentityErrors.AssemblyConflict(failure) ?? Classify(failure, report, trace);
        if (plain.ErrorCode == InvalidServiceResponse.Code && report.Attempts > 0)
            plain = InvalidServiceResponse.Of(report, plain);
        plain.Call = report;
        plain.RequestId ??= report.RequestId;
        plain.StatusCode ??= trace.StatusCode;
        plain.ConcernsEveryItem = report.Attempts == 0;
        return text.Clean(plain);
    }

    private static SessionCredentialException Classify(Exception failure, CallReport report, CallTrace trace)
    {
        if (ConnectionFailure.Find<OversizedAnswerException>(failure) is not null)
            return InvalidServiceResponse.Oversized();
        bool isUnreadable = ConnectionFailure.Find<MalformedAnswerException>(failure) is not null
            || ConnectionFailure.IsUnreadable(failure);
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

        ConnectionFailure found = ConnectionFailure.Of(
            failure, report.Endpoint, trace.Proxy, report.Attempts, report.EndpointSource);
        bool isQuoting = found.Kind == FailureKind.AuthenticationFailed;
        return new SessionCredentialException(
            found.Kind, found.Code, $"{report.Subject}: {found.Problem}", found.Advice, isQuoting ? null : failure)
        {
            Setting = found.Setting,
        };
    }
}
