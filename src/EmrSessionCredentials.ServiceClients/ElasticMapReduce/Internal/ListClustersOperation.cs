using System.Text.Json;
using Amazon.ElasticMapReduce.Model;
using Amazon.Runtime.Internal;
using EmrSessionCredentials.ServiceClients;

namespace Amazon.ElasticMapReduce.Internal;

/// <summary><c>ListClusters</c> on the wire.</summary>
internal static class ListClustersOperation
{
    internal static InvokeOptions Options { get; } = new Operation<ListClustersRequest, ListClustersResponse>(
        Marshall, Read, ElasticMapReduceProtocol.Errors).Options;

    private static IRequest Marshall(ListClustersRequest request) =>
        ElasticMapReduceProtocol.Request(request, "ListClusters", writer =>
        {
            writer.Write("CreatedAfter", request.CreatedAfter);
            writer.Write("CreatedBefore", request.CreatedBefore);
            writer.Write("ClusterStates", request.ClusterStates);
            writer.Write("Marker", request.Marker);
        });

    private static void Read(JsonElement body, ListClustersResponse response)
    {
        response.Clusters = body.List("Clusters", ClusterReader.ReadClusterSummary);
        response.Marker = body.Text("Marker");
    }
}
