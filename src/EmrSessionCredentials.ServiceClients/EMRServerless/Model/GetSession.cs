using System;
using Amazon.Runtime;

namespace Amazon.EMRServerless.Model;

/// <summary>Requests the description of a session (<c>GetSession</c>).</summary>
public sealed class GetSessionRequest : AmazonEMRServerlessRequest
{
    /// <summary>The id of the application (<c>applicationId</c>).</summary>
    public string? ApplicationId { get; set; }

    /// <summary>The id of the session (<c>sessionId</c>).</summary>
    public string? SessionId { get; set; }
}

/// <summary>The description of a session.</summary>
public sealed class GetSessionResponse : AmazonWebServiceResponse
{
    /// <summary>The session (<c>session</c>).</summary>
    public Session? Session { get; set; }
}

/// <summary>A session of an application.</summary>
public sealed class Session
{
    /// <summary>The id of the application (<c>applicationId</c>).</summary>
    public string? ApplicationId { get; set; }

    /// <summary>The ARN (<c>arn</c>).</summary>
    public string? Arn { get; set; }

    /// <summary>When it was created, in UTC (<c>createdAt</c>).</summary>
    public DateTime? CreatedAt { get; set; }

    /// <summary>The ARN of the IAM role that it runs as (<c>executionRoleArn</c>).</summary>
    public string? ExecutionRoleArn { get; set; }

    /// <summary>The name (<c>name</c>).</summary>
    public string? Name { get; set; }

    /// <summary>The Amazon EMR release (<c>releaseLabel</c>).</summary>
    public string? ReleaseLabel { get; set; }

    /// <summary>The id (<c>sessionId</c>).</summary>
    public string? SessionId { get; set; }

    /// <summary>The state (<c>state</c>).</summary>
    public SessionState? State { get; set; }

    /// <summary>The reason for the state (<c>stateDetails</c>).</summary>
    public string? StateDetails { get; set; }
}
