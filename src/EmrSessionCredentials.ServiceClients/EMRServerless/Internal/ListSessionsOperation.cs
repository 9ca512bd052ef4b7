using System.Text.Json;
using Amazon.EMRServerless.Model;
using Amazon.Runtime.Internal;
using EmrSessionCredentials.ServiceClients;

namespace Amazon.EMRServerless.Internal;

/// <summary><c>ListSessions</c> on the wire.</summary>
internal static class ListSessionsOperation
{
    internal static InvokeOptions Options { get; } = new Operation<ListSessionsRequest, ListSessionsResponse>(
        Marshall, Read, EMRServerlessProtocol.Errors).Options;

    private static IRequest Marshall(ListSessionsRequest request)
    {
        IRequest http = EMRServerlessProtocol.Get(request, "/applications/{applicationId}/sessions");
        EMRServerlessProtocol.AddLabel(http, "{applicationId}", request.ApplicationId, nameof(request.ApplicationId));
        http.AddQuery("nextToken", request.NextToken);
        http.AddQuery("maxResults", request.MaxResults);
        http.AddQuery("states", request.States);
        http.AddQuery("createdAtAfter", request.CreatedAtAfter);
        http.AddQuery("createdAtBefore", request.CreatedAtBefore);
        return http;
    }

    private static void Read(JsonElement body, ListSessionsResponse response)
    {
        response.NextToken = body.Text("nextToken");
        response.Sessions = body.List("sessions", SessionReader.ReadSessionSummary);
    }
}
