using System;
using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Amazon.ElasticMapReduce.Model;

/// <summary>A user name and password for a cluster's endpoints, and how long they are good for.</summary>
/// <remarks>
/// The service's id for the request is in <see cref="ResponseMetadata.RequestId"/> of
/// <see cref="AmazonWebServiceResponse.ResponseMetadata"/>.
/// </remarks>
public sealed class GetClusterSessionCredentialsResponse : AmazonWebServiceResponse
{
    /// <summary>The user name and password (<c>Credentials</c>); null where the service left them out.</summary>
    [AWSProperty(Sensitive = true)]
    public Credentials? Credentials { get; set; }

    /// <summary>When they end (<c>ExpiresAt</c>).</summary>
    /// <value>UTC, with the fraction of a second that the service gives; null where it left it out.</value>
    public DateTime? ExpiresAt { get; set; }
}
