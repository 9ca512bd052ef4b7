using System;
using System.Collections.Generic;
using System.Linq;

namespace EmrSessionCredentials.Targets;

/// <summary>The states that each kind of target can be in, as the service models name them.</summary>
internal static class TargetStates
{
    private static readonly string[] Sessions =
        ["SUBMITTED", "STARTING", "STARTED", "IDLE", "BUSY", "FAILED", "TERMINATING", "TERMINATED"];

    /// <summary>Every state of a kind, in the order of a life.</summary>
    /// <param name="kind">The kind.</param>
    /// <returns>Upper-case names.</returns>
    public static IReadOnlyList<string> Known(SessionTargetKind kind) => kind switch
    {
        SessionTargetKind.Cluster =>
        [
            "STARTING", "BOOTSTRAPPING", "RUNNING", "WAITING", "TERMINATING", "TERMINATED", "TERMINATED_WITH_ERRORS",
        ],
        SessionTargetKind.ManagedEndpoint =>
            ["CREATING", "ACTIVE", "TERMINATING", "TERMINATED", "TERMINATED_WITH_ERRORS"],
        _ => Sessions,
    };

    /// <summary>The states in which there is something for a credential to open.</summary>
    /// <param name="kind">The kind.</param>
    /// <returns>Upper-case names.</returns>
    public static IReadOnlyList<string> Usable(SessionTargetKind kind) => kind switch
    {
        SessionTargetKind.Cluster => ["RUNNING", "WAITING"],
        SessionTargetKind.ManagedEndpoint => ["ACTIVE"],
        _ => ["STARTED", "IDLE", "BUSY"],
    };

    /// <summary>Whether what is in such a state can outlive what it belongs to.</summary>
    internal static bool IsOver(string state) => state is "TERMINATED" or "TERMINATED_WITH_ERRORS" or "FAILED";

    /// <summary>Those of the asked states that a kind has; the usable ones where none was asked for.</summary>
    internal static IReadOnlyList<string> Asked(SessionTargetKind kind, IReadOnlyCollection<string>? states) =>
        states is null ? Usable(kind) : [.. Known(kind).Where(s => states.Contains(s, StringComparer.OrdinalIgnoreCase))];
}
