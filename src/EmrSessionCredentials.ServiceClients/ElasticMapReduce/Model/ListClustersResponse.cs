using System.Collections.Generic;
using Amazon.Runtime;

namespace Amazon.ElasticMapReduce.Model;

/// <summary>One page of clusters.</summary>
/// <remarks>
/// A property is null where the service left its member out. The service's id for the request is in
/// <see cref="AmazonWebServiceResponse.ResponseMetadata"/>.
/// </remarks>
public sealed class ListClustersResponse : AmazonWebServiceResponse
{
    /// <summary>The clusters, in no order (<c>Clusters</c>).</summary>
    public List<ClusterSummary>? Clusters { get; set; }

    /// <summary>What the request for the next page has to carry (<c>Marker</c>); null on the last page.</summary>
    public string? Marker { get; set; }
}
