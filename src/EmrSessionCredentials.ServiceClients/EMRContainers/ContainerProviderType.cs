using Amazon.Runtime;

namespace Amazon.EMRContainers;

/// <summary>What a virtual cluster can run on.</summary>
/// <remarks>One that this version does not know is kept as the service wrote it.</remarks>
public sealed class ContainerProviderType : ConstantClass
{
    /// <summary>Amazon EKS (<c>EKS</c>).</summary>
    public static readonly ContainerProviderType EKS = new("EKS");

    /// <summary>A value; for the known ones there are fields.</summary>
    /// <param name="value">The value as the API writes it.</param>
    public ContainerProviderType(string value)
        : base(value)
    {
    }

    /// <summary>Takes the value as the API writes it.</summary>
    /// <param name="value">The value.</param>
    public static implicit operator ContainerProviderType(string value) => FindValue(value);

    /// <summary>The field for a value, or a new object for one that is not known.</summary>
    /// <param name="value">The value as the API writes it.</param>
    /// <returns>The object; null for null.</returns>
    public static ContainerProviderType FindValue(string value) => FindValue<ContainerProviderType>(value);
}
