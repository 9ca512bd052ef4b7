using System.Collections.Generic;

namespace Amazon.ElasticMapReduce.Model;

/// <summary>Settings of one configuration file, such as <c>spark-defaults</c>.</summary>
public sealed class Configuration
{
    /// <summary>The name of the file (<c>Classification</c>).</summary>
    public string? Classification { get; set; }

    /// <summary>Configurations within this one (<c>Configurations</c>).</summary>
    public List<Configuration>? Configurations { get; set; }

    /// <summary>The settings (<c>Properties</c>).</summary>
    public Dictionary<string, string>? Properties { get; set; }
}
