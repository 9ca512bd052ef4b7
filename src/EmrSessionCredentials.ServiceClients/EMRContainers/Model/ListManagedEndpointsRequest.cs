using System;
using System.Collections.Generic;
using Amazon.Runtime.Internal;

namespace Amazon.EMRContainers.Model;

/// <summary>
/// Asks for the managed endpoints of a virtual cluster: the operation <c>ListManagedEndpoints</c>. A property that is
/// null is not sent.
/// </summary>
public sealed class ListManagedEndpointsRequest : AmazonEMRContainersRequest
{
    /// <summary>Lists what was created after this moment (<c>createdAfter</c>, in the query).</summary>
    /// <value>To the millisecond; a time without a zone counts as local.</value>
    public DateTime? CreatedAfter { get; set; }

    /// <summary>Lists what was created before this moment (<c>createdBefore</c>, in the query).</summary>
    /// <value>To the millisecond; a time without a zone counts as local.</value>
    public DateTime? CreatedBefore { get; set; }

    /// <summary>How many endpoints a page has at most (<c>maxResults</c>, in the query).</summary>
    public int? MaxResults { get; set; }

    /// <summary>
    /// What the last response had in it, for the page after (<c>nextToken</c>, in the query); null for the first page.
    /// </summary>
    /// <value>1 to 1024 characters.</value>
    [AWSProperty(Min = 1, Max = 1024)]
    public string? NextToken { get; set; }

    /// <summary>
    /// The states to list (<c>states</c>, in the query); null for all. The names are those of
    /// <see cref="EndpointState"/>.
    /// </summary>
    /// <value>Up to 10 values.</value>
    [AWSProperty(Max = 10)]
    public List<string>? States { get; set; }

    /// <summary>The types to list (<c>types</c>, in the query); null for all.</summary>
    /// <value>Up to 10 values.</value>
    [AWSProperty(Max = 10)]
    public List<string>? Types { get; set; }

    /// <summary>The id of the virtual cluster (<c>virtualClusterId</c>, in the path).</summary>
    /// <value>
    /// 1 to 64 characters. Required; without it, and for <c>.</c> and <c>..</c>, no request is sent and the call ends
    /// with an <see cref="AmazonEMRContainersException"/>.
    /// </value>
    [AWSProperty(Required = true, Min = 1, Max = 64)]
    public string? VirtualClusterId { get; set; }
}
