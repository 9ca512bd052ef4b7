using Amazon.Runtime.Internal;

namespace Amazon.EMRContainers.Model;

/// <summary>
/// The secret that a session is opened with: a tagged union (<c>Credentials</c>), of whose members exactly one is set.
/// </summary>
public sealed class Credentials
{
    /// <summary>
    /// The session token (member <c>token</c>): what a Jupyter Enterprise Gateway takes as <c>Authorization: token</c>.
    /// </summary>
    /// <value>At least one character; null where the service answered with another member.</value>
    [AWSProperty(Sensitive = true, Min = 1)]
    public string? Token { get; set; }

    /// <summary>The name of the member that the service set, where it is one that this version does not know.</summary>
    /// <value>
    /// Null for known members. Its value is not kept. The type of this name in AWSSDK.EMRContainers has no such
    /// property and shows an empty union, so a caller that is to work with both looks it up by name.
    /// </value>
    public string? UnknownUnionMember { get; set; }
}
