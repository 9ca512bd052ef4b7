using System;
using Amazon.Runtime;

namespace Amazon.EMRServerless.Model;

/// <summary>Requests the endpoint of a session (<c>GetSessionEndpoint</c>).</summary>
public sealed class GetSessionEndpointRequest : AmazonEMRServerlessRequest
{
    /// <summary>The id of the application (<c>applicationId</c>).</summary>
    public string? ApplicationId { get; set; }

    /// <summary>The id of the session (<c>sessionId</c>).</summary>
    public string? SessionId { get; set; }
}

/// <summary>The endpoint of a session, and its token.</summary>
public sealed class GetSessionEndpointResponse : AmazonWebServiceResponse
{
    /// <summary>The id of the application (<c>applicationId</c>).</summary>
    public string? ApplicationId { get; set; }

    /// <summary>The token (<c>authToken</c>).</summary>
    public string? AuthToken { get; set; }

    /// <summary>When the token expires, in UTC (<c>authTokenExpiresAt</c>).</summary>
    public DateTime? AuthTokenExpiresAt { get; set; }

    /// <summary>The URL of the Spark Connect server (<c>endpoint</c>).</summary>
    public string? Endpoint { get; set; }

    /// <summary>The id of the session (<c>sessionId</c>).</summary>
    public string? SessionId { get; set; }
}
