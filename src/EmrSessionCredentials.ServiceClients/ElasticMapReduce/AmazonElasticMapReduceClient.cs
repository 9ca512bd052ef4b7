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
            static request => Request(request, "DescribeCluster", writer => writer.Write("ClusterId", request.ClusterId)),
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
        CreatedAt = structure.Timestamp("CreatedAt"),
        ExecutionRoleArn = structure.Text("ExecutionRoleArn"),
        Id = structure.Text("Id"),
        Name = structure.Text("Name"),
        ReleaseLabel = structure.Text("ReleaseLabel"),
        State = structure.Text("State") is string state ? new SessionState(state) : null,
        StateChangeReason = structure.Text("StateChangeReason"),
    };
}
