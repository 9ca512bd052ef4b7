using System.Collections.Generic;
using Amazon.Runtime;

namespace Amazon.EMRContainers.Model;

/// <summary>Requests a page of the account's virtual clusters (<c>ListVirtualClusters</c>).</summary>
public sealed class ListVirtualClustersRequest : AmazonEMRContainersRequest
{
    /// <summary>The number of virtual clusters on a page (<c>maxResults</c>).</summary>
    public int? MaxResults { get; set; }

    /// <summary>The token of the page before (<c>nextToken</c>); null for the first page.</summary>
    public string? NextToken { get; set; }

    /// <summary>The states to list (<c>states</c>); null for all.</summary>
    public List<string>? States { get; set; }
}

/// <summary>A page of virtual clusters.</summary>
public sealed class ListVirtualClustersResponse : AmazonWebServiceResponse
{
    /// <summary>The token for the next page (<c>nextToken</c>); null on the last.</summary>
    public string? NextToken { get; set; }

    /// <summary>The virtual clusters (<c>virtualClusters</c>).</summary>
    public List<VirtualCluster>? VirtualClusters { get; set; }
}
