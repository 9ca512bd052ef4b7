using System;
using System.Collections.Generic;
using System.Linq;
using EmrSessionCredentials.Requests;

namespace EmrSessionCredentials.Targets;

/// <summary>What to look for.</summary>
internal sealed record TargetQuery
{
    /// <summary>Every kind there is.</summary>
    public static IReadOnlyList<SessionTargetKind> AllKinds => [.. SessionKinds.All.Select(entry => entry.Kind)];

    /// <summary>The kinds to look for; all, by default.</summary>
    public IReadOnlyCollection<SessionTargetKind> Kinds { get; init; } = AllKinds;

    /// <summary>
    /// The states to look for, in any case; null for those in which a credential opens something
    /// (<see cref="SessionKind.UsableStates"/>). A kind that has none of them is not looked for.
    /// </summary>
    public IReadOnlyCollection<string>? States { get; init; }

    /// <summary>
    /// Whether a target of such a name is wanted; one without a name is asked about with "". Null for all.
    /// </summary>
    public Func<string, bool>? IsNameWanted { get; init; }

    /// <summary>
    /// The id of the one virtual cluster, cluster or application to look in; null for all. It can be used only with one
    /// kind that has an owner.
    /// </summary>
    public string? OwnerId { get; init; }

    /// <summary>
    /// Whether what belongs to an owner of such an id and such a name is wanted; null for all. Kinds without an owner
    /// are left out.
    /// </summary>
    public Func<string, string, bool>? IsOwnerWanted { get; init; }

    /// <summary>Refuses a query that has no answer.</summary>
    /// <exception cref="InvalidRequestParameterException">
    /// No kind, a state that none of the kinds has, or an owner that the kinds do not have; all are named.
    /// </exception>
    public void ThrowIfInvalid()
    {
        List<RuleViolation> violations = [];
        if (Kinds.Count == 0)
            violations.Add(new RuleViolation("Kind", "is empty; leave it out for all kinds"));
        foreach (string state in States ?? [])
        {
            if (!Kinds.Any(kind => SessionKinds.Of(kind).States.Contains(state, StringComparer.OrdinalIgnoreCase)))
                violations.Add(new RuleViolation("State", $"is '{state}'; {KnownStates}"));
        }

        if (OwnerId is not null && (Kinds.Count != 1 || SessionKinds.Of(Kinds.First()).OwnerParameter is null))
            violations.Add(new RuleViolation(nameof(OwnerId), "can be used only with one kind that has an owner"));
        if (IsOwnerWanted is not null && Kinds.Count > 0 && Kinds.All(kind => SessionKinds.Of(kind).OwnerParameter is null))
        {
            violations.Add(new RuleViolation(
                "Owner", $"can be used only with the kinds {string.Join(", ", OwnedKinds)}; clusters do not have an owner"));
        }

        if (violations.Count > 0)
            throw new InvalidRequestParameterException(violations);
    }

    /// <summary>The states to list of a kind; null when it is not looked for.</summary>
    internal IReadOnlyList<string>? StatesOf(SessionTargetKind kind) =>
        Kinds.Contains(kind)
        && (IsOwnerWanted is null || SessionKinds.Of(kind).OwnerParameter is not null)
        && SessionKinds.Of(kind).Select(States) is { Count: > 0 } states ? states : null;

    /// <summary>Whether a target's name is one of those looked for.</summary>
    internal bool IsWanted(EmrSessionTarget target) => IsNameWanted?.Invoke(target.Name ?? "") != false;

    private static IEnumerable<SessionTargetKind> OwnedKinds =>
        SessionKinds.All.Where(kind => kind.OwnerParameter is not null).Select(kind => kind.Kind);

    private string KnownStates => string.Join("; ", Kinds.Distinct()
        .Select(kind => $"{kind} has {string.Join(", ", SessionKinds.Of(kind).States)}"));
}
