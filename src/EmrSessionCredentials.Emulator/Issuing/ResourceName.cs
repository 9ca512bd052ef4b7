using System;

namespace EmrSessionCredentials.Emulator.Issuing;

/// <summary>An endpoint is known by its id and by its ARN; both mean the same endpoint.</summary>
internal static class ResourceName
{
    /// <summary>What follows the last slash of an ARN; anything else as it is.</summary>
    internal static string Short(string identifier) =>
        identifier.StartsWith("arn:", StringComparison.Ordinal)
            ? identifier[(identifier.LastIndexOf('/') + 1)..]
            : identifier;

    /// <summary>
    /// The virtual cluster in the ARN of a managed endpoint; null when the ARN names no virtual cluster.
    /// </summary>
    internal static string? VirtualClusterOf(string endpoint) =>
        endpoint.StartsWith("arn:", StringComparison.Ordinal)
        && endpoint.Split('/') is [_, "virtualclusters", string virtualCluster, "endpoints", _]
            ? virtualCluster
            : null;
}
