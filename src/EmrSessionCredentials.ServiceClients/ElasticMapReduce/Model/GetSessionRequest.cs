using Amazon.Runtime.Internal;

namespace Amazon.ElasticMapReduce.Model;

/// <summary>
/// Asks what a session is like: the operation <c>GetSession</c>. A property that is null is not sent.
/// </summary>
public sealed class GetSessionRequest : AmazonElasticMapReduceRequest
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
