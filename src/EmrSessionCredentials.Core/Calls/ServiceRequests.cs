using Amazon.ElasticMapReduce.Model;
using Amazon.EMRContainers.Model;
using EmrSessionCredentials.Requests;

namespace EmrSessionCredentials.Calls;

/// <summary>This module's requests, as the service clients take them. What was not given is not set, and so not sent.</summary>
internal static class ServiceRequests
{
    internal static GetManagedEndpointSessionCredentialsRequest From(ManagedEndpointRequest request)
    {
        GetManagedEndpointSessionCredentialsRequest result = new()
        {
            EndpointIdentifier = request.EndpointIdentifier,
            VirtualClusterIdentifier = request.VirtualClusterIdentifier,
            ExecutionRoleArn = request.ExecutionRoleArn,
            CredentialType = request.CredentialType,
        };
        if (request.EffectiveDurationInSeconds is { } seconds)
            result.DurationInSeconds = seconds;
        if (request.LogContext is not null)
            result.LogContext = request.LogContext;
        if (request.ClientToken is not null)
            result.ClientToken = request.ClientToken;
        return result;
    }

    internal static GetClusterSessionCredentialsRequest From(ClusterRequest request)
    {
        GetClusterSessionCredentialsRequest result = new() { ClusterId = request.ClusterId };
        if (request.ExecutionRoleArn is not null)
            result.ExecutionRoleArn = request.ExecutionRoleArn;
        return result;
    }

    internal static Amazon.ElasticMapReduce.Model.GetSessionEndpointRequest From(ClusterSessionRequest request) =>
        new() { ClusterId = request.ClusterId, SessionId = request.SessionId };

    internal static Amazon.EMRServerless.Model.GetSessionEndpointRequest From(ServerlessSessionRequest request) =>
        new() { ApplicationId = request.ApplicationId, SessionId = request.SessionId };
}
