using Amazon.Runtime;

namespace Amazon.ElasticMapReduce;

/// <summary>
/// The application whose user interface is meant, such as <c>SparkHistoryServer</c>, as the service writes it.
/// </summary>
/// <param name="value">The value.</param>
public sealed class OnClusterAppUIType(string value) : ConstantClass(value);
