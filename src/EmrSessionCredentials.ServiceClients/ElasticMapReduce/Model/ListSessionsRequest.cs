using System.Collections.Generic;
using Amazon.Runtime.Internal;

namespace Amazon.ElasticMapReduce.Model;

/// <summary>
/// Asks for the sessions on a cluster: the operation <c>ListSessions</c>. A property that is null is not sent.
/// </summary>
public sealed class ListSessionsRequest : AmazonElasticMapReduceRequest
{
    /// <summary>The id of the cluster (<c>ClusterId</c>).</summary>
    /// <value>Up to 256 characters. Required by the service.</value>
    [AWSProperty(Required = true, Max = 256)]
    public string? ClusterId { get; set; }

    /// <summary>How many sessions a page has at most (<c>MaxResults</c>).</summary>
    /// <value>1 to 100.</value>
    [AWSProperty(Min = 1, Max = 100)]
    public int? MaxResults { get; set; }

    /// <summary>
    /// What the last response had in it, for the page after (<c>NextToken</c>); null for the first page.
    /// </summary>
    public string? NextToken { get; set; }

    /// <summary>
    /// The states to list (<c>SessionStates</c>); null for all. The names are those of <see cref="SessionState"/>.
    /// </summary>
    public List<string>? SessionStates { get; set; }
}
