using System;
using System.Collections.Generic;
using System.Linq;

namespace EmrSessionCredentials.Requests;

/// <summary>Settings of one configuration file for a session, such as those of <c>spark-defaults</c>.</summary>
public sealed class SessionConfiguration
{
    /// <summary>The name of the file (<c>Classification</c>), for instance <c>spark-defaults</c>.</summary>
    public string? Classification { get; init; }

    /// <summary>The settings (<c>Properties</c>). The service treats their values as sensitive.</summary>
    public IReadOnlyDictionary<string, string> Properties { get; init; } =
        new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Configurations within this one (<c>Configurations</c>).</summary>
    public IReadOnlyList<SessionConfiguration> Configurations { get; init; } = [];

    /// <summary>The name of the file and of the settings, never their values.</summary>
    /// <returns>For instance <c>spark-defaults: spark.executor.memory</c>.</returns>
    public override string ToString() =>
        $"{Classification}: {string.Join(", ", Properties.Keys.OrderBy(key => key, StringComparer.Ordinal))}";
}
