using System.Collections.Generic;

namespace Amazon.ElasticMapReduce.Model;

/// <summary>A program that a cluster runs, such as Spark or Livy.</summary>
/// <remarks>A property is null where the service left its member out.</remarks>
public sealed class Application
{
    /// <summary>What third-party programs are told besides (<c>AdditionalInfo</c>).</summary>
    public Dictionary<string, string>? AdditionalInfo { get; set; }

    /// <summary>What the program is started with (<c>Args</c>).</summary>
    public List<string>? Args { get; set; }

    /// <summary>Its name (<c>Name</c>).</summary>
    public string? Name { get; set; }

    /// <summary>Its version (<c>Version</c>).</summary>
    public string? Version { get; set; }
}
