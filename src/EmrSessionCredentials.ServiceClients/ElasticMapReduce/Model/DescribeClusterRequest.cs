using Amazon.Runtime.Internal;

namespace Amazon.ElasticMapReduce.Model;

/// <summary>
/// Asks what a cluster is like: the operation <c>DescribeCluster</c>. A property that is null is not sent.
/// </summary>
public sealed class DescribeClusterRequest : AmazonElasticMapReduceRequest
{
    /// <summary>The id of the cluster, such as <c>j-1ABCDEFGHIJKL</c> (<c>ClusterId</c>).</summary>
    /// <value>Up to 256 characters. Required by the service.</value>
    [AWSProperty(Required = true, Max = 256)]
    public string? ClusterId { get; set; }
}
