using Amazon.Runtime.Internal;

namespace Amazon.EMRContainers.Model;

/// <summary>Asks what a virtual cluster is like: the operation <c>DescribeVirtualCluster</c>.</summary>
public sealed class DescribeVirtualClusterRequest : AmazonEMRContainersRequest
{
    /// <summary>The id of the virtual cluster (<c>virtualClusterId</c>, in the path).</summary>
    /// <value>
    /// 1 to 64 characters. Required; without it, and for <c>.</c> and <c>..</c>, no request is sent and the call ends
    /// with an <see cref="AmazonEMRContainersException"/>.
    /// </value>
    [AWSProperty(Required = true, Min = 1, Max = 64)]
    public string? Id { get; set; }
}
