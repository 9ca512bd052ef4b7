using Amazon.Runtime.Internal;

namespace Amazon.EMRServerless.Model;

/// <summary>Asks what a session is like: the operation <c>GetSession</c>.</summary>
public sealed class GetSessionRequest : AmazonEMRServerlessRequest
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
