using System.Collections.Generic;
using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Amazon.EMRServerless.Model;

/// <summary>One page of applications.</summary>
/// <remarks>
/// A property is null where the service left its member out. The service's id for the request is in
/// <see cref="AmazonWebServiceResponse.ResponseMetadata"/>.
/// </remarks>
public sealed class ListApplicationsResponse : AmazonWebServiceResponse
{
    /// <summary>The applications (<c>applications</c>).</summary>
    [AWSProperty(Required = true)]
    public List<ApplicationSummary>? Applications { get; set; }

    /// <summary>What the request for the next page has to carry (<c>nextToken</c>); null on the last page.</summary>
    /// <value>1 to 1024 characters.</value>
    [AWSProperty(Min = 1, Max = 1024)]
    public string? NextToken { get; set; }
}
