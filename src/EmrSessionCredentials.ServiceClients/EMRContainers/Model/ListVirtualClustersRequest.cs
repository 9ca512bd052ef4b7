using System;
using System.Collections.Generic;
using Amazon.Runtime.Internal;

namespace Amazon.EMRContainers.Model;

/// <summary>
/// Asks for the account's virtual clusters: the operation <c>ListVirtualClusters</c>. A property that is null is not
/// sent.
/// </summary>
public sealed class ListVirtualClustersRequest : AmazonEMRContainersRequest
{
    /// <summary>Lists those on the EKS cluster of this name (<c>containerProviderId</c>, in the query).</summary>
    /// <value>1 to 1024 characters.</value>
    [AWSProperty(Min = 1, Max = 1024)]
    public string? ContainerProviderId { get; set; }

    /// <summary>Lists those on this kind of provider (<c>containerProviderType</c>, in the query).</summary>
    public ContainerProviderType? ContainerProviderType { get; set; }

    /// <summary>Lists what was created after this moment (<c>createdAfter</c>, in the query).</summary>
    /// <value>To the millisecond; a time without a zone counts as local.</value>
    public DateTime? CreatedAfter { get; set; }

    /// <summary>Lists what was created before this moment (<c>createdBefore</c>, in the query).</summary>
    /// <value>To the millisecond; a time without a zone counts as local.</value>
    public DateTime? CreatedBefore { get; set; }

    /// <summary>
    /// Lists those whose EKS cluster admits Amazon EMR by an access entry, or those where it does not
    /// (<c>eksAccessEntryIntegrated</c>, in the query).
    /// </summary>
    public bool? EksAccessEntryIntegrated { get; set; }

    /// <summary>How many virtual clusters a page has at most (<c>maxResults</c>, in the query).</summary>
    public int? MaxResults { get; set; }

    /// <summary>
    /// What the last response had in it, for the page after (<c>nextToken</c>, in the query); null for the first page.
    /// </summary>
    /// <value>1 to 1024 characters.</value>
    [AWSProperty(Min = 1, Max = 1024)]
    public string? NextToken { get; set; }

    /// <summary>
    /// The states to list (<c>states</c>, in the query); null for all. The names are those of
    /// <see cref="VirtualClusterState"/>.
    /// </summary>
    /// <value>Up to 10 values.</value>
    [AWSProperty(Max = 10)]
    public List<string>? States { get; set; }
}
