using System.Globalization;
using System.Management.Automation;

namespace EmrSessionCredentials.Errors;

/// <summary>
/// Why a program does not run, or did not end well. Its arguments are not quoted: they may be secret.
/// </summary>
internal static class ProcessErrors
{
    internal static ErrorRecord NotFound(string program) => Of(
        FailureKind.NotFound,
        "ProgramNotFound",
        program,
        $"The program '{program}' was not found.",
        "Give the name of a program in PATH, or a path. Aliases, functions and scripts can be run by Use-EMRConnection.");

    internal static ErrorRecord NotStarted(string program, string why) => Of(
        FailureKind.Unspecified, "ProgramNotStarted", program, $"The program '{program}' could not be started: {why}");

    internal static ErrorRecord LanguageMode(string cmdlet, PSLanguageMode mode) => Of(
        FailureKind.NotSupported,
        "LanguageModeNotSupported",
        cmdlet,
        $"{cmdlet} cannot be used in {mode} mode, in which PowerShell runs no script block for a cmdlet.",
        "Use a session in FullLanguage mode. ConvertTo-EMRConnection works in every mode.");

    internal static ErrorRecord UnsafeArgument(string program) => Of(
        FailureKind.InvalidParameter,
        "InvalidParameter",
        program,
        $"'{program}' is a batch file, and an argument has a character that cmd.exe does not pass on as it is.",
        "Leave out \" % & | < > ^ ! and line breaks, or start the program that the batch file starts.");

    internal static ErrorRecord ExitCode(string program, int exitCode) => Of(
        FailureKind.Unspecified,
        "ProgramExitedWithNonZeroCode",
        program,
        $"The program '{program}' ended with exit code {exitCode.ToString(CultureInfo.InvariantCulture)}.");

    private static ErrorRecord Of(FailureKind kind, string code, string program, string message, string advice = "") =>
        ErrorRecords.From(new SessionCredentialException(kind, code, message, advice), program);
}
