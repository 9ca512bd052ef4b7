using System.Text.Json;
using Amazon.EMRServerless.Model;
using Amazon.Runtime.Internal;
using EmrSessionCredentials.ServiceClients;

namespace Amazon.EMRServerless.Internal;

/// <summary><c>GetSessionEndpoint</c> on the wire.</summary>
internal static class GetSessionEndpointOperation
{
    internal static InvokeOptions Options { get; } =
        new Operation<GetSessionEndpointRequest, GetSessionEndpointResponse>(
            Marshall, Read, EMRServerlessProtocol.Errors).Options;

    private static IRequest Marshall(GetSessionEndpointRequest request)
    {
        IRequest http = EMRServerlessProtocol.Get(
            request, "/applications/{applicationId}/sessions/{sessionId}/endpoint");
        EMRServerlessProtocol.AddLabel(http, "{applicationId}", request.ApplicationId, nameof(request.ApplicationId));
        EMRServerlessProtocol.AddLabel(http, "{sessionId}", request.SessionId, nameof(request.SessionId));
        return http;
    }

    private static void Read(JsonElement body, GetSessionEndpointResponse response)
    {
        response.ApplicationId = body.Text("applicationId");
        response.AuthToken = body.Text("authToken");
        response.AuthTokenExpiresAt = body.Timestamp("authTokenExpiresAt");
        response.Endpoint = body.Text("endpoint");
        response.SessionId = body.Text("sessionId");
    }
}
