using Amazon.Runtime.Internal;

namespace Amazon.ElasticMapReduce.Model;

/// <summary>A user name and password that a cluster's endpoints, Livy among them, accept until they expire.</summary>
public sealed class UsernamePassword
{
    /// <summary>The user name (<c>Username</c>).</summary>
    /// <value>Up to 256 characters; null where the service left it out.</value>
    [AWSProperty(Min = 0, Max = 256)]
    public string? Username { get; set; }

    /// <summary>The password (<c>Password</c>).</summary>
    /// <value>Up to 256 characters; null where the service left it out.</value>
    [AWSProperty(Sensitive = true, Min = 0, Max = 256)]
    public string? Password { get; set; }
}
