namespace Amazon.EMRContainers.Model;

/// <summary>
/// The part of a provider that a virtual cluster is: a tagged union (<c>info</c>), of whose members exactly one is set.
/// </summary>
public sealed class ContainerInfo
{
    /// <summary>The part of an EKS cluster (<c>eksInfo</c>).</summary>
    /// <value>Null where the service answered with another member.</value>
    public EksInfo? EksInfo { get; set; }
}
