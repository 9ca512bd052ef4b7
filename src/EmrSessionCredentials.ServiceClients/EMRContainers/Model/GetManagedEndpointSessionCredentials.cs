using System;
using Amazon.Runtime;

namespace Amazon.EMRContainers.Model;

/// <summary>Requests a token for a managed endpoint (<c>GetManagedEndpointSessionCredentials</c>).</summary>
public sealed class GetManagedEndpointSessionCredentialsRequest : AmazonEMRContainersRequest
{
    /// <summary>Makes a repeated request return the first answer (<c>clientToken</c>); null for a new UUID.</summary>
    public string? ClientToken { get; set; }

    /// <summary>The kind of credential, <c>TOKEN</c> (<c>credentialType</c>).</summary>
    public string? CredentialType { get; set; }

    /// <summary>How long the token is valid, in seconds (<c>durationInSeconds</c>); null for 900.</summary>
    public int? DurationInSeconds { get; set; }

    /// <summary>The ARN or id of the managed endpoint (<c>endpointIdentifier</c>).</summary>
    public string? EndpointIdentifier { get; set; }

    /// <summary>The ARN of the IAM role that the session runs as (<c>executionRoleArn</c>).</summary>
    public string? ExecutionRoleArn { get; set; }

    /// <summary>What separates sections of the execution logs in S3 (<c>logContext</c>).</summary>
    public string? LogContext { get; set; }

    /// <summary>The ARN or id of the virtual cluster (<c>virtualClusterIdentifier</c>).</summary>
    public string? VirtualClusterIdentifier { get; set; }
}

/// <summary>A token for a managed endpoint.</summary>
public sealed class GetManagedEndpointSessionCredentialsResponse : AmazonWebServiceResponse
{
    /// <summary>The token for the session (<c>credentials</c>).</summary>
    public Credentials? Credentials { get; set; }

    /// <summary>The token for the endpoint itself (<c>endpointCredentials</c>).</summary>
    public Credentials? EndpointCredentials { get; set; }

    /// <summary>When the token expires, in UTC (<c>expiresAt</c>).</summary>
    public DateTime? ExpiresAt { get; set; }

    /// <summary>The id of the token (<c>id</c>).</summary>
    public string? Id { get; set; }
}

/// <summary>A tagged union: exactly one member is set.</summary>
public sealed class Credentials
{
    /// <summary>The token (<c>token</c>).</summary>
    public string? Token { get; set; }

    /// <summary>
    /// The name of a member that this version does not know. AWSSDK.EMRContainers does not have this property.
    /// </summary>
    public string? UnknownUnionMember { get; set; }
}
