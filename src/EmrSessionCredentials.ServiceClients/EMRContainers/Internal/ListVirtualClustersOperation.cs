using System.Text.Json;
using Amazon.EMRContainers.Model;
using Amazon.Runtime.Internal;
using EmrSessionCredentials.ServiceClients;

namespace Amazon.EMRContainers.Internal;

/// <summary><c>ListVirtualClusters</c> on the wire.</summary>
internal static class ListVirtualClustersOperation
{
    internal static InvokeOptions Options { get; } =
        new Operation<ListVirtualClustersRequest, ListVirtualClustersResponse>(
            Marshall, Read, EMRContainersProtocol.Errors).Options;

    private static IRequest Marshall(ListVirtualClustersRequest request)
    {
        IRequest http = EMRContainersProtocol.Get(request, "/virtualclusters");
        http.AddQuery("containerProviderId", request.ContainerProviderId);
        http.AddQuery("containerProviderType", request.ContainerProviderType);
        http.AddQuery("createdAfter", request.CreatedAfter);
        http.AddQuery("createdBefore", request.CreatedBefore);
        http.AddQuery("states", request.States);
        http.AddQuery("maxResults", request.MaxResults);
        http.AddQuery("nextToken", request.NextToken);
        http.AddQuery("eksAccessEntryIntegrated", request.EksAccessEntryIntegrated);
        return http;
    }

    private static void Read(JsonElement body, ListVirtualClustersResponse response)
    {
        response.NextToken = body.Text("nextToken");
        response.VirtualClusters = body.List("virtualClusters", VirtualClusterReader.ReadVirtualCluster);
    }
}
