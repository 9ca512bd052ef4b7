using System.Text.Json;
using Amazon.ElasticMapReduce.Model;
using Amazon.Runtime.Internal;
using EmrSessionCredentials.ServiceClients;

namespace Amazon.ElasticMapReduce.Internal;

/// <summary><c>DescribeCluster</c> on the wire.</summary>
internal static class DescribeClusterOperation
{
    internal static InvokeOptions Options { get; } = new Operation<DescribeClusterRequest, DescribeClusterResponse>(
        Marshall, Read, ElasticMapReduceProtocol.Errors).Options;

    private static IRequest Marshall(DescribeClusterRequest request) =>
        ElasticMapReduceProtocol.Request(request, "DescribeCluster", writer =>
        {
            writer.Write("ClusterId", request.ClusterId);
        });

    private static void Read(JsonElement body, DescribeClusterResponse response) =>
        response.Cluster = body.Structure("Cluster", ClusterReader.ReadCluster);
}
