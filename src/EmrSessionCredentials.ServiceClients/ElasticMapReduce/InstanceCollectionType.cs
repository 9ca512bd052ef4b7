using Amazon.Runtime;

namespace Amazon.ElasticMapReduce;

/// <summary>How the instances of a cluster are grouped.</summary>
/// <remarks>One that this version does not know is kept as the service wrote it.</remarks>
public sealed class InstanceCollectionType : ConstantClass
{
    /// <summary><c>INSTANCE_FLEET</c>.</summary>
    public static readonly InstanceCollectionType INSTANCE_FLEET = new("INSTANCE_FLEET");

    /// <summary><c>INSTANCE_GROUP</c>.</summary>
    public static readonly InstanceCollectionType INSTANCE_GROUP = new("INSTANCE_GROUP");

    /// <summary>A value; for the known ones there are fields.</summary>
    /// <param name="value">The value as the API writes it.</param>
    public InstanceCollectionType(string value)
        : base(value)
    {
    }

    /// <summary>Takes the value as the API writes it.</summary>
    /// <param name="value">The value.</param>
    public static implicit operator InstanceCollectionType(string value) => FindValue(value);

    /// <summary>The field for a value, or a new object for one that is not known.</summary>
    /// <param name="value">The value as the API writes it.</param>
    /// <returns>The object; null for null.</returns>
    public static InstanceCollectionType FindValue(string value) => FindValue<InstanceCollectionType>(value);
}
