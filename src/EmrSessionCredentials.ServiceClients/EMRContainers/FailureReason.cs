using Amazon.Runtime;

namespace Amazon.EMRContainers;

/// <summary>Why a managed endpoint failed.</summary>
/// <remarks>One that this version does not know is kept as the service wrote it.</remarks>
public sealed class FailureReason : ConstantClass
{
    /// <summary><c>CLUSTER_UNAVAILABLE</c>.</summary>
    public static readonly FailureReason CLUSTER_UNAVAILABLE = new("CLUSTER_UNAVAILABLE");

    /// <summary><c>INTERNAL_ERROR</c>.</summary>
    public static readonly FailureReason INTERNAL_ERROR = new("INTERNAL_ERROR");

    /// <summary><c>USER_ERROR</c>.</summary>
    public static readonly FailureReason USER_ERROR = new("USER_ERROR");

    /// <summary><c>VALIDATION_ERROR</c>.</summary>
    public static readonly FailureReason VALIDATION_ERROR = new("VALIDATION_ERROR");

    /// <summary>A value; for the known ones there are fields.</summary>
    /// <param name="value">The value as the API writes it.</param>
    public FailureReason(string value)
        : base(value)
    {
    }

    /// <summary>Takes the value as the API writes it.</summary>
    /// <param name="value">The value.</param>
    public static implicit operator FailureReason(string value) => FindValue(value);

    /// <summary>The field for a value, or a new object for one that is not known.</summary>
    /// <param name="value">The value as the API writes it.</param>
    /// <returns>The object; null for null.</returns>
    public static FailureReason FindValue(string value) => FindValue<FailureReason>(value);
}
