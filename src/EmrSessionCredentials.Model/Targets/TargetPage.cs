using System.Collections.Generic;
using EmrSessionCredentials.Calls;

namespace EmrSessionCredentials.Targets;

/// <summary>What one call of a list operation gave: targets, perhaps none of them wanted, or a failure.</summary>
/// <param name="Source">What was listed: an owner's id, or the operation where the whole account was.</param>
/// <param name="Targets">The targets on the page that are wanted.</param>
/// <param name="Report">What the call did; null when none was made.</param>
/// <param name="Failure">Why the list ends here, or null. The other lists go on.</param>
internal sealed record TargetPage(
    string Source,
    IReadOnlyList<EmrSessionTarget> Targets,
    CallReport? Report,
    SessionCredentialException? Failure = null)
{
    /// <summary>The kind of which no page will have more targets; null when that is not known.</summary>
    public SessionTargetKind? CompletedKind { get; init; }

    /// <summary>Whether the operation is not permitted, so that it was not called for the other owners.</summary>
    public bool IsRefusedForAll { get; init; }
}
