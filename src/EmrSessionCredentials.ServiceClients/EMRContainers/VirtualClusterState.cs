using Amazon.Runtime;

namespace Amazon.EMRContainers;

/// <summary>The state of a virtual cluster, such as <c>RUNNING</c>, as the service writes it.</summary>
/// <param name="value">The value.</param>
public sealed class VirtualClusterState(string value) : ConstantClass(value);
