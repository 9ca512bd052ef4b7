using System.Collections.Generic;
using System.Linq;
using EmrSessionCredentials.Requests;
using Clusters = Amazon.ElasticMapReduce.Model;
using Containers = Amazon.EMRContainers.Model;
using Serverless = Amazon.EMRServerless.Model;

namespace EmrSessionCredentials.Sessions;

/// <summary>
/// The operations that give credentials, by kind of session. What is not given is not set, and not sent.
/// </summary>
internal static class Operations
{
    /// <summary>All operations. Tests add one of their own.</summary>
    internal static IReadOnlyList<Operation<SessionCredential>> All { get; set; } =
    [
        new Operation<ManagedEndpointRequest, Containers.GetManagedEndpointSessionCredentialsResponse, SessionCredential>(
            "EMR containers",
            "GetManagedEndpointSessionCredentials",
            static (clients, request, stop) =>
            {
                Containers.GetManagedEndpointSessionCredentialsRequest sent = new()
                {
                    EndpointIdentifier = request.EndpointIdentifier,
                    VirtualClusterIdentifier = request.VirtualClusterIdentifier,
                    ExecutionRoleArn = request.ExecutionRoleArn,
                    CredentialType = request.CredentialType,
                    LogContext = request.LogContext,
                    ClientToken = request.ClientToken,
                };
                if (request.EffectiveDurationInSeconds is { } seconds)
                    sent.DurationInSeconds = seconds;
                return clients.EmrContainers.GetManagedEndpointSessionCredentialsAsync(sent, stop);
            },
            CredentialReader.Read)
        {
            Kind = SessionTargetKind.ManagedEndpoint,
            FindHost = HostLookup.FindEndpointAsync,
        },
        new Operation<ClusterRequest, Clusters.GetClusterSessionCredentialsResponse, SessionCredential>(
            "EMR",
            "GetClusterSessionCredentials",
            static (clients, request, stop) => clients.Emr.GetClusterSessionCredentialsAsync(
                new() { ClusterId = request.ClusterId, ExecutionRoleArn = request.ExecutionRoleArn }, stop),
            CredentialReader.Read)
        {
            Kind = SessionTargetKind.Cluster,
            FindHost = HostLookup.FindPrimaryNodeAsync,
        },
        new Operation<ClusterSessionRequest, Clusters.GetSessionEndpointResponse, SessionCredential>(
            "EMR",
            "GetSessionEndpoint",
            static (clients, request, stop) => clients.Emr.GetSessionEndpointAsync(
                new() { ClusterId = request.ClusterId, SessionId = request.SessionId }, stop),
            CredentialReader.Read)
        {
            Kind = SessionTargetKind.ClusterSession,
        },
        new Operation<ServerlessSessionRequest, Serverless.GetSessionEndpointResponse, SessionCredential>(
            "EMR Serverless",
            "GetSessionEndpoint",
            static (clients, request, stop) => clients.EmrServerless.GetSessionEndpointAsync(
                new() { ApplicationId = request.ApplicationId, SessionId = request.SessionId }, stop),
            CredentialReader.Read)
        {
            Kind = SessionTargetKind.ServerlessSession,
        },
    ];

    internal static Operation<SessionCredential> Of(SessionCredentialRequest request) =>
        All.First(operation => operation.Kind == request.Kind);
}
