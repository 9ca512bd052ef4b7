using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Threading;
using EmrSessionCredentials.Connections;

namespace EmrSessionCredentials.Programs;

/// <summary>
/// Environment variables of this process, set for as long as the lease lives. Every program that is started meanwhile
/// inherits them, so only one runspace at a time holds leases: another one waits, whatever the names of its variables.
/// Within a runspace leases can be nested, and end in the reverse order.
/// </summary>
internal sealed class EnvironmentLease : IDisposable
{
    private static readonly object Gate = new();
    private static readonly SemaphoreSlim Turn = new(1, 1);
    private static readonly List<EnvironmentLease> Held = [];

    // Flows into the runspaces that a block starts, for instance with ForEach-Object -Parallel.
    private static readonly AsyncLocal<EnvironmentLease?> Around = new();

    private readonly Guid _runspace;
    private readonly EnvironmentLease? _around = Around.Value;
    private readonly List<KeyValuePair<string, string?>> _before = [];

    private EnvironmentLease(Guid runspace) => _runspace = runspace;

    /// <summary>Sets the variables, once no other runspace holds any.</summary>
    /// <param name="variables">Names and values.</param>
    /// <param name="runspace">The runspace that needs them.</param>
    /// <param name="waiting">Called before a wait for another runspace.</param>
    /// <param name="stop">Ends the wait for another runspace.</param>
    /// <returns>The lease; disposing of it takes the variables away again.</returns>
    /// <exception cref="SessionCredentialException">
    /// <c>ConflictingConnections</c>: the other runspace started this one, and would wait for it in turn.
    /// </exception>
    /// <exception cref="OperationCanceledException">The wait was stopped.</exception>
    public static EnvironmentLease Take(
        IReadOnlyDictionary<string, string> variables, Guid runspace, Action waiting, CancellationToken stop)
    {
        bool isNested;
        lock (Gate)
        {
            isNested = Held.Count > 0 && Held[0]._runspace == runspace;
            if (!isNested && Around.Value is { } around && Held.Contains(around))
                throw ConnectionErrors.HeldByStarter();
        }

        if (!isNested && !Turn.Wait(TimeSpan.Zero, stop))
        {
            waiting();
            Turn.Wait(stop);
        }

        EnvironmentLease lease = new(runspace);
        try
        {
            lease.Set(variables);
            return lease;
        }
        catch
        {
            lease.Dispose();
            throw;
        }
    }

    /// <summary>The environment that a program gets, without the variables that another runspace holds.</summary>
    /// <param name="start">The program; its environment is copied from the process by this call.</param>
    /// <param name="runspace">The runspace that starts the program.</param>
    public static IDictionary<string, string?> EnvironmentOf(ProcessStartInfo start, Guid runspace)
    {
        lock (Gate)
        {
            IDictionary<string, string?> environment = start.Environment;
            for (int i = Held.Count - 1; i >= 0 && Held[i]._runspace != runspace; i--)
            {
                foreach (KeyValuePair<string, string?> variable in Held[i]._before)
                {
                    if (variable.Value is null)
                        environment.Remove(variable.Key);
                    else
                        environment[variable.Key] = variable.Value;
                }
            }

            return environment;
        }
    }

    /// <summary>
    /// Gives every variable the value it had before, also where somebody else has changed it meanwhile.
    /// </summary>
    public void Dispose()
    {
        lock (Gate)
        {
            if (!Held.Remove(this))
                return;
            foreach (KeyValuePair<string, string?> variable in _before)
#pragma warning disable RS0030 // it gets its value back
                Environment.SetEnvironmentVariable(variable.Key, variable.Value);
#pragma warning restore RS0030
            if (Held.Count == 0)
                Turn.Release();
        }

        Around.Value = _around;
    }

    private void Set(IReadOnlyDictionary<string, string> variables)
    {
        lock (Gate)
        {
            Held.Add(this);
            foreach (KeyValuePair<string, string> variable in variables)
            {
                string? before = Environment.GetEnvironmentVariable(variable.Key);
                if (GatewayVariables.IsUsersOwn(variable.Key, before))
                    continue;
#pragma warning disable RS0030 // the lease is what may set it
                Environment.SetEnvironmentVariable(variable.Key, variable.Value);
#pragma warning restore RS0030
                _before.Add(new(variable.Key, before));
            }
        }

        Around.Value = this;
    }
}
