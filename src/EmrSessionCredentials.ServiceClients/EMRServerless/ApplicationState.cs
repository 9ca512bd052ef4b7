using Amazon.Runtime;

namespace Amazon.EMRServerless;

/// <summary>The state of an application, such as <c>STARTED</c>, as the service writes it.</summary>
/// <param name="value">The value.</param>
public sealed class ApplicationState(string value) : ConstantClass(value);
