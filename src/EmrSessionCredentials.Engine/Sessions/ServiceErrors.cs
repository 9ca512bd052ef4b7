using System;
using System.Collections.Generic;
using EmrSessionCredentials.Calls;
using EmrSessionCredentials.Http;

namespace EmrSessionCredentials.Sessions;

/// <summary>What the services' error codes mean, and what to do about each.</summary>
internal static class ServiceErrors
{
    private const string AskForLess =
        "Make fewer calls at once, allow more attempts, or try again later. The service asks for fewer calls.";
    private const string CheckKeys = "Check which AWS credentials signed the request, that they are complete, and that this "
        + "machine's clock is right. The service does not accept them.";
    private const string CheckRequest =
        "Check what the service's message names, the identifiers, and that they are of this region and account.";
    private const string Renew = "Renew the AWS credentials, for instance with 'aws sso login', and call again. Those that signed "
        + "the request have expired.";
    private const string TheirSide = "Try again, or allow more attempts. The failure is on the service's side.";

    private static readonly Dictionary<string, (FailureKind Kind, string Advice)> Known = new(StringComparer.Ordinal)
    {
        ["ValidationException"] = (FailureKind.InvalidParameter, "Correct the parameter that the service's message names."),
        ["InvalidRequestException"] = (FailureKind.InvalidParameter,
            "Check the cluster id and the region, that the cluster runs, and that its security configuration enables runtime roles."),
        ["SerializationException"] = (FailureKind.InvalidParameter, "Correct the parameter that the service's message names."),
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
        string code = error.Code ?? $"HttpStatus{status}";
        if (error is { Code: null, Message: null } && report.RequestId is null && IsAboutTheRequest(status))
            return NotAws(code, status, report);
        (FailureKind kind, string advice) = code switch
        {
            "AccessDeniedException" or "AccessDenied" => (FailureKind.PermissionDenied, Permission(report)),
            // Amazon EMR has no exception of its own for a cluster that does not exist.
            "InvalidRequestException" when error.Detail is "NoSuchCluster" => Known["ResourceNotFoundException"],
            "InvalidRequestException" when report.Operation is not "GetClusterSessionCredentials" =>
                (FailureKind.InvalidParameter, CheckRequest),
            _ => Known.TryGetValue(code, out (FailureKind, string) known) ? known : ByStatus(status),
        };
        string message = error.Message ?? (status == 407
            ? $"a proxy did not accept the connection to {report.Endpoint} (HTTP status 407)."
            : $"HTTP status {status}, without a message that can be read.");
        string detail = error.Detail is null ? "" : $" ({error.Detail})";
        return new SessionCredentialException(kind, code, $"{report.Subject}: {message}{detail}", advice);
    }

    // Every service of AWS answers with an id of the request, and says what is wrong.
    private static SessionCredentialException NotAws(string code, int status, CallReport report) => new(
        FailureKind.InvalidResponse,
        code,
        $"{report.Subject}: the server at {report.Endpoint} answered with HTTP status {status}, but not as an AWS service does.",
        "Check the endpoint's URL, and that no proxy answers instead of it.")
    {
        Setting = nameof(ClientOptions.EndpointUrl),
    };

    private static (FailureKind Kind, string Advice) ByStatus(int status) => status switch
    {
        429 => (FailureKind.Throttled, AskForLess),
        >= 500 => (FailureKind.ServiceUnavailable, TheirSide),
        401 => (FailureKind.AuthenticationFailed, CheckKeys),
        403 => (FailureKind.PermissionDenied, CheckKeys),
        407 => (FailureKind.AuthenticationFailed, "Give the user name and password that the proxy requires."),
        >= 300 and < 400 => (FailureKind.Unspecified,
            "Check the endpoint's URL, and that no proxy answers instead of it. Redirects are not followed."),
        _ => (FailureKind.Unspecified, ""),
    };

    private static bool IsAboutTheRequest(int status) => status is >= 400 and < 500 and not (407 or 429);

    private static string Permission(CallReport report)
    {
        string prefix = report.ServiceId switch
        {
            "EMR" => "elasticmapreduce",
            "EMR Serverless" => "emr-serverless",
            _ => "emr-containers",
        };
        string condition = report.Operation is "GetClusterSessionCredentials" or "GetManagedEndpointSessionCredentials"
            ? $"; a policy may also limit the role with the condition key {prefix}:ExecutionRoleArn"
            : "";
        return $"The AWS identity needs the IAM action {prefix}:{report.Operation} on this resource{condition}.";
    }
}
