using Amazon.Runtime;

namespace Amazon.EMRContainers.Model;

/// <summary>What a virtual cluster is like.</summary>
/// <remarks>
/// A property is null where the service left its member out. The service's id for the request is in
/// <see cref="AmazonWebServiceResponse.ResponseMetadata"/>.
/// </remarks>
public sealed class DescribeVirtualClusterResponse : AmazonWebServiceResponse
{
    /// <summary>The virtual cluster (<c>virtualCluster</c>).</summary>
    public VirtualCluster? VirtualCluster { get; set; }
}
