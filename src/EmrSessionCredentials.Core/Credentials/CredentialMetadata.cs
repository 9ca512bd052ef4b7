using System.Collections;
using EmrSessionCredentials.Vault;

namespace EmrSessionCredentials;

/// <summary>
/// What is worth keeping beside a secret, as <c>Set-Secret -Metadata</c> takes it: strings and DateTimes, nothing that is
/// null, and no secret.
/// </summary>
internal static class CredentialMetadata
{
    internal static Hashtable Of(SessionCredential credential)
    {
        SecretName name = NameOf(credential);
        Hashtable metadata = Of(name);
        metadata["Name"] = name.ToString();
        metadata[nameof(SessionCredential.Region)] = credential.Region;
        if (credential.RequestId is { } request)
            metadata[nameof(SessionCredential.RequestId)] = request;
        // Stores take a DateTime and not a DateTimeOffset.
        if (credential.ExpiresAt is { } expiry)
            metadata[nameof(SessionCredential.ExpiresAt)] = expiry.UtcDateTime;
        return metadata;
    }

    /// <summary>What a name tells by itself.</summary>
    internal static Hashtable Of(SecretName name)
    {
        Hashtable metadata = new() { ["Kind"] = name.Kind.ToString(), ["Target"] = name.Target };
        string? owner = name.Kind switch
        {
            SecretKind.Endpoint => "VirtualClusterIdentifier",
            SecretKind.Session => "ClusterId",
            SecretKind.Serverless => "ApplicationId",
            _ => null,
        };
        if (owner is not null)
            metadata[owner] = name.Owner;
        if (name.ExecutionRoleArn is { } role)
            metadata[nameof(SecretName.ExecutionRoleArn)] = role;
        return metadata;
    }

    private static SecretName NameOf(SessionCredential credential) => credential switch
    {
        ClusterSessionCredential cluster => new()
        {
            Kind = SecretKind.Cluster, Target = cluster.ClusterId, ExecutionRoleArn = cluster.ExecutionRoleArn,
        },
        ManagedEndpointSessionCredential endpoint => new()
        {
            Kind = SecretKind.Endpoint,
            Owner = endpoint.VirtualClusterIdentifier,
            Target = endpoint.EndpointIdentifier,
            ExecutionRoleArn = endpoint.ExecutionRoleArn,
        },
        SparkConnectSessionCredential { ClusterId: { } cluster } session => new()
        {
            Kind = SecretKind.Session, Owner = cluster, Target = session.SessionId,
        },
        _ => new()
        {
            Kind = SecretKind.Serverless,
            Owner = ((SparkConnectSessionCredential)credential).ApplicationId,
            Target = ((SparkConnectSessionCredential)credential).SessionId,
        },
    };
}
