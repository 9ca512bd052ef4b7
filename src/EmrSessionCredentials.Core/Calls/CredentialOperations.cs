using Amazon.ElasticMapReduce;
using Amazon.EMRContainers;
using Amazon.EMRServerless;
using EmrSessionCredentials.Requests;
using Clusters = Amazon.ElasticMapReduce.Model;
using Containers = Amazon.EMRContainers.Model;
using Serverless = Amazon.EMRServerless.Model;

namespace EmrSessionCredentials.Calls;

/// <summary>Every operation that gives credentials.</summary>
internal static class CredentialOperations
{
    internal static CredentialOperation<
        AmazonEMRContainersClient,
        ManagedEndpointRequest,
        Containers.GetManagedEndpointSessionCredentialsResponse,
        ManagedEndpointSessionCredential> ManagedEndpoint
    { get; } = new(
        "EMR containers",
        "GetManagedEndpointSessionCredentials",
        (client, request, token) => client.GetManagedEndpointSessionCredentialsAsync(ServiceRequests.From(request), token),
        CredentialReader.Read);

    internal static CredentialOperation<
        AmazonElasticMapReduceClient,
        ClusterRequest,
        Clusters.GetClusterSessionCredentialsResponse,
        ClusterSessionCredential> Cluster
    { get; } = new(
        "EMR",
        "GetClusterSessionCredentials",
        (client, request, token) => client.GetClusterSessionCredentialsAsync(ServiceRequests.From(request), token),
        CredentialReader.Read);

    internal static CredentialOperation<
        AmazonElasticMapReduceClient,
        ClusterSessionRequest,
        Clusters.GetSessionEndpointResponse,
        SparkConnectSessionCredential> ClusterSession
    { get; } = new(
        "EMR",
        "GetSessionEndpoint",
        (client, request, token) => client.GetSessionEndpointAsync(ServiceRequests.From(request), token),
        SessionEndpointReader.Read);

    internal static CredentialOperation<
        AmazonEMRServerlessClient,
        ServerlessSessionRequest,
        Serverless.GetSessionEndpointResponse,
        SparkConnectSessionCredential> ServerlessSession
    { get; } = new(
        "EMR Serverless",
        "GetSessionEndpoint",
        (client, request, token) => client.GetSessionEndpointAsync(ServiceRequests.From(request), token),
        SessionEndpointReader.Read);
}
