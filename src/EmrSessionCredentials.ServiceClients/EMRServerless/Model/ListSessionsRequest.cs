using System;
using System.Collections.Generic;
using Amazon.Runtime.Internal;

namespace Amazon.EMRServerless.Model;

/// <summary>
/// Asks for the sessions of an application: the operation <c>ListSessions</c>. A property that is null is not sent.
/// </summary>
public sealed class ListSessionsRequest : AmazonEMRServerlessRequest
{
    /// <summary>The id of the application (<c>applicationId</c>, in the path).</summary>
    /// <value>
    /// 1 to 64 characters. Required; without it, and for <c>.</c> and <c>..</c>, no request is sent and the call ends
    /// with an <see cref="AmazonEMRServerlessException"/>.
    /// </value>
    [AWSProperty(Required = true, Min = 1, Max = 64)]
    public string? ApplicationId { get; set; }

    /// <summary>Lists what was created after this moment (<c>createdAtAfter</c>, in the query).</summary>
    /// <value>To the millisecond; a time without a zone counts as local.</value>
    public DateTime? CreatedAtAfter { get; set; }

    /// <summary>Lists what was created before this moment (<c>createdAtBefore</c>, in the query).</summary>
    /// <value>To the millisecond; a time without a zone counts as local.</value>
    public DateTime? CreatedAtBefore { get; set; }

    /// <summary>How many sessions a page has at most (<c>maxResults</c>, in the query).</summary>
    /// <value>1 to 50.</value>
    [AWSProperty(Min = 1, Max = 50)]
    public int? MaxResults { get; set; }

    /// <summary>
    /// What the last response had in it, for the page after (<c>nextToken</c>, in the query); null for the first page.
    /// </summary>
    /// <value>1 to 1024 characters.</value>
    [AWSProperty(Min = 1, Max = 1024)]
    public string? NextToken { get; set; }

    /// <summary>
    /// The states to list (<c>states</c>, in the query); null for all. The names are those of
    /// <see cref="SessionState"/>.
    /// </summary>
    /// <value>1 to 8 values.</value>
    [AWSProperty(Min = 1, Max = 8)]
    public List<string>? States { get; set; }
}
