using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Text.RegularExpressions;
using Amazon.Runtime;
using EmrSessionCredentials.Http;
using EmrSessionCredentials.Input;
using EmrSessionCredentials.Settings;

namespace EmrSessionCredentials.Identity;

/// <summary>
/// Turns what a credentials provider threw into an error that says what to do. Exceptions are told apart by the names
/// of their types, for those of AWS.Tools are of another load context. Their messages are not passed on: those of
/// AWSSDK quote what a process printed, what a server answered, and, for a bad signature, the session token. What the
/// service said to this module's own clients is, since they know the secrets of their requests and remove them.
/// </summary>
internal static class CredentialFailure
{
    private const string DisabledRegion = "RegionDisabledException";

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(1);

    private static readonly string[] NetworkErrors =
    [
        "System.Net.Http.HttpRequestException", "System.Net.WebException", "System.Net.Sockets.SocketException",
        "System.IO.IOException",
    ];

    internal static SessionCredentialException Explain(Exception exception, string source, string? loginProfile)
    {
        IReadOnlyList<Exception> chain = ForeignException.Chain(exception);
        return chain.OfType<SessionCredentialException>().FirstOrDefault()
            ?? IdentityErrors.AssemblyConflict(exception)
            ?? Unanswered(chain, source)
            ?? (chain.Any(IsLoginNeeded) ? LoginNeeded(source, loginProfile) : null)
            ?? Process(chain, source)
            ?? Expired(chain, source)
            ?? Service(chain, source)
            ?? Connection(chain, source)
            ?? Failed(chain, source);
    }

    // A call of AWS STS or IAM Identity Center by this module's own clients, which tell where it went.
    private static SessionCredentialException? Unanswered(IReadOnlyList<Exception> chain, string source)
    {
        // The innermost: who signs for one call can be the answer of another.
        if (chain.OfType<UnansweredCallException>().LastOrDefault() is not { InnerException: { } cause } call
            || ForeignException.Chain(cause).Any(IsLoginNeeded))
        {
            return null;
        }

        string subject = call.IsVerification
            ? $"AWS STS did not say who the {source} is"
            : $"The {source} returned no credentials";
        if (ConnectionFailure.Find<OversizedAnswerException>(cause) is { } oversized)
            return Unusable($"{subject}: the server at {call.Endpoint} sent a response that is too large. {oversized.Message}", call);
        if (ErrorStatus(cause) is { } status)
        {
            FailureKind kind = ServiceKind("", status);
            return new SessionCredentialException(
                kind,
                $"HttpStatus{status}",
                $"{subject}: the server at {call.Endpoint} answered with HTTP status {status}, without a message that can be read.",
                status < 400 ? "Check the endpoint's URL, and that no proxy answers instead of it. Redirects are not followed." : Advice(kind))
            {
                StatusCode = status,
            };
        }

        if (ConnectionFailure.IsUnreadable(cause))
            return Unusable($"{subject}: the answer of the server at {call.Endpoint} cannot be read.", call);
        ConnectionFailure found = ConnectionFailure.Of(cause, call.Endpoint, call.Proxy, source: call.EndpointSource);
        string code = found.Kind switch
        {
            FailureKind.ConnectionFailed => IdentityErrorCodes.CredentialSourceUnreachable,
            FailureKind.Timeout => IdentityErrorCodes.CredentialSourceTimeout,
            _ => found.Code,
        };
        // .NET quotes a proxy's URL. The cause is not passed on, as it is not for other sources.
        return new ForeignText().Clean(
            new SessionCredentialException(found.Kind, code, $"{subject}: {found.Problem}", found.Advice) { Setting = found.Setting });
    }

    // An error response without a code of the service.
    private static int? ErrorStatus(Exception cause) =>
        ConnectionFailure.Find<AmazonServiceException>(cause) is { StatusCode: >= HttpStatusCode.Ambiguous and var status } ? (int)status : null;

    private static SessionCredentialException Unusable(string message, UnansweredCallException call) => new(
        FailureKind.InvalidResponse,
        IdentityErrorCodes.InvalidServiceResponse,
        message,
        $"Check that {call.Endpoint}{(call.EndpointSource is null ? "" : $" (from {call.EndpointSource})")} is an endpoint of AWS, and that no proxy answers instead of it.")
    {
        Setting = call.EndpointSource,
    };

    private static bool IsLoginNeeded(Exception exception) =>
        exception is NoLoginException
        || ForeignException.Is(exception, "Amazon.SSO.Model.UnauthorizedException")
        || exception.Message.StartsWith("SSO Token has expired", StringComparison.Ordinal)
        || exception.Message.StartsWith("No valid SSO Token", StringComparison.Ordinal);

    private static SessionCredentialException LoginNeeded(string source, string? profile)
    {
        string name = profile is null ? "<profile>"
            : Regex.IsMatch(profile, @"\A[A-Za-z0-9_.@/+-]+\z", RegexOptions.None, Limit) ? profile
            : $"'{Regex.Replace(profile, "['\u2018-\u201B]", "$0$0", RegexOptions.None, Limit)}'";
        return IdentityErrors.Configuration(
            IdentityErrorCodes.SsoLoginExpired,
            $"There is no login to IAM Identity Center for the {source}, or it has expired.",
            $"Log in again: aws sso login --profile {name}, or with AWS.Tools: Invoke-AWSSSOLogin -ProfileName {name}");
    }

    // A credential object of AWS.Tools; a profile's own process is ProcessCredentials.
    private static SessionCredentialException? Process(IReadOnlyList<Exception> chain, string source)
    {
        Exception? failure = chain.FirstOrDefault(
            e => ForeignException.Is(e, "Amazon.Runtime.ProcessAWSCredentialException"));
        if (failure is null)
            return null;

        // The text after the exit code is what the program printed, and stays out.
        Match exit = Regex.Match(
            failure.Message, @"\ACommand returned non-zero exit value (?<code>-?[0-9]+)", RegexOptions.None, Limit);
        string what = exit.Success
            ? $"ended with exit code {exit.Groups["code"].Value}"
            : "returned no credentials of version 1";
        return IdentityErrors.Configuration(
            IdentityErrorCodes.CredentialProcessFailed,
            $"The credential_process of the {source} {what}.",
            "Run that command yourself to see what it prints; its output is not shown here, because it can contain secrets.");
    }

    // AWSSDK.Core refuses new keys that are over by this computer's clock.
    private static SessionCredentialException? Expired(IReadOnlyList<Exception> chain, string source) =>
        chain.Any(e => e.Message.StartsWith("The retrieved credentials have already expired", StringComparison.Ordinal))
            ? IdentityErrors.Configuration(
                IdentityErrorCodes.ExpiredKeys,
                $"The {source} returned credentials that have already expired by this computer's clock.",
                "Correct the clock of this computer.")
            : null;

    // An error that AWS STS or IAM Identity Center sent.
    private static SessionCredentialException? Service(IReadOnlyList<Exception> chain, string source)
    {
        Exception? failure = chain.FirstOrDefault(e => ForeignException.Is(e, "Amazon.Runtime.AmazonServiceException")
            && CodeOf(e) is not null);
        if (failure is null)
            return null;

        string code = CodeOf(failure)!;
        int? status = ForeignException.Read(failure, "StatusCode") is Enum value ? Convert.ToInt32(value, null) : null;
        FailureKind kind = ServiceKind(code, status);

        string? said = failure.Data[IdentityClients.CleanMessage] is string { Length: > 0 } clean ? Short(clean)
            : kind == FailureKind.PermissionDenied ? Refusal(failure) : null;
        return new SessionCredentialException(
            kind,
            code,
            $"For the {source}, AWS answered {code}{(said is null ? "." : $": {said}")}",
            kind == FailureKind.InvalidConfiguration ? SettingsToCheck(failure, code)
                : kind == FailureKind.PermissionDenied && IsOfSso(failure)
                    ? "Check sso_account_id and sso_role_name, and that the role is assigned to you in IAM Identity Center."
                    : Advice(kind))
        {
            RequestId = ForeignText.Id(ForeignException.Read(failure, "RequestId") as string),
            StatusCode = status is > 0 ? status : null,
        };
    }

    // The secrets in a request of another module are not known here, so only the part of its error that names user and
    // action is shown.
    private static string? Refusal(Exception failure)
    {
        Match known = Regex.Match(
            failure.Message,
            @"\AUser: [\w:/+=,.@-]+ is not authorized to perform: [\w:]+( on resource: [\w:/+=,.@*-]+)?",
            RegexOptions.ExplicitCapture,
            Limit);
        return known.Success ? Short(known.Value) : null;
    }

    private static string? CodeOf(Exception failure) =>
        ForeignText.Id(ForeignException.Read(failure, "ErrorCode") as string);

    private static FailureKind ServiceKind(string code, int? status) => code switch
    {
        "AccessDenied" or "AccessDeniedException" or "ForbiddenException" => FailureKind.PermissionDenied,
        _ when code.StartsWith("Throttl", StringComparison.Ordinal)
            || code.StartsWith("TooManyRequests", StringComparison.Ordinal) => FailureKind.Throttled,
        // What is asked for comes from the settings of the profile, or from the variables of a web identity.
        "ValidationError" or "ValidationException" or "MalformedPolicyDocument" or "PackedPolicyTooLarge"
            or DisabledRegion or "InvalidParameterValue" or "InvalidParameterCombination" or "MissingParameter"
            or "InvalidRequestException" or "ResourceNotFoundException" => FailureKind.InvalidConfiguration,
        _ when status >= 500 => FailureKind.ServiceUnavailable,
        _ => FailureKind.AuthenticationFailed,
    };

    private static string SettingsToCheck(Exception failure, string code) =>
        code == DisabledRegion ? "Call AWS STS in another region, or activate it in that region for the account."
        : IsOfSso(failure) ? "Check the profile's sso_account_id, sso_role_name and sso_region."
            : "Check role_arn, role_session_name, external_id and duration_seconds of the profile, "
                + "or the role of the web identity (AWS_ROLE_ARN, AWS_ROLE_SESSION_NAME).";

    private static bool IsOfSso(Exception failure) =>
        ForeignException.Is(failure, "Amazon.SSO.AmazonSSOException")
        || ForeignException.Is(failure, "Amazon.SSOOIDC.AmazonSSOOIDCException");

    private static string Advice(FailureKind kind) => kind switch
    {
        FailureKind.PermissionDenied => "Check the role's trust policy, which may require MFA or an external ID (external_id), and the permissions of who assumes it.",
        FailureKind.AuthenticationFailed => "Check the keys or the token behind it, and this computer's clock.",
        _ => "Try again later.",
    };

    private static SessionCredentialException? Connection(IReadOnlyList<Exception> chain, string source)
    {
        if (chain.Any(e => e is OperationCanceledException or TimeoutException))
        {
            return new SessionCredentialException(
                FailureKind.Timeout,
                IdentityErrorCodes.CredentialSourceTimeout,
                $"The {source} returned no credentials in time.");
        }

        return chain.Any(e => NetworkErrors.Any(name => ForeignException.Is(e, name)))
            ? new SessionCredentialException(
                FailureKind.ConnectionFailed,
                IdentityErrorCodes.CredentialSourceUnreachable,
                $"The service that provides the credentials of the {source} cannot be reached.",
                "Check the network, the proxy, and any endpoint URL that is configured.")
            : null;
    }

    private static SessionCredentialException Failed(IReadOnlyList<Exception> chain, string source) =>
        IdentityErrors.Configuration(
            IdentityErrorCodes.CredentialSourceFailed,
            $"The {source} returned no credentials ({string.Join(", ", chain.Select(e => e.GetType().Name).Distinct())}).",
            "Check that source by other means, for instance: aws sts get-caller-identity.");

    private static string Short(string message) => message.Length <= 400 ? message : message.Substring(0, 400) + "…";
}
