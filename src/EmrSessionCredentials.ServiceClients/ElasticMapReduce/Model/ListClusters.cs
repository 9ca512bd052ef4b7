using System.Collections.Generic;
using Amazon.Runtime;

namespace Amazon.ElasticMapReduce.Model;

/// <summary>Requests a page of the account's clusters (<c>ListClusters</c>).</summary>
public sealed class ListClustersRequest : AmazonElasticMapReduceRequest
{
    /// <summary>The states to list (<c>ClusterStates</c>); null for all.</summary>
    public List<string>? ClusterStates { get; set; }

    /// <summary>The marker of the page before (<c>Marker</c>); null for the first page.</summary>
    public string? Marker { get; set; }
}

/// <summary>A page of clusters.</summary>
public sealed class ListClustersResponse : AmazonWebServiceResponse
{
    /// <summary>The clusters (<c>Clusters</c>).</summary>
    public List<ClusterSummary>? Clusters { get; set; }

    /// <summary>The marker for the next page (<c>Marker</c>); null on the last.</summary>
    public string? Marker { get; set; }
}

/// <summary>A cluster in a list.</summary>
public sealed class ClusterSummary
{
    /// <summary>The ARN (<c>ClusterArn</c>).</summary>
    public string? ClusterArn { get; set; }

    /// <summary>The id (<c>Id</c>).</summary>
    public string? Id { get; set; }

    /// <summary>The name (<c>Name</c>).</summary>
    public string? Name { get; set; }

    /// <summary>The status (<c>Status</c>).</summary>
    public ClusterStatus? Status { get; set; }
}
