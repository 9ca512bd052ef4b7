using Amazon.Runtime;

namespace Amazon.ElasticMapReduce.Model;

/// <summary>Requests the description of a cluster (<c>DescribeCluster</c>).</summary>
public sealed class DescribeClusterRequest : AmazonElasticMapReduceRequest
{
    /// <summary>The id of the cluster (<c>ClusterId</c>).</summary>
    public string? ClusterId { get; set; }
}

/// <summary>The description of a cluster.</summary>
public sealed class DescribeClusterResponse : AmazonWebServiceResponse
{
    /// <summary>The cluster (<c>Cluster</c>).</summary>
    public Cluster? Cluster { get; set; }
}

/// <summary>A cluster.</summary>
public sealed class Cluster
{
    /// <summary>The id (<c>Id</c>).</summary>
    public string? Id { get; set; }

    /// <summary>The host name of the primary node (<c>MasterPublicDnsName</c>).</summary>
    public string? MasterPublicDnsName { get; set; }

    /// <summary>Whether Spark Connect sessions can run on the cluster (<c>SessionEnabled</c>).</summary>
    public bool? SessionEnabled { get; set; }

    /// <summary>The status (<c>Status</c>).</summary>
    public ClusterStatus? Status { get; set; }
}
