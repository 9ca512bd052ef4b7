using Amazon.Runtime.Internal;

namespace Amazon.EMRContainers.Model;

/// <summary>
/// Asks for a token that opens a managed endpoint of Amazon EMR on EKS: the operation
/// <c>GetManagedEndpointSessionCredentials</c>. A property that is null is not sent.
/// </summary>
public sealed class GetManagedEndpointSessionCredentialsRequest : AmazonEMRContainersRequest
{
    /// <summary>Makes a repeated request answer as the first one did (<c>clientToken</c>).</summary>
    /// <value>1 to 64 characters. Null sends a new UUID, the same one in every attempt of a call.</value>
    [AWSProperty(Min = 1, Max = 64)]
    public string? ClientToken { get; set; }

    /// <summary>The kind of credential (<c>credentialType</c>): <c>TOKEN</c>, so far the only one.</summary>
    /// <value>1 to 64 characters. Required by the service.</value>
    [AWSProperty(Required = true, Min = 1, Max = 64)]
    public string? CredentialType { get; set; }

    /// <summary>How long the token is valid (<c>durationInSeconds</c>).</summary>
    /// <value>Seconds, up to 43200 (12 hours). Null for the service's default of 900 (15 minutes).</value>
    public int? DurationInSeconds { get; set; }

    /// <summary>The ARN or the id of the managed endpoint (<c>endpointIdentifier</c>, in the path).</summary>
    /// <value>
    /// 1 to 2048 characters. Required; without it, and for <c>.</c> and <c>..</c>, no request is sent and the call ends
    /// with an <see cref="AmazonEMRContainersException"/>.
    /// </value>
    [AWSProperty(Required = true, Min = 1, Max = 2048)]
    public string? EndpointIdentifier { get; set; }

    /// <summary>The ARN of the IAM role that the session runs as (<c>executionRoleArn</c>).</summary>
    /// <value>20 to 2048 characters. Required by the service.</value>
    [AWSProperty(Required = true, Min = 20, Max = 2048)]
    public string? ExecutionRoleArn { get; set; }

    /// <summary>Keeps the session's logs apart from others in S3 (<c>logContext</c>).</summary>
    /// <value>3 to 63 characters, those of a bucket name: lower-case letters, digits, dots, hyphens.</value>
    [AWSProperty(Min = 3, Max = 63)]
    public string? LogContext { get; set; }

    /// <summary>
    /// The ARN or the id of the virtual cluster that the endpoint belongs to (<c>virtualClusterIdentifier</c>, in the
    /// path).
    /// </summary>
    /// <value>
    /// 1 to 2048 characters. Required; without it, and for <c>.</c> and <c>..</c>, no request is sent and the call ends
    /// with an <see cref="AmazonEMRContainersException"/>.
    /// </value>
    [AWSProperty(Required = true, Min = 1, Max = 2048)]
    public string? VirtualClusterIdentifier { get; set; }
}
