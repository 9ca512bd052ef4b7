using System;
using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Amazon.EMRContainers.Model;

/// <summary>A token that opens a managed endpoint of Amazon EMR on EKS, and how long it does.</summary>
/// <remarks>
/// The service's id for the request is in <see cref="ResponseMetadata.RequestId"/> of
/// <see cref="AmazonWebServiceResponse.ResponseMetadata"/>.
/// </remarks>
public sealed class GetManagedEndpointSessionCredentialsResponse : AmazonWebServiceResponse
{
    /// <summary>The token for the session (<c>credentials</c>); null where the service left it out.</summary>
    [AWSProperty(Sensitive = true)]
    public Credentials? Credentials { get; set; }

    /// <summary>
    /// The token for the endpoint itself (<c>endpointCredentials</c>); null where the service left it out.
    /// </summary>
    [AWSProperty(Sensitive = true)]
    public Credentials? EndpointCredentials { get; set; }

    /// <summary>When the token ends (<c>expiresAt</c>).</summary>
    /// <value>UTC; null where the service left it out.</value>
    public DateTime? ExpiresAt { get; set; }

    /// <summary>The id of the token (<c>id</c>), which is no secret.</summary>
    /// <value>1 to 64 characters, lower-case letters and digits; null where the service left it out.</value>
    [AWSProperty(Min = 1, Max = 64)]
    public string? Id { get; set; }
}
