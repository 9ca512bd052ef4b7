using System.Text.Json;
using Amazon.EMRContainers.Model;
using Amazon.Runtime.Internal;
using EmrSessionCredentials.ServiceClients;

namespace Amazon.EMRContainers.Internal;

/// <summary><c>DescribeManagedEndpoint</c> on the wire.</summary>
internal static class DescribeManagedEndpointOperation
{
    internal static InvokeOptions Options { get; } =
        new Operation<DescribeManagedEndpointRequest, DescribeManagedEndpointResponse>(
            Marshall, Read, EMRContainersProtocol.Errors).Options;

    private static IRequest Marshall(DescribeManagedEndpointRequest request)
    {
        IRequest http = EMRContainersProtocol.Get(
            request, "/virtualclusters/{virtualClusterId}/endpoints/{endpointId}");
        EMRContainersProtocol.AddLabel(http, "{endpointId}", request.Id, nameof(request.Id));
        EMRContainersProtocol.AddLabel(
            http, "{virtualClusterId}", request.VirtualClusterId, nameof(request.VirtualClusterId));
        return http;
    }

    private static void Read(JsonElement body, DescribeManagedEndpointResponse response) =>
        response.Endpoint = body.Structure("endpoint", EndpointReader.ReadEndpoint);
}
