using System.Collections.Generic;
using Amazon.Runtime.Internal;

namespace Amazon.EMRServerless.Model;

/// <summary>
/// Asks for the account's applications: the operation <c>ListApplications</c>. A property that is null is not sent.
/// </summary>
public sealed class ListApplicationsRequest : AmazonEMRServerlessRequest
{
    /// <summary>How many applications a page has at most (<c>maxResults</c>, in the query).</summary>
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
    /// <see cref="ApplicationState"/>.
    /// </summary>
    /// <value>1 to 7 values.</value>
    [AWSProperty(Min = 1, Max = 7)]
    public List<string>? States { get; set; }
}
