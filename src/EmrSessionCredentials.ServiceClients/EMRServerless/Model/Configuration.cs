using System.Collections.Generic;

namespace Amazon.EMRServerless.Model;

/// <summary>Settings of one configuration file, such as <c>spark-defaults</c>.</summary>
public sealed class Configuration
{
    /// <summary>The name of the file (<c>classification</c>).</summary>
    public string? Classification { get; set; }

    /// <summary>Configurations within this one (<c>configurations</c>).</summary>
    public List<Configuration>? Configurations { get; set; }

    /// <summary>The settings, whose values are sensitive (<c>properties</c>).</summary>
    public Dictionary<string, string>? Properties { get; set; }
}
