using Amazon.Runtime;

namespace Amazon.EMRContainers;

/// <summary>The state of a managed endpoint, such as <c>ACTIVE</c>, as the service writes it.</summary>
/// <param name="value">The value.</param>
public sealed class EndpointState(string value) : ConstantClass(value);
