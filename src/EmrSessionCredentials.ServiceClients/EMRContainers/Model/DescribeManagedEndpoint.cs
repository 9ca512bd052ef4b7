using Amazon.Runtime;

namespace Amazon.EMRContainers.Model;

/// <summary>Requests the description of a managed endpoint (<c>DescribeManagedEndpoint</c>).</summary>
public sealed class DescribeManagedEndpointRequest : AmazonEMRContainersRequest
{
    /// <summary>The id of the endpoint (<c>endpointId</c>).</summary>
    public string? Id { get; set; }

    /// <summary>The id of the virtual cluster (<c>virtualClusterId</c>).</summary>
    public string? VirtualClusterId { get; set; }
}

/// <summary>The description of a managed endpoint.</summary>
public sealed class DescribeManagedEndpointResponse : AmazonWebServiceResponse
{
    /// <summary>The endpoint (<c>endpoint</c>).</summary>
    public Endpoint? Endpoint { get; set; }
}
