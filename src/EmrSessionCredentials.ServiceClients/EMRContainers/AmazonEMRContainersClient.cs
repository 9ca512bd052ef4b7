using System;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using Amazon.EMRContainers.Model;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using EmrSessionCredentials.ServiceClients;

namespace Amazon.EMRContainers;

/// <summary>Calls Amazon EMR on EKS: rest-json, API version 2020-10-01.</summary>
/// <param name="credentials">Who signs; asked again for each request, so they may renew themselves.</param>
/// <param name="config">Region or endpoint, retries, timeouts.</param>
/// <remarks>
/// An operation throws <see cref="AmazonServiceException"/> for an error of the service, and
/// <see cref="AmazonUnmarshallingException"/> when the answer is not the operation's.
/// </remarks>
public class AmazonEMRContainersClient(AWSCredentials credentials, AmazonEMRContainersConfig config)
    : EmrServiceClient(credentials, config)
{
    private const string Endpoints = "/virtualclusters/{virtualClusterId}/endpoints";

    private static readonly InvokeOptions GetManagedEndpointSessionCredentials =
        Operation.Create<GetManagedEndpointSessionCredentialsRequest, GetManagedEndpointSessionCredentialsResponse>(
            static request => Request(request, "POST", $"{Endpoints}/{{endpointId}}/credentials")
                .AddLabel("virtualClusterId", request.VirtualClusterIdentifier)
                .AddLabel("endpointId", request.EndpointIdentifier)
                .SetBody("application/json", writer =>
                {
                    writer.Write("executionRoleArn", request.ExecutionRoleArn);
                    writer.Write("credentialType", request.CredentialType);
                    writer.Write("durationInSeconds", request.DurationInSeconds);
                    writer.Write("logContext", request.LogContext);
                    writer.Write("clientToken", request.ClientToken ?? Guid.NewGuid().ToString());
                }),
            static (body, response) =>
            {
                response.Id = body.Text("id");
                response.Credentials = body.Structure("credentials", ReadCredentials);
                response.EndpointCredentials = body.Structure("endpointCredentials", ReadCredentials);
                response.ExpiresAt = body.Timestamp("expiresAt");
            });

    private static readonly InvokeOptions DescribeManagedEndpoint =
        Operation.Create<DescribeManagedEndpointRequest, DescribeManagedEndpointResponse>(
            static request => Request(request, "GET", $"{Endpoints}/{{endpointId}}")
                .AddLabel("endpointId", request.Id)
                .AddLabel("virtualClusterId", request.VirtualClusterId),
            static (body, response) => response.Endpoint = body.Structure("endpoint", ReadEndpoint));

    private static readonly InvokeOptions ListManagedEndpoints =
        Operation.Create<ListManagedEndpointsRequest, ListManagedEndpointsResponse>(
            static request => Request(request, "GET", Endpoints)
                .AddLabel("virtualClusterId", request.VirtualClusterId)
                .AddQuery("states", request.States)
                .AddQuery("maxResults", request.MaxResults)
                .AddQuery("nextToken", request.NextToken),
            static (body, response) =>
            {
                response.Endpoints = body.List("endpoints", ReadEndpoint);
                response.NextToken = body.Text("nextToken");
            });

    private static readonly InvokeOptions ListVirtualClusters =
        Operation.Create<ListVirtualClustersRequest, ListVirtualClustersResponse>(
            static request => Request(request, "GET", "/virtualclusters")
                .AddQuery("states", request.States)
                .AddQuery("maxResults", request.MaxResults)
                .AddQuery("nextToken", request.NextToken),
            static (body, response) =>
            {
                response.NextToken = body.Text("nextToken");
                response.VirtualClusters = body.List("virtualClusters", ReadVirtualCluster);
            });

    /// <summary>Gets a token for a managed endpoint (<c>GetManagedEndpointSessionCredentials</c>).</summary>
    public virtual Task<GetManagedEndpointSessionCredentialsResponse> GetManagedEndpointSessionCredentialsAsync(
        GetManagedEndpointSessionCredentialsRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<GetManagedEndpointSessionCredentialsResponse>(
            request, GetManagedEndpointSessionCredentials, cancellationToken);

    /// <summary>Gets the description of a managed endpoint (<c>DescribeManagedEndpoint</c>).</summary>
    public virtual Task<DescribeManagedEndpointResponse> DescribeManagedEndpointAsync(
        DescribeManagedEndpointRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<DescribeManagedEndpointResponse>(request, DescribeManagedEndpoint, cancellationToken);

    /// <summary>Lists the endpoints of a virtual cluster, page by page (<c>ListManagedEndpoints</c>).</summary>
    public virtual Task<ListManagedEndpointsResponse> ListManagedEndpointsAsync(
        ListManagedEndpointsRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<ListManagedEndpointsResponse>(request, ListManagedEndpoints, cancellationToken);

    /// <summary>Lists the account's virtual clusters, page by page (<c>ListVirtualClusters</c>).</summary>
    public virtual Task<ListVirtualClustersResponse> ListVirtualClustersAsync(
        ListVirtualClustersRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<ListVirtualClustersResponse>(request, ListVirtualClusters, cancellationToken);

    private static IRequest Request(AmazonEMRContainersRequest request, string method, string path) =>
        JsonRequest.Rest(request, "Amazon.EMRContainers", "2020-10-01", method, path);

    private static Credentials ReadCredentials(JsonElement union) => union.UnionMember() switch
    {
        null => new Credentials(),
        "token" => new Credentials { Token = union.Text("token") },
        string unknown => new Credentials { UnknownUnionMember = unknown },
    };

    private static Endpoint ReadEndpoint(JsonElement structure) => new()
    {
        Arn = structure.Text("arn"),
        AuthProxyUrl = structure.Text("authProxyUrl"),
        CertificateAuthority = structure.Structure("certificateAuthority", static certificate => new Certificate
        {
            CertificateData = certificate.Text("certificateData"),
        }),
        CreatedAt = structure.Timestamp("createdAt"),
        ExecutionRoleArn = structure.Text("executionRoleArn"),
        Id = structure.Text("id"),
        Name = structure.Text("name"),
        ReleaseLabel = structure.Text("releaseLabel"),
        ServerUrl = structure.Text("serverUrl"),
        State = structure.Text("state") is string state ? new EndpointState(state) : null,
        Type = structure.Text("type"),
        VirtualClusterId = structure.Text("virtualClusterId"),
    };

    private static VirtualCluster ReadVirtualCluster(JsonElement structure) => new()
    {
        Id = structure.Text("id"),
        Name = structure.Text("name"),
        State = structure.Text("state") is string state ? new VirtualClusterState(state) : null,
    };
}
