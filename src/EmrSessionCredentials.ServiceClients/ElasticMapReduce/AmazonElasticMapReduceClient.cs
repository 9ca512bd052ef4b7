using System;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using Amazon.ElasticMapReduce.Model;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using EmrSessionCredentials.ServiceClients;

namespace Amazon.ElasticMapReduce;

/// <summary>Calls Amazon EMR: json 1.1, API version 2009-03-31.</summary>
/// <param name="credentials">Who signs; asked again for each request, so they may renew themselves.</param>
/// <param name="config">Region or endpoint, retries, timeouts.</param>
/// <remarks>
/// An operation throws <see cref="AmazonServiceException"/> for an error of the service, and
/// <see cref="AmazonUnmarshallingException"/> when the answer is not the operation's.
/// </remarks>
public class AmazonElasticMapReduceClient(AWSCredentials credentials, AmazonElasticMapReduceConfig config)
    : EmrServiceClient(credentials, config)
{
    private static readonly InvokeOptions GetClusterSessionCredentials =
        Operation.Create<GetClusterSessionCredentialsRequest, GetClusterSessionCredentialsResponse>(
            static request => Request(request, "GetClusterSessionCredentials", writer =>
            {
                writer.Write("ClusterId", request.ClusterId);
                writer.Write("ExecutionRoleArn", request.ExecutionRoleArn);
            }),
            static (body, response) =>
            {
                response.Credentials = body.Structure("Credentials", ReadCredentials);
                response.ExpiresAt = body.Timestamp("ExpiresAt");
            });

    private static readonly InvokeOptions GetSessionEndpoint =
        Operation.Create<GetSessionEndpointRequest, GetSessionEndpointResponse>(
            static request => Request(request, "GetSessionEndpoint", writer =>
            {
                writer.Write("ClusterId", request.ClusterId);
                writer.Write("SessionId", request.SessionId);
            }),
            static (body, response) =>
            {
                response.AuthToken = body.Text("AuthToken");
                response.AuthTokenExpirationTime = body.Timestamp("AuthTokenExpirationTime");
                response.Credentials = body.Structure("Credentials", ReadCredentials);
                response.Endpoint = body.Text("Endpoint");
            });

    private static readonly InvokeOptions DescribeCluster =
        Operation.Create<DescribeClusterRequest, DescribeClusterResponse>(
            static request =>
                Request(request, "DescribeCluster", writer => writer.Write("ClusterId", request.ClusterId)),
            static (body, response) => response.Cluster = body.Structure("Cluster", ReadCluster));

    private static readonly InvokeOptions GetSession =
        Operation.Create<GetSessionRequest, GetSessionResponse>(
            static request => Request(request, "GetSession", writer =>
            {
                writer.Write("ClusterId", request.ClusterId);
                writer.Write("SessionId", request.SessionId);
            }),
            static (body, response) => response.Session = body.Structure("Session", ReadSession));

    private static readonly InvokeOptions ListClusters =
        Operation.Create<ListClustersRequest, ListClustersResponse>(
            static request => Request(request, "ListClusters", writer =>
            {
                writer.Write("ClusterStates", request.ClusterStates);
                writer.Write("Marker", request.Marker);
            }),
            static (body, response) =>
            {
                response.Clusters = body.List("Clusters", ReadClusterSummary);
                response.Marker = body.Text("Marker");
            });

    private static readonly InvokeOptions ListSessions =
        Operation.Create<ListSessionsRequest, ListSessionsResponse>(
            static request => Request(request, "ListSessions", writer =>
            {
                writer.Write("ClusterId", request.ClusterId);
                writer.Write("SessionStates", request.SessionStates);
                writer.Write("NextToken", request.NextToken);
                writer.Write("MaxResults", request.MaxResults);
            }),
            static (body, response) =>
            {
                response.NextToken = body.Text("NextToken");
                response.Sessions = body.List("Sessions", ReadSession);
            });

    private static readonly InvokeOptions GetOnClusterAppUIPresignedURL =
        Operation.Create<GetOnClusterAppUIPresignedURLRequest, GetOnClusterAppUIPresignedURLResponse>(
            static request => Request(request, "GetOnClusterAppUIPresignedURL", writer =>
            {
                writer.Write("ClusterId", request.ClusterId);
                writer.Write("OnClusterAppUIType", request.OnClusterAppUIType?.Value);
                writer.Write("ApplicationId", request.ApplicationId);
                writer.Write("DryRun", request.DryRun);
                writer.Write("ExecutionRoleArn", request.ExecutionRoleArn);
            }),
            static (body, response) =>
            {
                response.PresignedURL = body.Text("PresignedURL");
                response.PresignedURLReady = body.Flag("PresignedURLReady");
            });

    private static readonly InvokeOptions StartSession =
        Operation.Create<StartSessionRequest, StartSessionResponse>(
            static request => Request(request, "StartSession", writer =>
            {
                writer.Write("Name", request.Name);
                writer.Write("ClusterId", request.ClusterId);
                writer.Write("ExecutionRoleArn", request.ExecutionRoleArn);
                writer.Write("EngineConfigurations", request.EngineConfigurations, Write);
                writer.Write("MonitoringConfiguration", request.MonitoringConfiguration, Write);
                writer.Write("SessionIdleTimeoutInMinutes", request.SessionIdleTimeoutInMinutes);
                writer.Write("ClientRequestToken", request.ClientRequestToken);
                writer.Write("Tags", request.Tags, Write);
            }),
            static (body, response) =>
            {
                response.AccountId = body.Text("AccountId");
                response.Arn = body.Text("Arn");
                response.ClusterId = body.Text("ClusterId");
                response.Id = body.Text("Id");
                response.State = ReadSessionState(body);
            });

    private static readonly InvokeOptions TerminateSession =
        Operation.Create<TerminateSessionRequest, TerminateSessionResponse>(
            static request => Request(request, "TerminateSession", writer =>
            {
                writer.Write("ClusterId", request.ClusterId);
                writer.Write("SessionId", request.SessionId);
            }),
            static (body, response) =>
            {
                response.ClusterId = body.Text("ClusterId");
                response.SessionId = body.Text("SessionId");
                response.State = ReadSessionState(body);
            });

    /// <summary>Gets a user name and password for a cluster (<c>GetClusterSessionCredentials</c>).</summary>
    public virtual Task<GetClusterSessionCredentialsResponse> GetClusterSessionCredentialsAsync(
        GetClusterSessionCredentialsRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<GetClusterSessionCredentialsResponse>(request, GetClusterSessionCredentials, cancellationToken);

    /// <summary>Gets the endpoint of a Spark Connect session (<c>GetSessionEndpoint</c>).</summary>
    public virtual Task<GetSessionEndpointResponse> GetSessionEndpointAsync(
        GetSessionEndpointRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<GetSessionEndpointResponse>(request, GetSessionEndpoint, cancellationToken);

    /// <summary>Gets the description of a cluster (<c>DescribeCluster</c>).</summary>
    public virtual Task<DescribeClusterResponse> DescribeClusterAsync(
        DescribeClusterRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<DescribeClusterResponse>(request, DescribeCluster, cancellationToken);

    /// <summary>Gets the description of a session (<c>GetSession</c>).</summary>
    public virtual Task<GetSessionResponse> GetSessionAsync(
        GetSessionRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<GetSessionResponse>(request, GetSession, cancellationToken);

    /// <summary>Lists the account's clusters, page by page (<c>ListClusters</c>).</summary>
    public virtual Task<ListClustersResponse> ListClustersAsync(
        ListClustersRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<ListClustersResponse>(request, ListClusters, cancellationToken);

    /// <summary>Lists the sessions on a cluster, page by page (<c>ListSessions</c>).</summary>
    public virtual Task<ListSessionsResponse> ListSessionsAsync(
        ListSessionsRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<ListSessionsResponse>(request, ListSessions, cancellationToken);

    /// <summary>Gets a URL that opens a user interface on a cluster (<c>GetOnClusterAppUIPresignedURL</c>).</summary>
    public virtual Task<GetOnClusterAppUIPresignedURLResponse> GetOnClusterAppUIPresignedURLAsync(
        GetOnClusterAppUIPresignedURLRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<GetOnClusterAppUIPresignedURLResponse>(request, GetOnClusterAppUIPresignedURL, cancellationToken);

    /// <summary>Starts a Spark Connect session on a cluster (<c>StartSession</c>).</summary>
    public virtual Task<StartSessionResponse> StartSessionAsync(
        StartSessionRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<StartSessionResponse>(request, StartSession, cancellationToken);

    /// <summary>Ends a session (<c>TerminateSession</c>).</summary>
    public virtual Task<TerminateSessionResponse> TerminateSessionAsync(
        TerminateSessionRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<TerminateSessionResponse>(request, TerminateSession, cancellationToken);

    private static IRequest Request(
        AmazonElasticMapReduceRequest request, string operation, Action<Utf8JsonWriter> members) =>
        JsonRequest.Rpc(request, "Amazon.ElasticMapReduce", "2009-03-31", $"ElasticMapReduce.{operation}")
            .SetBody("application/x-amz-json-1.1", members);

    private static Credentials ReadCredentials(JsonElement union) => union.UnionMember() switch
    {
        null => new Credentials(),
        "UsernamePassword" => new Credentials
        {
            UsernamePassword = union.Structure("UsernamePassword", static pair => new UsernamePassword
            {
                Username = pair.Text("Username"),
                Password = pair.Text("Password"),
            }),
        },
        string unknown => new Credentials { UnknownUnionMember = unknown },
    };

    private static Cluster ReadCluster(JsonElement structure) => new()
    {
        Id = structure.Text("Id"),
        MasterPublicDnsName = structure.Text("MasterPublicDnsName"),
        SessionEnabled = structure.Flag("SessionEnabled"),
        Status = structure.Structure("Status", ReadClusterStatus),
    };

    private static ClusterSummary ReadClusterSummary(JsonElement structure) => new()
    {
        ClusterArn = structure.Text("ClusterArn"),
        Id = structure.Text("Id"),
        Name = structure.Text("Name"),
        Status = structure.Structure("Status", ReadClusterStatus),
    };

    private static ClusterStatus ReadClusterStatus(JsonElement structure) => new()
    {
        State = structure.Text("State") is string state ? new ClusterState(state) : null,
        Timeline = structure.Structure(
            "Timeline",
            static timeline => new ClusterTimeline { CreationDateTime = timeline.Timestamp("CreationDateTime") }),
    };

    private static Session ReadSession(JsonElement structure) => new()
    {
        Arn = structure.Text("Arn"),
        ClusterId = structure.Text("ClusterId"),
        CreatedAt = structure.Timestamp("CreatedAt"),
        ExecutionRoleArn = structure.Text("ExecutionRoleArn"),
        Id = structure.Text("Id"),
        Name = structure.Text("Name"),
        ReleaseLabel = structure.Text("ReleaseLabel"),
        State = ReadSessionState(structure),
        StateChangeReason = structure.Text("StateChangeReason"),
    };

    private static SessionState? ReadSessionState(JsonElement structure) =>
        structure.Text("State") is string state ? new SessionState(state) : null;

    private static void Write(Utf8JsonWriter writer, Tag tag)
    {
        writer.Write("Key", tag.Key);
        writer.Write("Value", tag.Value);
    }

    private static void Write(Utf8JsonWriter writer, Configuration configuration)
    {
        writer.Write("Classification", configuration.Classification);
        writer.Write("Configurations", configuration.Configurations, Write);
        writer.Write("Properties", configuration.Properties);
    }

    private static void Write(Utf8JsonWriter writer, SessionMonitoringConfiguration monitoring)
    {
        writer.Write("CloudWatchLoggingConfiguration", monitoring.CloudWatchLoggingConfiguration, static (writer, logs) =>
        {
            writer.Write("Enabled", logs.Enabled);
            writer.Write("LogGroup", logs.LogGroup);
            writer.Write("LogStreamNamePrefix", logs.LogStreamNamePrefix);
            writer.Write("EncryptionKeyArn", logs.EncryptionKeyArn);
            writer.Write("LogTypes", logs.LogTypes);
        });
        writer.Write("ManagedLoggingConfiguration", monitoring.ManagedLoggingConfiguration, static (writer, logs) =>
        {
            writer.Write("Enabled", logs.Enabled);
            writer.Write("EncryptionKeyArn", logs.EncryptionKeyArn);
        });
        writer.Write("S3LoggingConfiguration", monitoring.S3LoggingConfiguration, static (writer, logs) =>
        {
            writer.Write("Enabled", logs.Enabled);
            writer.Write("LogUri", logs.LogUri);
            writer.Write("EncryptionKeyArn", logs.EncryptionKeyArn);
            writer.Write("LogTypes", logs.LogTypes);
        });
    }
}
