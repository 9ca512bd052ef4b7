using Amazon.Runtime.Internal;

namespace Amazon.EMRServerless.Model;

/// <summary>
/// Asks where a session is reached, and for a token that opens it: the operation <c>GetSessionEndpoint</c>.
/// </summary>
public sealed class GetSessionEndpointRequest : AmazonEMRServerlessRequest
{
    /// <summary>The id of the application (<c>applicationId</c>, in the path).</summary>
    /// <value>
    /// 1 to 64 characters. Required; without it, and for <c>.</c> and <c>..</c>, no request is sent and the call ends
    /// with an <see cref="AmazonEMRServerlessException"/>.
    /// </value>
    [AWSProperty(Required = true, Min = 1, Max = 64)]
    public string? ApplicationId { get; set; }

    /// <summary>The id of the session (<c>sessionId</c>, in the path).</summary>
    /// <value>
    /// 1 to 64 characters. Required; without it, and for <c>.</c> and <c>..</c>, no request is sent and the call ends
    /// with an <see cref="AmazonEMRServerlessException"/>.
    /// </value>
    [AWSProperty(Required = true, Min = 1, Max = 64)]
    public string? SessionId { get; set; }
}
