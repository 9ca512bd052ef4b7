using System.Text.Json;
using Amazon.EMRServerless.Model;
using Amazon.Runtime.Internal;
using EmrSessionCredentials.ServiceClients;

namespace Amazon.EMRServerless.Internal;

/// <summary><c>ListApplications</c> on the wire.</summary>
internal static class ListApplicationsOperation
{
    internal static InvokeOptions Options { get; } = new Operation<ListApplicationsRequest, ListApplicationsResponse>(
        Marshall, Read, EMRServerlessProtocol.Errors).Options;

    private static IRequest Marshall(ListApplicationsRequest request)
    {
        IRequest http = EMRServerlessProtocol.Get(request, "/applications");
        http.AddQuery("nextToken", request.NextToken);
        http.AddQuery("maxResults", request.MaxResults);
        http.AddQuery("states", request.States);
        return http;
    }

    private static void Read(JsonElement body, ListApplicationsResponse response)
    {
        response.Applications = body.List("applications", ApplicationReader.ReadApplicationSummary);
        response.NextToken = body.Text("nextToken");
    }
}
