using Amazon.Runtime;

namespace Amazon.EMRServerless.Model;

/// <summary>Requests the end of a session (<c>TerminateSession</c>).</summary>
public sealed class TerminateSessionRequest : AmazonEMRServerlessRequest
{
    /// <summary>The id of the application (<c>applicationId</c>).</summary>
    public string? ApplicationId { get; set; }

    /// <summary>The id of the session (<c>sessionId</c>).</summary>
    public string? SessionId { get; set; }
}

/// <summary>A session that is being ended.</summary>
public sealed class TerminateSessionResponse : AmazonWebServiceResponse
{
    /// <summary>The id of the application (<c>applicationId</c>).</summary>
    public string? ApplicationId { get; set; }

    /// <summary>The id of the session (<c>sessionId</c>).</summary>
    public string? SessionId { get; set; }
}
