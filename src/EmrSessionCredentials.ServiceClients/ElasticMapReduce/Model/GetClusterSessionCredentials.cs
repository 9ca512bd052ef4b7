using System;
using Amazon.Runtime;

namespace Amazon.ElasticMapReduce.Model;

/// <summary>Requests a user name and password for a cluster (<c>GetClusterSessionCredentials</c>).</summary>
public sealed class GetClusterSessionCredentialsRequest : AmazonElasticMapReduceRequest
{
    /// <summary>The id of the cluster (<c>ClusterId</c>).</summary>
    public string? ClusterId { get; set; }

    /// <summary>The ARN of the IAM role that the session runs as (<c>ExecutionRoleArn</c>).</summary>
    public string? ExecutionRoleArn { get; set; }
}

/// <summary>A user name and password for a cluster.</summary>
public sealed class GetClusterSessionCredentialsResponse : AmazonWebServiceResponse
{
    /// <summary>The credentials (<c>Credentials</c>).</summary>
    public Credentials? Credentials { get; set; }

    /// <summary>When they expire, in UTC (<c>ExpiresAt</c>).</summary>
    public DateTime? ExpiresAt { get; set; }
}

/// <summary>A tagged union: exactly one member is set.</summary>
public sealed class Credentials
{
    /// <summary>A user name and password (<c>UsernamePassword</c>).</summary>
    public UsernamePassword? UsernamePassword { get; set; }

    /// <summary>
    /// The name of a member that this version does not know. AWSSDK.ElasticMapReduce does not have this property.
    /// </summary>
    public string? UnknownUnionMember { get; set; }
}

/// <summary>A user name and password, for HTTP basic authentication.</summary>
public sealed class UsernamePassword
{
    /// <summary>The password (<c>Password</c>).</summary>
    public string? Password { get; set; }

    /// <summary>The user name (<c>Username</c>).</summary>
    public string? Username { get; set; }
}
