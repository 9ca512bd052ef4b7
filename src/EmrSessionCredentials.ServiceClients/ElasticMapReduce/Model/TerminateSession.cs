using Amazon.Runtime;

namespace Amazon.ElasticMapReduce.Model;

/// <summary>Requests the end of a session (<c>TerminateSession</c>).</summary>
public sealed class TerminateSessionRequest : AmazonElasticMapReduceRequest
{
    /// <summary>The id of the cluster (<c>ClusterId</c>).</summary>
    public string? ClusterId { get; set; }

    /// <summary>The id of the session (<c>SessionId</c>).</summary>
    public string? SessionId { get; set; }
}

/// <summary>A session that is being ended.</summary>
public sealed class TerminateSessionResponse : AmazonWebServiceResponse
{
    /// <summary>The id of the cluster (<c>ClusterId</c>).</summary>
    public string? ClusterId { get; set; }

    /// <summary>The id of the session (<c>SessionId</c>).</summary>
    public string? SessionId { get; set; }

    /// <summary>The state (<c>State</c>).</summary>
    public SessionState? State { get; set; }
}
