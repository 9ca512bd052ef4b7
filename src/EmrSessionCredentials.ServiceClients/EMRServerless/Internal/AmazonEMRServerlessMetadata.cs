using System.Collections.Generic;
using Amazon.Runtime.Internal;

namespace Amazon.EMRServerless.Internal;

/// <summary>What AWSSDK.Core asks of a service for its metrics and its user agent.</summary>
public sealed class AmazonEMRServerlessMetadata : IServiceMetadata
{
    /// <inheritdoc/>
    public string ServiceId => AmazonEMRServerlessConfig.ServiceId;

    /// <inheritdoc/>
    public IDictionary<string, string> OperationNameMapping => new Dictionary<string, string>(0);
}
