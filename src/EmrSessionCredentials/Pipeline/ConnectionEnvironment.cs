using System;
using System.Collections.Generic;
using EmrSessionCredentials.Connections;

namespace EmrSessionCredentials.Pipeline;

/// <summary>The environment variables of several connections together.</summary>
internal static class ConnectionEnvironment
{
    /// <summary>Puts the variables of all connections into one table, their secrets readable.</summary>
    /// <param name="connections">The connections.</param>
    /// <exception cref="SessionCredentialException">
    /// One has expired or has no variables, or two of them set the same variable to different values.
    /// </exception>
    public static IReadOnlyDictionary<string, string> Of(IEnumerable<EmrConnection> connections)
    {
        Dictionary<string, string> all = new(StringComparer.Ordinal);
        foreach (EmrConnection connection in connections)
        {
            foreach (KeyValuePair<string, string> variable in connection.RevealEnvironment())
            {
                if (all.TryGetValue(variable.Key, out string? other) && other != variable.Value)
                    throw ConnectionErrors.Conflict(connection, variable.Key);
                all[variable.Key] = variable.Value;
            }
        }

        return all;
    }
}
