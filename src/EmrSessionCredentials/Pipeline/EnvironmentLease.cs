using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace EmrSessionCredentials.Pipeline;

/// <summary>
/// Environment variables of this process, set for as long as the lease lives. Leases may overlap and end in any order,
/// as those of two runspaces do: when the last has ended, everything is as it was before the first.
/// </summary>
internal sealed class EnvironmentLease : IDisposable
{
    private static readonly object Gate = new();

    private static readonly Dictionary<string, Variable> Leased =
        new(Path.DirectorySeparatorChar == '\\' ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal);

    private readonly List<string> _names = [];

    private EnvironmentLease()
    {
    }

    /// <summary>Sets the variables.</summary>
    /// <param name="variables">Names and values.</param>
    /// <returns>The lease; disposing of it takes the variables away again.</returns>
    public static EnvironmentLease Take(IReadOnlyDictionary<string, string> variables)
    {
        EnvironmentLease lease = new();
        lock (Gate)
        {
            foreach (KeyValuePair<string, string> variable in variables)
            {
                if (!Leased.TryGetValue(variable.Key, out Variable? leased))
                    Leased[variable.Key] = leased = new Variable(Environment.GetEnvironmentVariable(variable.Key));
                leased.Holders.Add((lease, variable.Value));
                lease._names.Add(variable.Key);
                Environment.SetEnvironmentVariable(variable.Key, variable.Value);
            }
        }

        return lease;
    }

    /// <summary>Gives every variable the value it had before, also where somebody else has changed it meanwhile.</summary>
    public void Dispose()
    {
        lock (Gate)
        {
            foreach (string name in _names)
            {
                Variable leased = Leased[name];
                leased.Holders.RemoveAll(holder => holder.Lease == this);
                bool isLast = leased.Holders.Count == 0;
                Environment.SetEnvironmentVariable(name, isLast ? leased.Before : leased.Holders.Last().Value);
                if (isLast)
                    Leased.Remove(name);
            }

            _names.Clear();
        }
    }

    private sealed class Variable(string? before)
    {
        internal string? Before { get; } = before;

        internal List<(EnvironmentLease Lease, string Value)> Holders { get; } = [];
    }
}
