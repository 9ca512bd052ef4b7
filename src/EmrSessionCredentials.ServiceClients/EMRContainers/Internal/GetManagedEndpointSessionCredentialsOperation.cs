using System;
using System.Text.Json;
using Amazon.EMRContainers.Model;
using Amazon.Runtime.Internal;
using EmrSessionCredentials.ServiceClients;

namespace Amazon.EMRContainers.Internal;

/// <summary><c>GetManagedEndpointSessionCredentials</c> on the wire.</summary>
internal static class GetManagedEndpointSessionCredentialsOperation
{
    internal static InvokeOptions Options { get; } =
        new Operation<GetManagedEndpointSessionCredentialsRequest, GetManagedEndpointSessionCredentialsResponse>(
            Marshall, Read, EMRContainersProtocol.Errors).Options;

    private static IRequest Marshall(GetManagedEndpointSessionCredentialsRequest request)
    {
        IRequest http = EMRContainersProtocol.Request(
            request, "POST", "/virtualclusters/{virtualClusterId}/endpoints/{endpointId}/credentials");
        EMRContainersProtocol.AddLabel(
            http, "{virtualClusterId}", request.VirtualClusterIdentifier, nameof(request.VirtualClusterIdentifier));
        EMRContainersProtocol.AddLabel(
            http, "{endpointId}", request.EndpointIdentifier, nameof(request.EndpointIdentifier));
        EMRContainersProtocol.SetBody(http, writer =>
        {
            writer.Write("executionRoleArn", request.ExecutionRoleArn);
            writer.Write("credentialType", request.CredentialType);
            writer.Write("durationInSeconds", request.DurationInSeconds);
            writer.Write("logContext", request.LogContext);
            writer.Write("clientToken", request.ClientToken ?? Guid.NewGuid().ToString());
        });
        return http;
    }

    private static void Read(JsonElement body, GetManagedEndpointSessionCredentialsResponse response)
    {
        response.Id = body.Text("id");
        response.Credentials = body.Structure("credentials", ReadCredentials);
        response.EndpointCredentials = body.Structure("endpointCredentials", ReadCredentials);
        response.ExpiresAt = body.Timestamp("expiresAt");
    }

    private static Credentials ReadCredentials(JsonElement union)
    {
        Credentials credentials = new();
        if (union.UnionMember() is JsonProperty member)
        {
            if (member.NameEquals("token"))
                credentials.Token = member.Value.AsText("token");
            else
                credentials.UnknownUnionMember = member.Name;
        }

        return credentials;
    }
}
