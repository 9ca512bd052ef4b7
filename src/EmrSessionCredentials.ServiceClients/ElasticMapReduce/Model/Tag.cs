namespace Amazon.ElasticMapReduce.Model;

/// <summary>A label that a user put on a cluster or session.</summary>
/// <remarks>A property is null where the service left its member out.</remarks>
public sealed class Tag
{
    /// <summary>Its name (<c>Key</c>).</summary>
    public string? Key { get; set; }

    /// <summary>Its value (<c>Value</c>).</summary>
    public string? Value { get; set; }
}
