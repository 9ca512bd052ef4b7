using System.Collections.Generic;
using Amazon.Runtime.Internal;

namespace Amazon.EMRContainers.Internal;

/// <summary>What AWSSDK.Core asks of a service for its metrics and its user agent.</summary>
public sealed class AmazonEMRContainersMetadata : IServiceMetadata
{
    /// <inheritdoc/>
    public string ServiceId => AmazonEMRContainersConfig.ServiceId;

    /// <inheritdoc/>
    public IDictionary<string, string> OperationNameMapping => new Dictionary<string, string>(0);
}
