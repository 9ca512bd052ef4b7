using System.Text.Json;
using Amazon.EMRContainers.Model;
using Amazon.Runtime.Internal;
using EmrSessionCredentials.ServiceClients;

namespace Amazon.EMRContainers.Internal;

/// <summary><c>DescribeVirtualCluster</c> on the wire.</summary>
internal static class DescribeVirtualClusterOperation
{
    internal static InvokeOptions Options { get; } =
        new Operation<DescribeVirtualClusterRequest, DescribeVirtualClusterResponse>(
            Marshall, Read, EMRContainersProtocol.Errors).Options;

    private static IRequest Marshall(DescribeVirtualClusterRequest request)
    {
        IRequest http = EMRContainersProtocol.Get(request, "/virtualclusters/{virtualClusterId}");
        EMRContainersProtocol.AddLabel(http, "{virtualClusterId}", request.Id, nameof(request.Id));
        return http;
    }

    private static void Read(JsonElement body, DescribeVirtualClusterResponse response) =>
        response.VirtualCluster = body.Structure("virtualCluster", VirtualClusterReader.ReadVirtualCluster);
}
