using Amazon.Runtime;

namespace Amazon.EMRContainers.Model;

/// <summary>What a managed endpoint is like.</summary>
/// <remarks>
/// A property is null where the service left its member out. The service's id for the request is in
/// <see cref="AmazonWebServiceResponse.ResponseMetadata"/>.
/// </remarks>
public sealed class DescribeManagedEndpointResponse : AmazonWebServiceResponse
{
    /// <summary>The endpoint (<c>endpoint</c>).</summary>
    public Endpoint? Endpoint { get; set; }
}
