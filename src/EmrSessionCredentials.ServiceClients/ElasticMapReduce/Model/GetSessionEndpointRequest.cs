using Amazon.Runtime.Internal;

namespace Amazon.ElasticMapReduce.Model;

/// <summary>
/// Asks where a Spark Connect session is reached, and for a token that opens it: the operation
/// <c>GetSessionEndpoint</c>. A property that is null is not sent.
/// </summary>
public sealed class GetSessionEndpointRequest : AmazonElasticMapReduceRequest
{
    /// <summary>The id of the cluster (<c>ClusterId</c>).</summary>
    /// <value>Up to 256 characters. Required by the service.</value>
    [AWSProperty(Required = true, Max = 256)]
    public string? ClusterId { get; set; }

    /// <summary>The id of the session (<c>SessionId</c>).</summary>
    /// <value>Up to 256 characters. Required by the service.</value>
    [AWSProperty(Required = true, Min = 0, Max = 256)]
    public string? SessionId { get; set; }
}
