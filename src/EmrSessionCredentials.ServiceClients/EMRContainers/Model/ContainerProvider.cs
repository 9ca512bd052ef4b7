using Amazon.Runtime.Internal;

namespace Amazon.EMRContainers.Model;

/// <summary>What a virtual cluster runs on.</summary>
/// <remarks>A property is null where the service left its member out.</remarks>
public sealed class ContainerProvider
{
    /// <summary>The name of the EKS cluster (<c>id</c>).</summary>
    /// <value>1 to 100 characters.</value>
    [AWSProperty(Required = true, Min = 1, Max = 100)]
    public string? Id { get; set; }

    /// <summary>The part of it (<c>info</c>).</summary>
    public ContainerInfo? Info { get; set; }

    /// <summary>The kind of provider (<c>type</c>).</summary>
    [AWSProperty(Required = true)]
    public ContainerProviderType? Type { get; set; }
}
