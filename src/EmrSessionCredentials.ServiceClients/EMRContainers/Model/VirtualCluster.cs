namespace Amazon.EMRContainers.Model;

/// <summary>A virtual cluster: a Kubernetes namespace that Amazon EMR uses.</summary>
public sealed class VirtualCluster
{
    /// <summary>The id (<c>id</c>).</summary>
    public string? Id { get; set; }

    /// <summary>The name (<c>name</c>).</summary>
    public string? Name { get; set; }

    /// <summary>The state (<c>state</c>).</summary>
    public VirtualClusterState? State { get; set; }
}
