namespace Amazon.ElasticMapReduce.Model;

/// <summary>Why a cluster came to its state.</summary>
/// <remarks>A property is null where the service left its member out.</remarks>
public sealed class ClusterStateChangeReason
{
    /// <summary>The reason in a word (<c>Code</c>).</summary>
    public ClusterStateChangeReasonCode? Code { get; set; }

    /// <summary>The reason in words (<c>Message</c>).</summary>
    public string? Message { get; set; }
}
