using System;
using System.Collections.Generic;
using System.Globalization;
using EmrSessionCredentials.Calls;

namespace EmrSessionCredentials.Sessions;

/// <summary>What the services' error codes mean, and what to do about each.</summary>
internal static class ServiceErrors
{
    private const string AskForLess = "The service asks for fewer calls. Make fewer at once, allow more attempts, or try again later.";
    private const string CheckKeys = "The service does not accept the AWS credentials that signed the request. Check which "
        + "ones are used (the call's verbose message says so), that they are complete, and that this machine's clock is right.";
    private const string Renew = "The AWS credentials that signed the request have expired. Renew them, for instance with "
        + "'aws sso login', and call again.";
    private const string TheirSide = "The failure is on the service's side. Try again, or allow more attempts.";

    private static readonly Dictionary<string, (FailureKind Kind, string Advice)> Known = new(StringComparer.Ordinal)
    {
        ["ValidationException"] = (FailureKind.InvalidParameter, "Correct the parameter that the message names."),
        ["InvalidRequestException"] = (FailureKind.InvalidParameter,
            "Check the cluster id and the region, that the cluster runs, and that its security configuration enables runtime roles."),
        ["SerializationException"] = (FailureKind.InvalidParameter, "Correct the parameter that the message names."),
        ["ResourceNotFoundException"] = (FailureKind.NotFound, "Check the identifiers, and that they are of this region and account."),
        ["ExpiredTokenException"] = (FailureKind.AuthenticationFailed, Renew),
        ["ExpiredToken"] = (FailureKind.AuthenticationFailed, Renew),
        ["RequestExpired"] = (FailureKind.AuthenticationFailed, CheckKeys),
        ["UnrecognizedClientException"] = (FailureKind.AuthenticationFailed, CheckKeys),
        ["InvalidClientTokenId"] = (FailureKind.AuthenticationFailed, CheckKeys),
        ["InvalidSignatureException"] = (FailureKind.AuthenticationFailed, CheckKeys),
        ["SignatureDoesNotMatch"] = (FailureKind.AuthenticationFailed, CheckKeys),
        ["IncompleteSignature"] = (FailureKind.AuthenticationFailed, CheckKeys),
        ["IncompleteSignatureException"] = (FailureKind.AuthenticationFailed, CheckKeys),
        ["MissingAuthenticationToken"] = (FailureKind.AuthenticationFailed, CheckKeys),
        ["MissingAuthenticationTokenException"] = (FailureKind.AuthenticationFailed, CheckKeys),
        ["InternalServerException"] = (FailureKind.ServiceUnavailable, TheirSide),
        ["InternalServerError"] = (FailureKind.ServiceUnavailable, TheirSide),
        ["InternalFailure"] = (FailureKind.ServiceUnavailable, TheirSide),
        ["ServiceUnavailable"] = (FailureKind.ServiceUnavailable, TheirSide),
        ["RequestThrottledException"] = (FailureKind.Throttled, AskForLess),
        ["ThrottlingException"] = (FailureKind.Throttled, AskForLess),
        ["Throttling"] = (FailureKind.Throttled, AskForLess),
        ["TooManyRequestsException"] = (FailureKind.Throttled, AskForLess),
    };

    internal static SessionCredentialException Explain(ErrorAnswer error, int status, CallReport report)
    {
        string code = error.Code ?? FromStatus(status);
        (FailureKind kind, string advice) = code switch
        {
            "AccessDeniedException" or "AccessDenied" => (FailureKind.PermissionDenied, Permission(report)),
            // Amazon EMR has no exception of its own for a cluster that does not exist.
            "InvalidRequestException" when error.Detail is "NoSuchCluster" => Known["ResourceNotFoundException"],
            _ => Known.TryGetValue(code, out (FailureKind, string) known) ? known : ByStatus(status),
        };
        string message = error.Message ?? $"HTTP status {status}, without a message that can be read.";
        string detail = error.Detail is null ? "" : $" ({error.Detail})";
        return new SessionCredentialException(kind, code, $"{report.Subject}: {message}{detail}", advice);
    }

    private static (FailureKind Kind, string Advice) ByStatus(int status) => status switch
    {
        429 => (FailureKind.Throttled, AskForLess),
        >= 500 => (FailureKind.ServiceUnavailable, TheirSide),
        401 => (FailureKind.AuthenticationFailed, CheckKeys),
        403 => (FailureKind.PermissionDenied, CheckKeys),
        407 => (FailureKind.AuthenticationFailed, "The proxy requires a user name and password."),
        >= 300 and < 400 => (FailureKind.Unspecified,
            "Redirects are not followed. Check the endpoint's URL, and that no proxy answers in its place."),
        _ => (FailureKind.Unspecified, ""),
    };

    private static string FromStatus(int status) => "HttpStatus" + status.ToString(CultureInfo.InvariantCulture);

    private static string Permission(CallReport report)
    {
        string prefix = report.ServiceId switch
        {
            "EMR" => "elasticmapreduce",
            "EMR Serverless" => "emr-serverless",
            _ => "emr-containers",
        };
        string condition = report.Operation is "GetClusterSessionCredentials"
            ? "; a policy may also limit the role with the condition key elasticmapreduce:ExecutionRoleArn"
            : "";
        return $"The AWS identity needs the IAM action {prefix}:{report.Operation} on this resource{condition}.";
    }
}
