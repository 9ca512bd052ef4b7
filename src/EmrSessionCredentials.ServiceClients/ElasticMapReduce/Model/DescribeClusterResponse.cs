using Amazon.Runtime;

namespace Amazon.ElasticMapReduce.Model;

/// <summary>What a cluster is like.</summary>
/// <remarks>
/// A property is null where the service left its member out. The service's id for the request is in
/// <see cref="AmazonWebServiceResponse.ResponseMetadata"/>.
/// </remarks>
public sealed class DescribeClusterResponse : AmazonWebServiceResponse
{
    /// <summary>The cluster (<c>Cluster</c>).</summary>
    public Cluster? Cluster { get; set; }
}
