using System.Text.Json;
using Amazon.ElasticMapReduce.Model;
using Amazon.Runtime.Internal;
using EmrSessionCredentials.ServiceClients;

namespace Amazon.ElasticMapReduce.Internal;

/// <summary><c>ListSessions</c> on the wire.</summary>
internal static class ListSessionsOperation
{
    internal static InvokeOptions Options { get; } = new Operation<ListSessionsRequest, ListSessionsResponse>(
        Marshall, Read, ElasticMapReduceProtocol.Errors).Options;

    private static IRequest Marshall(ListSessionsRequest request) =>
        ElasticMapReduceProtocol.Request(request, "ListSessions", writer =>
        {
            writer.Write("ClusterId", request.ClusterId);
            writer.Write("SessionStates", request.SessionStates);
            writer.Write("NextToken", request.NextToken);
            writer.Write("MaxResults", request.MaxResults);
        });

    private static void Read(JsonElement body, ListSessionsResponse response)
    {
        response.NextToken = body.Text("NextToken");
        response.Sessions = body.List("Sessions", SessionReader.ReadSession);
    }
}
