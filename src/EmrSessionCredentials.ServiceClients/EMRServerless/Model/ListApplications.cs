using System.Collections.Generic;
using Amazon.Runtime;

namespace Amazon.EMRServerless.Model;

/// <summary>Requests a page of the account's applications (<c>ListApplications</c>).</summary>
public sealed class ListApplicationsRequest : AmazonEMRServerlessRequest
{
    /// <summary>The number of applications on a page (<c>maxResults</c>).</summary>
    public int? MaxResults { get; set; }

    /// <summary>The token of the page before (<c>nextToken</c>); null for the first page.</summary>
    public string? NextToken { get; set; }

    /// <summary>The states to list (<c>states</c>); null for all.</summary>
    public List<string>? States { get; set; }
}

/// <summary>A page of applications.</summary>
public sealed class ListApplicationsResponse : AmazonWebServiceResponse
{
    /// <summary>The applications (<c>applications</c>).</summary>
    public List<ApplicationSummary>? Applications { get; set; }

    /// <summary>The token for the next page (<c>nextToken</c>); null on the last.</summary>
    public string? NextToken { get; set; }
}

/// <summary>An application in a list.</summary>
public sealed class ApplicationSummary
{
    /// <summary>The id (<c>id</c>).</summary>
    public string? Id { get; set; }

    /// <summary>The name (<c>name</c>).</summary>
    public string? Name { get; set; }

    /// <summary>The state (<c>state</c>).</summary>
    public ApplicationState? State { get; set; }
}
