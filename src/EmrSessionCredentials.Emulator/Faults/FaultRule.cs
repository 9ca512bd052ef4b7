using System;
using System.Collections.Generic;
using System.Linq;
using EmrSessionCredentials.Emulator.Issuing;

namespace EmrSessionCredentials.Emulator.Faults;

/// <summary>
/// A fault that was asked for by <c>--fault</c>, the control route or <see cref="FaultRegistry.Add"/>.
/// </summary>
public sealed record FaultRule
{
    internal FaultRule(int id, FaultSpec spec, string? on)
    {
        Id = id;
        Spec = spec;
        On = on;
    }

    /// <summary>Gets the rule's number.</summary>
    public int Id { get; }

    /// <summary>Gets the fault as written, e.g. <c>throttle-2</c>.</summary>
    public string Fault => Spec.Text;

    /// <summary>Gets the identifier (id or ARN) or operation it is limited to, the operation alone or with its
    /// service (<c>emr-serverless:ListSessions</c>); null: every call.</summary>
    public string? On { get; }

    internal FaultSpec Spec { get; }

    internal bool AppliesTo(string operation, IEnumerable<string> identifiers) =>
        On is null || identifiers.Append(operation).Append(Unqualified(operation)).Any(name => Names(On, name));

    private static string Unqualified(string operation) =>
        operation[(operation.IndexOf(':', StringComparison.Ordinal) + 1)..];

    /// <summary>Whether two names mean one thing: an endpoint's ARN and its id do.</summary>
    internal static bool Names(string on, string name) =>
        string.Equals(on, name, StringComparison.Ordinal)
        || string.Equals(ResourceName.Short(on), ResourceName.Short(name), StringComparison.Ordinal);
}
