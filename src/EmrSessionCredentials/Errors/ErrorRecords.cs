using System.Management.Automation;

namespace EmrSessionCredentials.Errors;

/// <summary>Makes the error records of this module, all of one kind.</summary>
internal static class ErrorRecords
{
    /// <param name="failure">What went wrong.</param>
    /// <param name="target">The identifier it went wrong for; never the cmdlet, whose parameters may hold secrets.</param>
    internal static ErrorRecord From(SessionCredentialException failure, string? target) =>
        From(failure, target, ParameterAdvice.Of(failure));

    /// <param name="failure">What went wrong.</param>
    /// <param name="target">The identifier it went wrong for.</param>
    /// <param name="parameters">Which parameters help against it.</param>
    internal static ErrorRecord From(SessionCredentialException failure, string? target, string parameters)
    {
        return new ErrorRecord(failure, failure.ErrorCode, Category(failure.Kind), target)
        {
            // Not RecommendedAction: PowerShell 7 would show it, Windows PowerShell and "$_" in a log would not.
            ErrorDetails = new ErrorDetails(WithAdvice(failure, parameters)),
        };
    }

    internal static ErrorRecord InvalidArgument(string code, string message, string? target, string advice) =>
        From(new SessionCredentialException(FailureKind.InvalidParameter, code, message, advice), target);

    private static string WithAdvice(SessionCredentialException failure, string parameters)
    {
        if (failure.Considered.Count > 0)
            return SearchReport.Of(failure, parameters);
        string advice = $"{failure.Advice} {parameters}".Trim();
        if (advice.Length == 0)
            return failure.Message;
        string stop = failure.Message.Length > 0 && failure.Message[failure.Message.Length - 1] is '.' or '!' or '?' ? "" : ".";
        return $"{failure.Message}{stop} {advice}";
    }

    private static ErrorCategory Category(FailureKind kind) => kind switch
    {
        FailureKind.InvalidParameter => ErrorCategory.InvalidArgument,
        FailureKind.NotConfigured => ErrorCategory.ObjectNotFound,
        FailureKind.InvalidConfiguration => ErrorCategory.InvalidData,
        FailureKind.AuthenticationFailed => ErrorCategory.AuthenticationError,
        FailureKind.PermissionDenied => ErrorCategory.PermissionDenied,
        FailureKind.NotFound => ErrorCategory.ObjectNotFound,
        FailureKind.Throttled => ErrorCategory.LimitsExceeded,
        FailureKind.ServiceUnavailable => ErrorCategory.ResourceUnavailable,
        FailureKind.ConnectionFailed => ErrorCategory.ConnectionError,
        FailureKind.Timeout => ErrorCategory.OperationTimeout,
        FailureKind.InvalidResponse => ErrorCategory.ProtocolError,
        FailureKind.NotSupported => ErrorCategory.NotImplemented,
        _ => ErrorCategory.NotSpecified,
    };
}
