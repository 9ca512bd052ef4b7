using System;
using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Amazon.EMRServerless.Model;

/// <summary>Where a session is reached, and what opens it.</summary>
/// <remarks>
/// A property is null where the service left its member out. The service's id for the request is in
/// <see cref="AmazonWebServiceResponse.ResponseMetadata"/>.
/// </remarks>
public sealed class GetSessionEndpointResponse : AmazonWebServiceResponse
{
    /// <summary>The id of the application (<c>applicationId</c>).</summary>
    /// <value>1 to 64 characters.</value>
    [AWSProperty(Required = true, Min = 1, Max = 64)]
    public string? ApplicationId { get; set; }

    /// <summary>The token that opens it: a secret (<c>authToken</c>).</summary>
    /// <value>1 to 8000 characters.</value>
    [AWSProperty(Required = true, Sensitive = true, Min = 1, Max = 8000)]
    public string? AuthToken { get; set; }

    /// <summary>When the token ends (<c>authTokenExpiresAt</c>).</summary>
    /// <value>UTC.</value>
    [AWSProperty(Required = true)]
    public DateTime? AuthTokenExpiresAt { get; set; }

    /// <summary>The URL of the Spark Connect server (<c>endpoint</c>).</summary>
    /// <value>1 to 256 characters.</value>
    [AWSProperty(Required = true, Min = 1, Max = 256)]
    public string? Endpoint { get; set; }

    /// <summary>The id of the session (<c>sessionId</c>).</summary>
    /// <value>1 to 64 characters.</value>
    [AWSProperty(Required = true, Min = 1, Max = 64)]
    public string? SessionId { get; set; }
}
