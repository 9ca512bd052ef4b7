using Amazon.Runtime;

namespace Amazon.ElasticMapReduce;

/// <summary>Why a cluster came to its state.</summary>
/// <remarks>One that this version does not know is kept as the service wrote it.</remarks>
public sealed class ClusterStateChangeReasonCode : ConstantClass
{
    /// <summary><c>ALL_STEPS_COMPLETED</c>.</summary>
    public static readonly ClusterStateChangeReasonCode ALL_STEPS_COMPLETED = new("ALL_STEPS_COMPLETED");

    /// <summary><c>BOOTSTRAP_FAILURE</c>.</summary>
    public static readonly ClusterStateChangeReasonCode BOOTSTRAP_FAILURE = new("BOOTSTRAP_FAILURE");

    /// <summary><c>INSTANCE_FAILURE</c>.</summary>
    public static readonly ClusterStateChangeReasonCode INSTANCE_FAILURE = new("INSTANCE_FAILURE");

    /// <summary><c>INSTANCE_FLEET_TIMEOUT</c>.</summary>
    public static readonly ClusterStateChangeReasonCode INSTANCE_FLEET_TIMEOUT = new("INSTANCE_FLEET_TIMEOUT");

    /// <summary><c>INTERNAL_ERROR</c>.</summary>
    public static readonly ClusterStateChangeReasonCode INTERNAL_ERROR = new("INTERNAL_ERROR");

    /// <summary><c>STEP_FAILURE</c>.</summary>
    public static readonly ClusterStateChangeReasonCode STEP_FAILURE = new("STEP_FAILURE");

    /// <summary><c>USER_REQUEST</c>.</summary>
    public static readonly ClusterStateChangeReasonCode USER_REQUEST = new("USER_REQUEST");

    /// <summary><c>VALIDATION_ERROR</c>.</summary>
    public static readonly ClusterStateChangeReasonCode VALIDATION_ERROR = new("VALIDATION_ERROR");

    /// <summary>A value; for the known ones there are fields.</summary>
    /// <param name="value">The value as the API writes it.</param>
    public ClusterStateChangeReasonCode(string value)
        : base(value)
    {
    }

    /// <summary>Takes the value as the API writes it.</summary>
    /// <param name="value">The value.</param>
    public static implicit operator ClusterStateChangeReasonCode(string value) => FindValue(value);

    /// <summary>The field for a value, or a new object for one that is not known.</summary>
    /// <param name="value">The value as the API writes it.</param>
    /// <returns>The object; null for null.</returns>
    public static ClusterStateChangeReasonCode FindValue(string value) =>
        FindValue<ClusterStateChangeReasonCode>(value);
}
