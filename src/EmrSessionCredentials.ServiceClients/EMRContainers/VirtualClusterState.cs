using Amazon.Runtime;

namespace Amazon.EMRContainers;

/// <summary>What a virtual cluster is doing.</summary>
/// <remarks>One that this version does not know is kept as the service wrote it.</remarks>
public sealed class VirtualClusterState : ConstantClass
{
    /// <summary>Its namespace or EKS cluster is out of reach (<c>ARRESTED</c>).</summary>
    public static readonly VirtualClusterState ARRESTED = new("ARRESTED");

    /// <summary>Ready (<c>RUNNING</c>).</summary>
    public static readonly VirtualClusterState RUNNING = new("RUNNING");

    /// <summary>Ended (<c>TERMINATED</c>).</summary>
    public static readonly VirtualClusterState TERMINATED = new("TERMINATED");

    /// <summary>Ending (<c>TERMINATING</c>).</summary>
    public static readonly VirtualClusterState TERMINATING = new("TERMINATING");

    /// <summary>A value; for the known ones there are fields.</summary>
    /// <param name="value">The value as the API writes it.</param>
    public VirtualClusterState(string value)
        : base(value)
    {
    }

    /// <summary>Takes the value as the API writes it.</summary>
    /// <param name="value">The value.</param>
    public static implicit operator VirtualClusterState(string value) => FindValue(value);

    /// <summary>The field for a value, or a new object for one that is not known.</summary>
    /// <param name="value">The value as the API writes it.</param>
    /// <returns>The object; null for null.</returns>
    public static VirtualClusterState FindValue(string value) => FindValue<VirtualClusterState>(value);
}
