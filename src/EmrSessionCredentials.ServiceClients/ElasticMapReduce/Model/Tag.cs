namespace Amazon.ElasticMapReduce.Model;

/// <summary>A label of a resource.</summary>
public sealed class Tag
{
    /// <summary>The key (<c>Key</c>).</summary>
    public string? Key { get; set; }

    /// <summary>The value (<c>Value</c>).</summary>
    public string? Value { get; set; }
}
