using Amazon.Runtime.Internal;

namespace Amazon.ElasticMapReduce.Model;

/// <summary>A cluster as a list shows it.</summary>
/// <remarks>A property is null where the service left its member out.</remarks>
public sealed class ClusterSummary
{
    /// <summary>The ARN (<c>ClusterArn</c>).</summary>
    /// <value>20 to 2048 characters.</value>
    [AWSProperty(Min = 20, Max = 2048)]
    public string? ClusterArn { get; set; }

    /// <summary>The id, such as <c>j-1ABCDEFGHIJKL</c> (<c>Id</c>).</summary>
    /// <value>Up to 256 characters.</value>
    [AWSProperty(Max = 256)]
    public string? Id { get; set; }

    /// <summary>The name (<c>Name</c>).</summary>
    public string? Name { get; set; }

    /// <summary>About what it has cost (<c>NormalizedInstanceHours</c>).</summary>
    /// <value>Hours of an m1.small instance.</value>
    public int? NormalizedInstanceHours { get; set; }

    /// <summary>The ARN of the Outpost that the cluster is on (<c>OutpostArn</c>).</summary>
    /// <value>Up to 2048 characters.</value>
    [AWSProperty(Min = 0, Max = 2048)]
    public string? OutpostArn { get; set; }

    /// <summary>What the cluster is doing (<c>Status</c>).</summary>
    public ClusterStatus? Status { get; set; }
}
