using System;
using Amazon.Runtime;

namespace Amazon.ElasticMapReduce.Model;

/// <summary>Requests the endpoint of a Spark Connect session (<c>GetSessionEndpoint</c>).</summary>
public sealed class GetSessionEndpointRequest : AmazonElasticMapReduceRequest
{
    /// <summary>The id of the cluster (<c>ClusterId</c>).</summary>
    public string? ClusterId { get; set; }

    /// <summary>The id of the session (<c>SessionId</c>).</summary>
    public string? SessionId { get; set; }
}

/// <summary>The endpoint of a Spark Connect session, and its token.</summary>
public sealed class GetSessionEndpointResponse : AmazonWebServiceResponse
{
    /// <summary>The token (<c>AuthToken</c>).</summary>
    public string? AuthToken { get; set; }

    /// <summary>When the token expires, in UTC (<c>AuthTokenExpirationTime</c>).</summary>
    public DateTime? AuthTokenExpirationTime { get; set; }

    /// <summary>A user name and password for a connection within the VPC (<c>Credentials</c>).</summary>
    public Credentials? Credentials { get; set; }

    /// <summary>The URL of the Spark Connect server (<c>Endpoint</c>).</summary>
    public string? Endpoint { get; set; }
}
