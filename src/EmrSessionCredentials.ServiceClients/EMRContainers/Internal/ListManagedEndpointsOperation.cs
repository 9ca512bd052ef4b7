using System.Text.Json;
using Amazon.EMRContainers.Model;
using Amazon.Runtime.Internal;
using EmrSessionCredentials.ServiceClients;

namespace Amazon.EMRContainers.Internal;

/// <summary><c>ListManagedEndpoints</c> on the wire.</summary>
internal static class ListManagedEndpointsOperation
{
    internal static InvokeOptions Options { get; } =
        new Operation<ListManagedEndpointsRequest, ListManagedEndpointsResponse>(
            Marshall, Read, EMRContainersProtocol.Errors).Options;

    private static IRequest Marshall(ListManagedEndpointsRequest request)
    {
        IRequest http = EMRContainersProtocol.Get(request, "/virtualclusters/{virtualClusterId}/endpoints");
        EMRContainersProtocol.AddLabel(
            http, "{virtualClusterId}", request.VirtualClusterId, nameof(request.VirtualClusterId));
        http.AddQuery("createdBefore", request.CreatedBefore);
        http.AddQuery("createdAfter", request.CreatedAfter);
        http.AddQuery("types", request.Types);
        http.AddQuery("states", request.States);
        http.AddQuery("maxResults", request.MaxResults);
        http.AddQuery("nextToken", request.NextToken);
        return http;
    }

    private static void Read(JsonElement body, ListManagedEndpointsResponse response)
    {
        response.Endpoints = body.List("endpoints", EndpointReader.ReadEndpoint);
        response.NextToken = body.Text("nextToken");
    }
}
