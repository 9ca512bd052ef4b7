using Amazon.Runtime;

namespace Amazon.ElasticMapReduce;

/// <summary>Which updates an instance installs at its start.</summary>
/// <remarks>One that this version does not know is kept as the service wrote it.</remarks>
public sealed class RepoUpgradeOnBoot : ConstantClass
{
    /// <summary><c>NONE</c>.</summary>
    public static readonly RepoUpgradeOnBoot NONE = new("NONE");

    /// <summary><c>SECURITY</c>.</summary>
    public static readonly RepoUpgradeOnBoot SECURITY = new("SECURITY");

    /// <summary>A value; for the known ones there are fields.</summary>
    /// <param name="value">The value as the API writes it.</param>
    public RepoUpgradeOnBoot(string value)
        : base(value)
    {
    }

    /// <summary>Takes the value as the API writes it.</summary>
    /// <param name="value">The value.</param>
    public static implicit operator RepoUpgradeOnBoot(string value) => FindValue(value);

    /// <summary>The field for a value, or a new object for one that is not known.</summary>
    /// <param name="value">The value as the API writes it.</param>
    /// <returns>The object; null for null.</returns>
    public static RepoUpgradeOnBoot FindValue(string value) => FindValue<RepoUpgradeOnBoot>(value);
}
