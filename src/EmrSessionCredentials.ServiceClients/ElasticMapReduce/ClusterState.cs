using Amazon.Runtime;

namespace Amazon.ElasticMapReduce;

/// <summary>What a cluster is doing.</summary>
/// <remarks>One that this version does not know is kept as the service wrote it.</remarks>
public sealed class ClusterState : ConstantClass
{
    /// <summary>Running bootstrap actions (<c>BOOTSTRAPPING</c>).</summary>
    public static readonly ClusterState BOOTSTRAPPING = new("BOOTSTRAPPING");

    /// <summary>Running a step (<c>RUNNING</c>).</summary>
    public static readonly ClusterState RUNNING = new("RUNNING");

    /// <summary>Getting its instances (<c>STARTING</c>).</summary>
    public static readonly ClusterState STARTING = new("STARTING");

    /// <summary>Ended (<c>TERMINATED</c>).</summary>
    public static readonly ClusterState TERMINATED = new("TERMINATED");

    /// <summary>Ended by an error (<c>TERMINATED_WITH_ERRORS</c>).</summary>
    public static readonly ClusterState TERMINATED_WITH_ERRORS = new("TERMINATED_WITH_ERRORS");

    /// <summary>Ending (<c>TERMINATING</c>).</summary>
    public static readonly ClusterState TERMINATING = new("TERMINATING");

    /// <summary>Ready, with nothing to do (<c>WAITING</c>).</summary>
    public static readonly ClusterState WAITING = new("WAITING");

    /// <summary>A value; for the known ones there are fields.</summary>
    /// <param name="value">The value as the API writes it.</param>
    public ClusterState(string value)
        : base(value)
    {
    }

    /// <summary>Takes the value as the API writes it.</summary>
    /// <param name="value">The value.</param>
    public static implicit operator ClusterState(string value) => FindValue(value);

    /// <summary>The field for a value, or a new object for one that is not known.</summary>
    /// <param name="value">The value as the API writes it.</param>
    /// <returns>The object; null for null.</returns>
    public static ClusterState FindValue(string value) => FindValue<ClusterState>(value);
}
