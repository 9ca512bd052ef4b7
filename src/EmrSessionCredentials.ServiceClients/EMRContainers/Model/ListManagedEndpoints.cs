using System.Collections.Generic;
using Amazon.Runtime;

namespace Amazon.EMRContainers.Model;

/// <summary>Requests a page of the endpoints of a virtual cluster (<c>ListManagedEndpoints</c>).</summary>
public sealed class ListManagedEndpointsRequest : AmazonEMRContainersRequest
{
    /// <summary>The number of endpoints on a page (<c>maxResults</c>).</summary>
    public int? MaxResults { get; set; }

    /// <summary>The token of the page before (<c>nextToken</c>); null for the first page.</summary>
    public string? NextToken { get; set; }

    /// <summary>The states to list (<c>states</c>); null for all.</summary>
    public List<string>? States { get; set; }

    /// <summary>The id of the virtual cluster (<c>virtualClusterId</c>).</summary>
    public string? VirtualClusterId { get; set; }
}

/// <summary>A page of managed endpoints.</summary>
public sealed class ListManagedEndpointsResponse : AmazonWebServiceResponse
{
    /// <summary>The endpoints (<c>endpoints</c>).</summary>
    public List<Endpoint>? Endpoints { get; set; }

    /// <summary>The token for the next page (<c>nextToken</c>); null on the last.</summary>
    public string? NextToken { get; set; }
}
