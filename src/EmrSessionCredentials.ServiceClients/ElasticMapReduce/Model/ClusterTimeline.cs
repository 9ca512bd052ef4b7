using System;

namespace Amazon.ElasticMapReduce.Model;

/// <summary>When a cluster came about, was ready and ended.</summary>
/// <remarks>A property is null where the service left its member out.</remarks>
public sealed class ClusterTimeline
{
    /// <summary>When it was created (<c>CreationDateTime</c>).</summary>
    /// <value>UTC.</value>
    public DateTime? CreationDateTime { get; set; }

    /// <summary>When it ended (<c>EndDateTime</c>).</summary>
    /// <value>UTC.</value>
    public DateTime? EndDateTime { get; set; }

    /// <summary>When it was ready to run steps (<c>ReadyDateTime</c>).</summary>
    /// <value>UTC.</value>
    public DateTime? ReadyDateTime { get; set; }
}
