using System;

namespace Amazon.ElasticMapReduce.Model;

/// <summary>The status of a cluster.</summary>
public sealed class ClusterStatus
{
    /// <summary>The state (<c>State</c>).</summary>
    public ClusterState? State { get; set; }

    /// <summary>When the status changed (<c>Timeline</c>).</summary>
    public ClusterTimeline? Timeline { get; set; }
}

/// <summary>When the status of a cluster changed.</summary>
public sealed class ClusterTimeline
{
    /// <summary>When the cluster was created, in UTC (<c>CreationDateTime</c>).</summary>
    public DateTime? CreationDateTime { get; set; }
}
