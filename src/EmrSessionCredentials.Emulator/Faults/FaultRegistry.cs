using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using EmrSessionCredentials.Emulator.Issuing;
using EmrSessionCredentials.Emulator.Observing;

namespace EmrSessionCredentials.Emulator.Faults;

/// <summary>
/// The faults that are in force, and how often each has struck. Numbers count per operation and identifier: with
/// <c>throttle-2</c> the first two calls about each identifier are throttled. Thread-safe.
/// </summary>
public sealed class FaultRegistry
{
    private readonly Lock _lock = new();
    private readonly List<FaultRule> _rules = [];
    private readonly NewestMap<(string Fault, string Operation, string Identifier), StrongBox<int>> _struck = new();
    private int _lastId;

    internal FaultRegistry()
    {
    }

    /// <summary>Gets the rules in force, the faults that identifiers ask for aside.</summary>
    public IReadOnlyList<FaultRule> Rules
    {
        get
        {
            lock (_lock) return _rules.ToList();
        }
    }

    /// <summary>Gets the number of calls that a <c>hold</c> fault keeps waiting now.</summary>
    public int Held => Gate.Count;

    internal HoldGate Gate { get; } = new();

    /// <summary>Puts a fault in force.</summary>
    /// <param name="fault">The fault as in an identifier, e.g. <c>throttle-2</c>, <c>delay-500</c>,
    /// <c>hold</c>.</param>
    /// <param name="on">The identifier (id or ARN) or operation to limit it to; null: every call.</param>
    /// <returns>The rule.</returns>
    /// <exception cref="FormatException">There is no such fault, and the message lists those there are; the fault is
    /// for no calls; or <paramref name="on"/> is blank.</exception>
    public FaultRule Add(string fault, string? on = null)
    {
        FaultSpec spec = FaultSpec.Parse(fault);
        if (on is not null && string.IsNullOrWhiteSpace(on))
        {
            throw new FormatException(
                $"The fault '{fault}' has an empty target. Name an identifier or an operation, or omit the target.");
        }

        lock (_lock)
        {
            FaultRule rule = new(++_lastId, spec, on);
            _rules.Add(rule);
            return rule;
        }
    }

    /// <summary>Takes all rules away, forgets all counts and releases what is held.</summary>
    public void Clear()
    {
        lock (_lock)
        {
            _rules.Clear();
            _struck.Clear();
        }

        Gate.Release(on: null);
    }

    /// <summary>Lets held calls go on; calls that come later are held again.</summary>
    /// <param name="on">The identifier or operation whose calls are meant; null: all.</param>
    /// <returns>How many were released.</returns>
    public int Release(string? on = null) => Gate.Release(on);

    /// <summary>Waits, without polling, until at least so many calls are held.</summary>
    /// <param name="count">The number of calls.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>A task that ends when they are held.</returns>
    public Task WaitForHeldAsync(int count, CancellationToken cancellationToken = default) =>
        Gate.WaitForCountAsync(count, cancellationToken);

    /// <summary>
    /// Whether a credential that is good is to be refused as one that has not reached the cluster yet. Only asked for
    /// good ones: a wrong credential uses up none of the refusals.
    /// </summary>
    internal bool IsUnready(string operation, ObservedRequest observed)
    {
        observed.Faults = [.. Match(operation, observed.Identifiers, kind => kind is UseFault).Select(f => f.Text)];
        return observed.Faults.Count > 0;
    }

    /// <summary>The faults that this call runs into, each counted as having struck once more.</summary>
    internal IReadOnlyList<FaultSpec> Match(
        string operation,
        IReadOnlyList<string> identifiers,
        Func<FaultKind, bool> can)
    {
        // By id, since an endpoint's ARN means the same endpoint.
        List<string> ids = [.. identifiers.Select(ResourceName.Short)];
        string target = ids.FirstOrDefault("");
        lock (_lock)
        {
            // By its place in the identifier, since one may have the same fault twice.
            IEnumerable<(string Fault, string Identifier, FaultSpec Spec)> asked = _rules
                .Where(rule => rule.AppliesTo(operation, identifiers))
                .Select(rule => ($"rule {rule.Id}", target, rule.Spec))
                .Concat(ids.SelectMany(id => FaultSpec.InIdentifier(id).Select((spec, place) => ($"fault {place}", id, spec))));

            List<FaultSpec> strikes = [];
            foreach ((string fault, string identifier, FaultSpec spec) in asked
                .Where(a => can(a.Spec.Kind)).OrderBy(a => a.Spec.Stage))
            {
                // One error ends a call: what would have come after it is kept for the next call.
                if (strikes.Exists(s => s.Kind is ErrorFault)) break;
                if (Counts(fault, identifier, spec)) strikes.Add(spec);
            }

            return strikes;
        }

        bool Counts(string fault, string identifier, FaultSpec spec) =>
            spec.Times is not int times
            || _struck.GetOrAdd((fault, operation, identifier), () => new StrongBox<int>()).Value++ < times;
    }
}
