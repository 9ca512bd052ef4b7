using Amazon.Runtime;

namespace Amazon.ElasticMapReduce;

/// <summary>The state of a cluster, such as <c>WAITING</c>, as the service writes it.</summary>
/// <param name="value">The value.</param>
public sealed class ClusterState(string value) : ConstantClass(value);
