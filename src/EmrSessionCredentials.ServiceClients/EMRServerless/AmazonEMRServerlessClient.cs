using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using Amazon.EMRServerless.Model;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using EmrSessionCredentials.ServiceClients;

namespace Amazon.EMRServerless;

/// <summary>Calls Amazon EMR Serverless: rest-json, API version 2021-07-13.</summary>
/// <param name="credentials">Who signs; asked again for each request, so they may renew themselves.</param>
/// <param name="config">Region or endpoint, retries, timeouts.</param>
/// <remarks>
/// An operation throws <see cref="AmazonServiceException"/> for an error of the service, and
/// <see cref="AmazonUnmarshallingException"/> when the answer is not the operation's.
/// </remarks>
public class AmazonEMRServerlessClient(AWSCredentials credentials, AmazonEMRServerlessConfig config)
    : EmrServiceClient(credentials, config)
{
    private const string Sessions = "/applications/{applicationId}/sessions";

    private static readonly InvokeOptions GetSessionEndpoint =
        Operation.Create<GetSessionEndpointRequest, GetSessionEndpointResponse>(
            static request => Get(request, $"{Sessions}/{{sessionId}}/endpoint")
                .AddLabel("applicationId", request.ApplicationId)
                .AddLabel("sessionId", request.SessionId),
            static (body, response) =>
            {
                response.ApplicationId = body.Text("applicationId");
                response.AuthToken = body.Text("authToken");
                response.AuthTokenExpiresAt = body.Timestamp("authTokenExpiresAt");
                response.Endpoint = body.Text("endpoint");
                response.SessionId = body.Text("sessionId");
            });

    private static readonly InvokeOptions GetSession =
        Operation.Create<GetSessionRequest, GetSessionResponse>(
            static request => Get(request, $"{Sessions}/{{sessionId}}")
                .AddLabel("applicationId", request.ApplicationId)
                .AddLabel("sessionId", request.SessionId),
            static (body, response) => response.Session = body.Structure("session", ReadSession));

    private static readonly InvokeOptions ListApplications =
        Operation.Create<ListApplicationsRequest, ListApplicationsResponse>(
            static request => Get(request, "/applications")
                .AddQuery("states", request.States)
                .AddQuery("maxResults", request.MaxResults)
                .AddQuery("nextToken", request.NextToken),
            static (body, response) =>
            {
                response.Applications = body.List("applications", ReadApplicationSummary);
                response.NextToken = body.Text("nextToken");
            });

    private static readonly InvokeOptions ListSessions =
        Operation.Create<ListSessionsRequest, ListSessionsResponse>(
            static request => Get(request, Sessions)
                .AddLabel("applicationId", request.ApplicationId)
                .AddQuery("states", request.States)
                .AddQuery("maxResults", request.MaxResults)
                .AddQuery("nextToken", request.NextToken),
            static (body, response) =>
            {
                response.NextToken = body.Text("nextToken");
                response.Sessions = body.List("sessions", ReadSessionSummary);
            });

    /// <summary>Gets the endpoint of a session (<c>GetSessionEndpoint</c>).</summary>
    public virtual Task<GetSessionEndpointResponse> GetSessionEndpointAsync(
        GetSessionEndpointRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<GetSessionEndpointResponse>(request, GetSessionEndpoint, cancellationToken);

    /// <summary>Gets the description of a session (<c>GetSession</c>).</summary>
    public virtual Task<GetSessionResponse> GetSessionAsync(
        GetSessionRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<GetSessionResponse>(request, GetSession, cancellationToken);

    /// <summary>Lists the account's applications, page by page (<c>ListApplications</c>).</summary>
    public virtual Task<ListApplicationsResponse> ListApplicationsAsync(
        ListApplicationsRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<ListApplicationsResponse>(request, ListApplications, cancellationToken);

    /// <summary>Lists the sessions of an application, page by page (<c>ListSessions</c>).</summary>
    public virtual Task<ListSessionsResponse> ListSessionsAsync(
        ListSessionsRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<ListSessionsResponse>(request, ListSessions, cancellationToken);

    private static IRequest Get(AmazonEMRServerlessRequest request, string path) =>
        JsonRequest.Rest(request, "Amazon.EMRServerless", "2021-07-13", "GET", path);

    private static ApplicationSummary ReadApplicationSummary(JsonElement structure) => new()
    {
        Id = structure.Text("id"),
        Name = structure.Text("name"),
        State = structure.Text("state") is string state ? new ApplicationState(state) : null,
    };

    private static SessionSummary ReadSessionSummary(JsonElement structure) => new()
    {
        CreatedAt = structure.Timestamp("createdAt"),
        ExecutionRoleArn = structure.Text("executionRoleArn"),
        Name = structure.Text("name"),
        ReleaseLabel = structure.Text("releaseLabel"),
        SessionId = structure.Text("sessionId"),
        State = structure.Text("state") is string state ? new SessionState(state) : null,
    };

    private static Session ReadSession(JsonElement structure) => new()
    {
        SessionId = structure.Text("sessionId"),
        State = structure.Text("state") is string state ? new SessionState(state) : null,
        StateDetails = structure.Text("stateDetails"),
    };
}
