using Amazon.Runtime;

namespace Amazon.ElasticMapReduce;

/// <summary>How instances leave when a cluster shrinks.</summary>
/// <remarks>One that this version does not know is kept as the service wrote it.</remarks>
public sealed class ScaleDownBehavior : ConstantClass
{
    /// <summary><c>TERMINATE_AT_INSTANCE_HOUR</c>.</summary>
    public static readonly ScaleDownBehavior TERMINATE_AT_INSTANCE_HOUR = new("TERMINATE_AT_INSTANCE_HOUR");

    /// <summary><c>TERMINATE_AT_TASK_COMPLETION</c>.</summary>
    public static readonly ScaleDownBehavior TERMINATE_AT_TASK_COMPLETION = new("TERMINATE_AT_TASK_COMPLETION");

    /// <summary>A value; for the known ones there are fields.</summary>
    /// <param name="value">The value as the API writes it.</param>
    public ScaleDownBehavior(string value)
        : base(value)
    {
    }

    /// <summary>Takes the value as the API writes it.</summary>
    /// <param name="value">The value.</param>
    public static implicit operator ScaleDownBehavior(string value) => FindValue(value);

    /// <summary>The field for a value, or a new object for one that is not known.</summary>
    /// <param name="value">The value as the API writes it.</param>
    /// <returns>The object; null for null.</returns>
    public static ScaleDownBehavior FindValue(string value) => FindValue<ScaleDownBehavior>(value);
}
