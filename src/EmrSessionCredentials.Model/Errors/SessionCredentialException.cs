using System;
using System.Collections.Generic;
using EmrSessionCredentials.Identity;

namespace EmrSessionCredentials;

/// <summary>
/// Why a session credential could not be requested, in one shape: a code to compare, a kind to branch on,
/// a message, and advice that says what to do. Neither message nor advice ever holds a secret.
/// </summary>
/// <param name="kind">What sort of failure it is; the cmdlets map it to an error category.</param>
/// <param name="code">
/// The service's error code, or one of this module's own (for instance <c>NoCredentials</c>).
/// </param>
/// <param name="message">What happened, in a sentence.</param>
/// <param name="advice">What the caller can do about it; empty where there is nothing to say.</param>
/// <param name="innerException">
/// The cause, kept only where it cannot hold a response body: AWSSDK's unmarshalling exceptions can, so they are not.
/// </param>
public class SessionCredentialException(
    FailureKind kind, string code, string message, string advice = "", Exception? innerException = null)
    : Exception(message, innerException)
{
    /// <summary>What sort of failure it is.</summary>
    public FailureKind Kind { get; } = kind;

    /// <summary>
    /// The error code as the service sent it (<c>AccessDeniedException</c>, <c>ResourceNotFoundException</c>, …) or,
    /// for what never reached the service, this module's own code.
    /// </summary>
    public string ErrorCode { get; } = code;

    /// <summary>What to do about it, in a sentence or two; empty where there is nothing to say.</summary>
    public string Advice { get; } = advice;

    /// <summary>The id of the failed call's last response (<c>x-amzn-RequestId</c>), or null when none came.</summary>
    public string? RequestId { get; internal set; }

    /// <summary>The HTTP status of the failed call's last attempt, or null when that had no response.</summary>
    public int? StatusCode { get; internal set; }

    /// <summary>What the failed call did, or null when none was made.</summary>
    public Calls.CallReport? Call { get; internal set; }

    /// <summary>
    /// Whether every other call of the same session would fail in the same way: nothing was sent, because the endpoint,
    /// the region or the signing credentials cannot be used.
    /// </summary>
    public bool ConcernsEveryItem { get; internal set; }

    /// <summary>
    /// The identifier that the failure is about, where that is not what was asked for: a session that was started.
    /// </summary>
    internal string? Target { get; set; }

    /// <summary>The parameter, variable, profile or file that the failure is about, where it is known.</summary>
    internal string? Setting { get; set; }

    /// <summary>Where credentials or a region were looked for, for <c>NoCredentials</c> and <c>NoRegion</c>.</summary>
    internal IReadOnlyList<ConsideredPlace> Considered { get; init; } = [];

    /// <summary>Notes the setting that the failure is about, where it is not known more closely.</summary>
    internal SessionCredentialException About(string setting)
    {
        Setting ??= setting;
        return this;
    }

    /// <summary>The same failure in other words.</summary>
    internal SessionCredentialException With(string message, string advice, Exception? innerException) =>
        new(Kind, ErrorCode, message, advice, innerException)
        {
            RequestId = RequestId,
            StatusCode = StatusCode,
            Call = Call,
            ConcernsEveryItem = ConcernsEveryItem,
            Target = Target,
            Setting = Setting,
            Considered = Considered,
        };
}
