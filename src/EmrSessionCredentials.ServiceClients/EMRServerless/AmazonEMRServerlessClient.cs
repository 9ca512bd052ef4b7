using System;
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
            static request => Request(request, "GET", $"{Sessions}/{{sessionId}}/endpoint")
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
            static request => Request(request, "GET", $"{Sessions}/{{sessionId}}")
                .AddLabel("applicationId", request.ApplicationId)
                .AddLabel("sessionId", request.SessionId),
            static (body, response) => response.Session = body.Structure("session", ReadSession));

    private static readonly InvokeOptions ListApplications =
        Operation.Create<ListApplicationsRequest, ListApplicationsResponse>(
            static request => Request(request, "GET", "/applications")
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
            static request => Request(request, "GET", Sessions)
                .AddLabel("applicationId", request.ApplicationId)
                .AddQuery("states", request.States)
                .AddQuery("maxResults", request.MaxResults)
                .AddQuery("nextToken", request.NextToken),
            static (body, response) =>
            {
                response.NextToken = body.Text("nextToken");
                response.Sessions = body.List("sessions", ReadSessionSummary);
            });

    private static readonly InvokeOptions StartSession =
        Operation.Create<StartSessionRequest, StartSessionResponse>(
            static request => Request(request, "POST", Sessions)
                .AddLabel("applicationId", request.ApplicationId)
                .SetBody("application/json", writer =>
                {
                    writer.Write("clientToken", request.ClientToken ?? Guid.NewGuid().ToString());
                    writer.Write("executionRoleArn", request.ExecutionRoleArn);
                    writer.Write("configurationOverrides", request.ConfigurationOverrides, static (writer, overrides) =>
                        writer.Write("runtimeConfiguration", overrides.RuntimeConfiguration, Write));
                    writer.Write("tags", request.Tags);
                    writer.Write("idleTimeoutMinutes", request.IdleTimeoutMinutes);
                    writer.Write("name", request.Name);
                }),
            static (body, response) =>
            {
                response.ApplicationId = body.Text("applicationId");
                response.Arn = body.Text("arn");
                response.SessionId = body.Text("sessionId");
            });

    private static readonly InvokeOptions TerminateSession =
        Operation.Create<TerminateSessionRequest, TerminateSessionResponse>(
            static request => Request(request, "DELETE", $"{Sessions}/{{sessionId}}")
                .AddLabel("applicationId", request.ApplicationId)
                .AddLabel("sessionId", request.SessionId),
            static (body, response) =>
            {
                response.ApplicationId = body.Text("applicationId");
                response.SessionId = body.Text("sessionId");
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

    /// <summary>Starts a session of an application (<c>StartSession</c>).</summary>
    public virtual Task<StartSessionResponse> StartSessionAsync(
        StartSessionRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<StartSessionResponse>(request, StartSession, cancellationToken);

    /// <summary>Ends a session (<c>TerminateSession</c>).</summary>
    public virtual Task<TerminateSessionResponse> TerminateSessionAsync(
        TerminateSessionRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<TerminateSessionResponse>(request, TerminateSession, cancellationToken);

    private static IRequest Request(AmazonEMRServerlessRequest request, string method, string path) =>
        JsonRequest.Rest(request, "Amazon.EMRServerless", "2021-07-13", method, path);

    private static ApplicationSummary ReadApplicationSummary(JsonElement structure) => new()
    {
        Id = structure.Text("id"),
        Name = structure.Text("name"),
        State = structure.Text("state") is string state ? new ApplicationState(state) : null,
    };

    private static SessionSummary ReadSessionSummary(JsonElement structure) => new()
    {
        Arn = structure.Text("arn"),
        CreatedAt = structure.Timestamp("createdAt"),
        ExecutionRoleArn = structure.Text("executionRoleArn"),
        Name = structure.Text("name"),
        ReleaseLabel = structure.Text("releaseLabel"),
        SessionId = structure.Text("sessionId"),
        State = ReadSessionState(structure),
        StateDetails = structure.Text("stateDetails"),
    };

    private static Session ReadSession(JsonElement structure) => new()
    {
        ApplicationId = structure.Text("applicationId"),
        Arn = structure.Text("arn"),
        CreatedAt = structure.Timestamp("createdAt"),
        ExecutionRoleArn = structure.Text("executionRoleArn"),
        Name = structure.Text("name"),
        ReleaseLabel = structure.Text("releaseLabel"),
        SessionId = structure.Text("sessionId"),
        State = ReadSessionState(structure),
        StateDetails = structure.Text("stateDetails"),
    };

    private static SessionState? ReadSessionState(JsonElement structure) =>
        structure.Text("state") is string state ? new SessionState(state) : null;

    private static void Write(Utf8JsonWriter writer, Configuration configuration)
    {
        writer.Write("classification", configuration.Classification);
        writer.Write("properties", configuration.Properties);
        writer.Write("configurations", configuration.Configurations, Write);
    }
}
