using Amazon.Runtime.Internal;

namespace Amazon.ElasticMapReduce.Model;

/// <summary>
/// Asks for a user name and password for a cluster's endpoints: the operation <c>GetClusterSessionCredentials</c>. A
/// property that is null is not sent.
/// </summary>
public sealed class GetClusterSessionCredentialsRequest : AmazonElasticMapReduceRequest
{
    /// <summary>The id of the cluster (<c>ClusterId</c>), such as <c>j-1ABCDEFGHIJKL</c>.</summary>
    /// <value>Up to 256 characters. Required by the service.</value>
    [AWSProperty(Required = true, Min = 0, Max = 256)]
    public string? ClusterId { get; set; }

    /// <summary>The ARN of the IAM role that the session runs as (<c>ExecutionRoleArn</c>).</summary>
    /// <value>20 to 2048 characters. Null where the cluster decides.</value>
    [AWSProperty(Min = 20, Max = 2048)]
    public string? ExecutionRoleArn { get; set; }
}
