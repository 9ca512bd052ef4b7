using System.Collections.Generic;
using Amazon.Runtime;

namespace Amazon.ElasticMapReduce.Model;

/// <summary>Requests a page of the sessions on a cluster (<c>ListSessions</c>).</summary>
public sealed class ListSessionsRequest : AmazonElasticMapReduceRequest
{
    /// <summary>The id of the cluster (<c>ClusterId</c>).</summary>
    public string? ClusterId { get; set; }

    /// <summary>The number of sessions on a page (<c>MaxResults</c>).</summary>
    public int? MaxResults { get; set; }

    /// <summary>The token of the page before (<c>NextToken</c>); null for the first page.</summary>
    public string? NextToken { get; set; }

    /// <summary>The states to list (<c>SessionStates</c>); null for all.</summary>
    public List<string>? SessionStates { get; set; }
}

/// <summary>A page of sessions.</summary>
public sealed class ListSessionsResponse : AmazonWebServiceResponse
{
    /// <summary>The token for the next page (<c>NextToken</c>); null on the last.</summary>
    public string? NextToken { get; set; }

    /// <summary>The sessions (<c>Sessions</c>).</summary>
    public List<Session>? Sessions { get; set; }
}
