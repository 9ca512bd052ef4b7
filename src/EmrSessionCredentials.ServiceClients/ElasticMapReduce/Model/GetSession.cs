using Amazon.Runtime;

namespace Amazon.ElasticMapReduce.Model;

/// <summary>Requests the description of a session (<c>GetSession</c>).</summary>
public sealed class GetSessionRequest : AmazonElasticMapReduceRequest
{
    /// <summary>The id of the cluster (<c>ClusterId</c>).</summary>
    public string? ClusterId { get; set; }

    /// <summary>The id of the session (<c>SessionId</c>).</summary>
    public string? SessionId { get; set; }
}

/// <summary>The description of a session.</summary>
public sealed class GetSessionResponse : AmazonWebServiceResponse
{
    /// <summary>The session (<c>Session</c>).</summary>
    public Session? Session { get; set; }
}
