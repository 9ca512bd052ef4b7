using System;
using System.Management.Automation;
using EmrSessionCredentials.Requests;

namespace EmrSessionCredentials.Errors;

/// <summary>Makes the error records of this module, all of one kind.</summary>
internal static class ErrorRecords
{
    /// <param name="failure">What went wrong.</param>
    /// <param name="target">
    /// The identifier it went wrong for; never the cmdlet, whose parameters may hold secrets.
    /// </param>
    internal static ErrorRecord From(SessionCredentialException failure, string? target) =>
        Create(failure, target, ParameterAdvice.Typed(Text(failure, ParameterAdvice.Of(failure), ParameterAdvice.MessageOf(failure))));

    /// <param name="failure">What went wrong.</param>
    /// <param name="target">The identifier it went wrong for.</param>
    /// <param name="cmdlet">The cmdlet, no parameters of which but its own are recommended.</param>
    internal static ErrorRecord From(SessionCredentialException failure, string? target, PSCmdlet cmdlet) =>
        Create(
            failure,
            target,
            ParameterAdvice.Typed(Text(failure, ParameterAdvice.Of(failure, cmdlet), ParameterAdvice.MessageOf(failure)), cmdlet));

    /// <param name="failure">What went wrong.</param>
    /// <param name="target">The identifier it went wrong for.</param>
    /// <param name="parameters">Which parameters help against it.</param>
    internal static ErrorRecord From(SessionCredentialException failure, string? target, string parameters) =>
        Create(failure, target, Text(failure, parameters, failure.Message));

    /// <summary>The setting that keeps a command from calling at all, which is the target of such an error.</summary>
    internal static string SettingOf(SessionCredentialException failure) => failure.Setting
        ?? (failure as InvalidRequestParameterException)?.Violations[0].Parameter
        ?? failure.ErrorCode;

    internal static ErrorRecord InvalidArgument(string code, string message, string? target, string advice) =>
        From(new SessionCredentialException(FailureKind.InvalidParameter, code, message, advice), target);

    private static ErrorRecord Create(SessionCredentialException failure, string? target, string text) =>
        new(failure, failure.ErrorCode, Category(failure.Kind), target)
        {
            // Not RecommendedAction: PowerShell 7 would show it, Windows PowerShell and "$_" in a log would not.
            ErrorDetails = new ErrorDetails(text),
        };

    /// <summary>What to do, and on the next line why.</summary>
    private static string Text(SessionCredentialException failure, string parameters, string message)
    {
        if (failure.Considered.Count > 0)
            return SearchReport.Of(failure, parameters);
        string cure = $"{failure.Advice} {parameters}".Trim();
        return cure.Length == 0 ? message : $"{cure}{Environment.NewLine}{message}";
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
