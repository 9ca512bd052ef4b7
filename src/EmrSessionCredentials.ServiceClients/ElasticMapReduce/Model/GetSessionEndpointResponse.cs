using System;
using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Amazon.ElasticMapReduce.Model;

/// <summary>Where a Spark Connect session is reached, and what opens it.</summary>
/// <remarks>
/// A property is null where the service left its member out. The service's id for the request is in
/// <see cref="AmazonWebServiceResponse.ResponseMetadata"/>.
/// </remarks>
public sealed class GetSessionEndpointResponse : AmazonWebServiceResponse
{
    /// <summary>The token that opens it: a secret (<c>AuthToken</c>).</summary>
    [AWSProperty(Sensitive = true)]
    public string? AuthToken { get; set; }

    /// <summary>When the token ends (<c>AuthTokenExpirationTime</c>).</summary>
    /// <value>UTC.</value>
    public DateTime? AuthTokenExpirationTime { get; set; }

    /// <summary>A user name and password for a connection within the VPC: a secret (<c>Credentials</c>).</summary>
    [AWSProperty(Sensitive = true)]
    public Credentials? Credentials { get; set; }

    /// <summary>The URL of the Spark Connect server (<c>Endpoint</c>).</summary>
    /// <value>Up to 10280 characters.</value>
    [AWSProperty(Required = true, Min = 0, Max = 10280)]
    public string? Endpoint { get; set; }
}
