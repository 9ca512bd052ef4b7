using Amazon.Runtime.Internal;

namespace Amazon.ElasticMapReduce.Model;

/// <summary>
/// The secret that a cluster's endpoints are opened with: a tagged union (<c>Credentials</c>), of whose members exactly
/// one is set.
/// </summary>
public sealed class Credentials
{
    /// <summary>A user name and password (member <c>UsernamePassword</c>), for HTTP basic authentication.</summary>
    /// <value>Null where the service answered with another member.</value>
    [AWSProperty(Sensitive = true)]
    public UsernamePassword? UsernamePassword { get; set; }

    /// <summary>The name of the member that the service set, where it is one that this version does not know.</summary>
    /// <value>
    /// Null for known members. Its value is not kept. The type of this name in AWSSDK.ElasticMapReduce has no such
    /// property and shows an empty union, so a caller that is to work with both looks it up by name.
    /// </value>
    public string? UnknownUnionMember { get; set; }
}
