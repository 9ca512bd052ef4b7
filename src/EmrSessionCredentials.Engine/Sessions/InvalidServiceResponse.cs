using System;
using System.Linq;
using EmrSessionCredentials.Calls;
using EmrSessionCredentials.Identity;
using EmrSessionCredentials.Input;

namespace EmrSessionCredentials.Sessions;

/// <summary>Answers that are not the operation's. Nothing of the body is quoted: it may hold the secret.</summary>
internal static class InvalidServiceResponse
{
    internal const string Code = IdentityErrorCodes.InvalidServiceResponse;

    private const string Advice = "Try again. If the error persists, check that the endpoint is Amazon EMR's own and that no "
        + "proxy answers in its place, and give the request id to AWS Support.";

    /// <summary>The error with its item and the id of the request.</summary>
    internal static SessionCredentialException Of(CallReport report, SessionCredentialException failure)
    {
        string item = failure.Message.StartsWith($"{report.Subject}: ", StringComparison.Ordinal)
            ? ""
            : $"{report.Subject}: ";
        string request = report.RequestId is { } id ? $" Request id: {id}." : "";
        return new SessionCredentialException(
            failure.Kind, failure.ErrorCode, $"{item}{failure.Message}{request}", failure.Advice)
        {
            Setting = failure.Setting,
        };
    }

    internal static SessionCredentialException WithoutCredential(string expected, string? unknownMember) =>
        unknownMember is null ? Without(expected) : new(
            FailureKind.InvalidResponse,
            Code,
            $"the service answered with a kind of credential that this version does not know: '{LineText.Of(unknownMember)}' in place of {expected}.",
            "Update this module: a newer version may know it.");

    internal static SessionCredentialException Without(string member) =>
        Invalid($"the service answered without {member}.");

    internal static SessionCredentialException TooLong(string member) =>
        Invalid($"the service returned {member} with more than {Secrets.MaximumLength} characters.");

    internal static SessionCredentialException UnusableAddress(string target) =>
        Invalid($"{target}: the service returned an address that contains a user name, a password or a control character.");

    internal static SessionCredentialException UnusableAuthority(string target) =>
        Invalid($"{target}: the service returned a certificate authority that is not a certificate in PEM format.");

    /// <summary>Refuses an answer about another item than the one that was asked for.</summary>
    /// <param name="answered">The id in the answer; null where it has none.</param>
    internal static void ThrowIfOther(string asked, string? answered)
    {
        if (answered is null || string.Equals(asked, answered, StringComparison.Ordinal))
            return;
        throw Invalid($"{asked}: the service answered about another item, '{LineText.Of(answered)}'.");
    }

    internal static SessionCredentialException Oversized() =>
        Invalid($"the response of the service is larger than {BoundedStream.MaximumBytes} bytes.");

    /// <summary>No cause is passed on: messages of parsers quote what they read.</summary>
    internal static SessionCredentialException Unreadable() =>
        Invalid("the service's answer cannot be read: it is cut off, or not the JSON of this operation.");

    /// <summary>A list that comes back to a page that it had before: it would never end.</summary>
    internal static SessionCredentialException Endless(CallReport report) => new(
        FailureKind.InvalidResponse,
        Code,
        $"{report.Subject}: the service answered with a page token that it gave before, so the list would never end.",
        Advice)
    {
        Call = report,
        RequestId = report.RequestId,
    };

    private static SessionCredentialException Invalid(string message) =>
        new(FailureKind.InvalidResponse, Code, message, Advice);

    /// <returns>The text itself.</returns>
    /// <exception cref="SessionCredentialException">It has a control character.</exception>
    internal static string ThrowIfControl(string text, string member) =>
        text.Any(char.IsControl) ? throw Invalid($"the service returned {member} with a control character.") : text;
}
