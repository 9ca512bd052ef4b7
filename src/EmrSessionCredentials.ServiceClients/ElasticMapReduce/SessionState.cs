using Amazon.Runtime;

namespace Amazon.ElasticMapReduce;

/// <summary>The state of a session, such as <c>IDLE</c>, as the service writes it.</summary>
/// <param name="value">The value.</param>
public sealed class SessionState(string value) : ConstantClass(value);
