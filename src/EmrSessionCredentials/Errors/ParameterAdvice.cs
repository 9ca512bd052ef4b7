using EmrSessionCredentials.Identity;

namespace EmrSessionCredentials.Errors;

/// <summary>Which parameters help against an error. The engine, whose advice they follow, does not know them.</summary>
internal static class ParameterAdvice
{
    internal static string Of(SessionCredentialException failure) => failure switch
    {
        { ErrorCode: IdentityErrorCodes.NoCredentials } => "Name a profile with -ProfileName, or pass -Credential, or -AccessKey and -SecretKey.",
        { ErrorCode: IdentityErrorCodes.NoRegion } => "Pass -Region.",
        { ErrorCode: "UnencryptedEndpoint" } => "-AllowUnencryptedEndpoint allows it.",
        { ErrorCode: "HttpStatus407" } => "Give them with -NetworkCredential.",
        { ErrorCode: "RequestTimeout" } => "-TimeoutSec sets how many seconds an attempt may take.",
        { Kind: FailureKind.Throttled } => "-ThrottleLimit sets how many calls run at once, -MaxAttempts how often each is tried.",
        { Kind: FailureKind.ServiceUnavailable, Call: not null } => "-MaxAttempts sets how often a call is tried.",
        { Kind: FailureKind.AuthenticationFailed, Call.Attempts: > 0 } => "-Verbose shows the call's verbose message.",
        _ => "",
    };
}
