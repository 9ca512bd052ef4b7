using System;
using System.Collections.Generic;
using System.Linq;
using EmrSessionCredentials.Connections;
using EmrSessionCredentials.Requests;
using EmrSessionCredentials.Vault;

namespace EmrSessionCredentials;

/// <summary>One kind of session: all that differs from kind to kind and is not an operation of a service.</summary>
internal sealed record SessionKind
{
    internal const string Role = "role";
    internal const string Duration = "duration";
    internal const string As = "as";

    private static readonly string[] OverStates = ["TERMINATED", "TERMINATED_WITH_ERRORS", "FAILED"];

    /// <summary>The kind, as scripts name it.</summary>
    internal required SessionTargetKind Kind { get; init; }

    /// <summary>The cmdlet that requests a credential.</summary>
    internal required string Cmdlet { get; init; }

    /// <summary>
    /// The parameter that identifies the session's owner, for instance its cluster; null for a kind without one.
    /// </summary>
    internal string? OwnerParameter { get; init; }

    /// <summary>The parameter that identifies the session.</summary>
    internal required string TargetParameter { get; init; }

    /// <summary>What the owner is called.</summary>
    internal string? OwnerNoun { get; init; }

    /// <summary>What the target is called.</summary>
    internal required string TargetNoun { get; init; }

    /// <summary>The first part of its names in a vault.</summary>
    internal required string Word { get; init; }

    /// <summary>The query keys that its names in a vault may have.</summary>
    internal IReadOnlyList<string> Queries { get; init; } = [];

    /// <summary>Reads the owner from a path that is the target's ARN; null where it is not.</summary>
    internal Func<string, string?> FindOwnerInArn { get; init; } = _ => null;

    /// <summary>Whether a request needs an execution role.</summary>
    internal bool NeedsRole { get; init; }

    /// <summary>What Get-Secret returns, by SecretManagement's name.</summary>
    internal required string SecretType { get; init; }

    /// <summary>Makes the request for what a name in a vault means.</summary>
    internal required Func<SecretName, SessionCredentialRequest> CreateRequest { get; init; }

    /// <summary>Every state, from the first to the last, as the service model names them.</summary>
    internal required IReadOnlyList<string> States { get; init; }

    /// <summary>The states in which a credential can be used.</summary>
    internal required IReadOnlyList<string> UsableStates { get; init; }

    /// <summary>The kinds of connections that its credential is for, best first.</summary>
    internal required IReadOnlyList<ConnectionKind> ConnectionKinds { get; init; }

    /// <summary>What its credential is called, as the beginning of a sentence.</summary>
    internal required string CredentialNoun { get; init; }

    /// <summary>Which credential the other kinds of connections need.</summary>
    internal required string AlternativeHint { get; init; }

    /// <summary>What to give when the host is not known and cannot be looked up.</summary>
    internal required string HostAdvice { get; init; }

    /// <summary>The parts of a name after its first.</summary>
    internal IReadOnlyList<string> Parts => OwnerNoun is null ? [TargetNoun] : [OwnerNoun, TargetNoun];

    /// <summary>The form of its names in a vault, as it is shown to people.</summary>
    internal string Form
    {
        get
        {
            string path = string.Join("/", Parts.Select(part => $"<{part}>"));
            string query = string.Join("&", Queries.Select(key => $"{key}={QueryValue(key)}"));
            return $"{Word}/{path}{(query.Length == 0 ? "" : $"[?{query}]")}";
        }
    }

    private static string QueryValue(string key) => key switch
    {
        Role => "<ARN>",
        Duration => "<seconds>",
        _ => SecretName.Connection,
    };

    /// <summary>Whether a session, an endpoint or a cluster in a state has ended; its owner may have ended, too.</summary>
    internal static bool IsOver(string state) => OverStates.Contains(state);

    /// <summary>Those of some states that the kind has, in any case; the usable ones for null.</summary>
    internal IReadOnlyList<string> Select(IReadOnlyCollection<string>? states) =>
        states is null
            ? UsableStates
            : [.. States.Where(state => states.Contains(state, StringComparer.OrdinalIgnoreCase))];
}
