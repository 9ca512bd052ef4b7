using System;
using System.Linq;
using System.Management.Automation;
using System.Text.RegularExpressions;
using EmrSessionCredentials.Identity;
using EmrSessionCredentials.Requests;

namespace EmrSessionCredentials.Errors;

/// <summary>Which parameters help against an error. The engine, whose advice they follow, does not know them.</summary>
internal static class ParameterAdvice
{
    private static readonly Regex Named = new(
        @"(?<=(^|\s)-)\w+", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));

    // Members of IdentityOptions and ClientOptions by which the engine names what was given; they are parameters of the
    // same names.
    private static readonly Regex Given = new(
        @"(?<=\((from )?)(AccessKey|SecretKey|SessionToken|Credential|ProfileName|Region|EndpointUrl)(?=\))|(?<=\bwith )(ProfileLocation|Credential)\b",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        TimeSpan.FromSeconds(1));

    internal static string Of(SessionCredentialException failure) => failure switch
    {
        { ErrorCode: IdentityErrorCodes.NoCredentials } =>
            "Name a profile with -ProfileName, or pass -Credential, or -AccessKey and -SecretKey.",
        { ErrorCode: IdentityErrorCodes.NoRegion } => "Pass -Region.",
        { ErrorCode: "UnencryptedEndpoint" } => "-AllowUnencryptedEndpoint allows it.",
        { ErrorCode: "SessionNotReady" or "PresignedURLNotReady" } => "-WaitTimeoutSec sets how long.",
        { ErrorCode: "HttpStatus407", Setting: "Proxy" } => "Use -NetworkCredential.",
        { ErrorCode: "HttpStatus407" } => "Put them into the URL in HTTPS_PROXY or HTTP_PROXY, or use -Proxy with -NetworkCredential.",
        { ErrorCode: "RequestTimeout" } => "-TimeoutSec sets how many seconds an attempt may take.",
        { ErrorCode: "ConnectionFailed", Setting: "Proxy" } => "-Proxy sets the address.",
        { Setting: "EndpointUrl", Call: not null } => "-EndpointUrl sets the URL.",
        { Kind: FailureKind.Throttled } =>
            "-ThrottleLimit sets how many calls run at once, -MaxAttempts how often each is tried.",
        { Kind: FailureKind.ServiceUnavailable, Call: not null } => "-MaxAttempts sets how often a call is tried.",
        { Kind: FailureKind.AuthenticationFailed, Call.Attempts: > 0 } => "-Verbose shows which they are.",
        _ => "",
    };

    /// <summary>The same for one cmdlet: nothing when it does not have the parameters.</summary>
    internal static string Of(SessionCredentialException failure, PSCmdlet cmdlet)
    {
        string advice = Of(failure);
        return Named.Matches(advice).Cast<Match>().All(name => Has(cmdlet, name.Value)) ? advice : "";
    }

    /// <summary>A text of the engine, in which parameters have their names as they are typed.</summary>
    internal static string Typed(string text) => Given.Replace(text, "-$0");

    /// <summary>
    /// The same for one cmdlet: a parameter that it does not have was given to another, and stays as it is.
    /// </summary>
    internal static string Typed(string text, PSCmdlet cmdlet) =>
        Given.Replace(text, name => Has(cmdlet, name.Value) ? "-" + name.Value : name.Value);

    /// <summary>The message of an error, in which parameters have their names as they are typed.</summary>
    internal static string MessageOf(SessionCredentialException failure) => failure is InvalidRequestParameterException refused
        ? string.Join("; ", refused.Violations.Select(violation => $"-{violation}")) + "."
        : failure.Message;

    private static bool Has(PSCmdlet cmdlet, string parameter) =>
        cmdlet.MyInvocation.MyCommand.Parameters.ContainsKey(parameter);
}
