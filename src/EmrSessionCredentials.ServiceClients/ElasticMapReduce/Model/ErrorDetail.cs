using System.Collections.Generic;

namespace Amazon.ElasticMapReduce.Model;

/// <summary>One reason why a cluster failed.</summary>
/// <remarks>A property is null where the service left its member out.</remarks>
public sealed class ErrorDetail
{
    /// <summary>The kind of failure (<c>ErrorCode</c>).</summary>
    public string? ErrorCode { get; set; }

    /// <summary>What is affected, as names and values (<c>ErrorData</c>).</summary>
    public List<Dictionary<string, string>>? ErrorData { get; set; }

    /// <summary>The failure in words (<c>ErrorMessage</c>).</summary>
    public string? ErrorMessage { get; set; }
}
