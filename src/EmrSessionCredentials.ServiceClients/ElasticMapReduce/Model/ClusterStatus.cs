using System.Collections.Generic;

namespace Amazon.ElasticMapReduce.Model;

/// <summary>What a cluster is doing.</summary>
/// <remarks>A property is null where the service left its member out.</remarks>
public sealed class ClusterStatus
{
    /// <summary>Why it failed, where it did (<c>ErrorDetails</c>).</summary>
    public List<ErrorDetail>? ErrorDetails { get; set; }

    /// <summary>Its state (<c>State</c>).</summary>
    public ClusterState? State { get; set; }

    /// <summary>Why it came to the state (<c>StateChangeReason</c>).</summary>
    public ClusterStateChangeReason? StateChangeReason { get; set; }

    /// <summary>When it came about, was ready and ended (<c>Timeline</c>).</summary>
    public ClusterTimeline? Timeline { get; set; }
}
