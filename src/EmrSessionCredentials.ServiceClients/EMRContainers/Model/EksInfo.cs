using Amazon.Runtime.Internal;

namespace Amazon.EMRContainers.Model;

/// <summary>The part of an EKS cluster that a virtual cluster is.</summary>
/// <remarks>A property is null where the service left its member out.</remarks>
public sealed class EksInfo
{
    /// <summary>The Kubernetes namespace (<c>namespace</c>).</summary>
    /// <value>1 to 63 characters.</value>
    [AWSProperty(Min = 1, Max = 63)]
    public string? Namespace { get; set; }

    /// <summary>The label of the nodes that it uses (<c>nodeLabel</c>).</summary>
    /// <value>1 to 64 characters.</value>
    [AWSProperty(Min = 1, Max = 64)]
    public string? NodeLabel { get; set; }
}
