using System;
using System.Collections.Generic;
using Amazon.Runtime;

namespace Amazon.EMRServerless.Model;

/// <summary>Requests a page of the sessions of an application (<c>ListSessions</c>).</summary>
public sealed class ListSessionsRequest : AmazonEMRServerlessRequest
{
    /// <summary>The id of the application (<c>applicationId</c>).</summary>
    public string? ApplicationId { get; set; }

    /// <summary>The number of sessions on a page (<c>maxResults</c>).</summary>
    public int? MaxResults { get; set; }

    /// <summary>The token of the page before (<c>nextToken</c>); null for the first page.</summary>
    public string? NextToken { get; set; }

    /// <summary>The states to list (<c>states</c>); null for all.</summary>
    public List<string>? States { get; set; }
}

/// <summary>A page of sessions.</summary>
public sealed class ListSessionsResponse : AmazonWebServiceResponse
{
    /// <summary>The token for the next page (<c>nextToken</c>); null on the last.</summary>
    public string? NextToken { get; set; }

    /// <summary>The sessions (<c>sessions</c>).</summary>
    public List<SessionSummary>? Sessions { get; set; }
}

/// <summary>A session in a list.</summary>
public sealed class SessionSummary
{
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
