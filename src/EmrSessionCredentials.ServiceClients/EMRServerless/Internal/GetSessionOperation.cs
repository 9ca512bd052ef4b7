using System.Text.Json;
using Amazon.EMRServerless.Model;
using Amazon.Runtime.Internal;
using EmrSessionCredentials.ServiceClients;

namespace Amazon.EMRServerless.Internal;

/// <summary><c>GetSession</c> on the wire.</summary>
internal static class GetSessionOperation
{
    internal static InvokeOptions Options { get; } = new Operation<GetSessionRequest, GetSessionResponse>(
        Marshall, Read, EMRServerlessProtocol.Errors).Options;

    private static IRequest Marshall(GetSessionRequest request)
    {
        IRequest http = EMRServerlessProtocol.Get(request, "/applications/{applicationId}/sessions/{sessionId}");
        EMRServerlessProtocol.AddLabel(http, "{applicationId}", request.ApplicationId, nameof(request.ApplicationId));
        EMRServerlessProtocol.AddLabel(http, "{sessionId}", request.SessionId, nameof(request.SessionId));
        return http;
    }

    private static void Read(JsonElement body, GetSessionResponse response) =>
        response.Session = body.Structure("session", SessionReader.ReadSession);
}
