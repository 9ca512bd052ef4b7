using System.Text.Json;
using Amazon.ElasticMapReduce.Model;
using Amazon.Runtime.Internal;
using EmrSessionCredentials.ServiceClients;

namespace Amazon.ElasticMapReduce.Internal;

/// <summary><c>GetSession</c> on the wire.</summary>
internal static class GetSessionOperation
{
    internal static InvokeOptions Options { get; } = new Operation<GetSessionRequest, GetSessionResponse>(
        Marshall, Read, ElasticMapReduceProtocol.Errors).Options;

    private static IRequest Marshall(GetSessionRequest request) =>
        ElasticMapReduceProtocol.Request(request, "GetSession", writer =>
        {
            writer.Write("ClusterId", request.ClusterId);
            writer.Write("SessionId", request.SessionId);
        });

    private static void Read(JsonElement body, GetSessionResponse response) =>
        response.Session = body.Structure("Session", SessionReader.ReadSession);
}
