using System.Collections.Generic;
using Amazon.Runtime;

namespace Amazon.ElasticMapReduce.Model;

/// <summary>One page of sessions.</summary>
/// <remarks>
/// A property is null where the service left its member out. The service's id for the request is in
/// <see cref="AmazonWebServiceResponse.ResponseMetadata"/>.
/// </remarks>
public sealed class ListSessionsResponse : AmazonWebServiceResponse
{
    /// <summary>What the request for the next page has to carry (<c>NextToken</c>); null on the last page.</summary>
    public string? NextToken { get; set; }

    /// <summary>The sessions (<c>Sessions</c>).</summary>
    public List<Session>? Sessions { get; set; }
}
