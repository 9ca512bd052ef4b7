using System.Text.Json;
using Amazon.ElasticMapReduce.Model;
using Amazon.Runtime.Internal;
using EmrSessionCredentials.ServiceClients;

namespace Amazon.ElasticMapReduce.Internal;

/// <summary><c>GetSessionEndpoint</c> on the wire.</summary>
internal static class GetSessionEndpointOperation
{
    internal static InvokeOptions Options { get; } =
        new Operation<GetSessionEndpointRequest, GetSessionEndpointResponse>(
            Marshall, Read, ElasticMapReduceProtocol.Errors).Options;

    private static IRequest Marshall(GetSessionEndpointRequest request) =>
        ElasticMapReduceProtocol.Request(request, "GetSessionEndpoint", writer =>
        {
            writer.Write("ClusterId", request.ClusterId);
            writer.Write("SessionId", request.SessionId);
        });

    private static void Read(JsonElement body, GetSessionEndpointResponse response)
    {
        response.AuthToken = body.Text("AuthToken");
        response.AuthTokenExpirationTime = body.Timestamp("AuthTokenExpirationTime");
        response.Credentials = body.Structure("Credentials", GetClusterSessionCredentialsOperation.ReadCredentials);
        response.Endpoint = body.Text("Endpoint");
    }
}
