using Amazon.Runtime.Internal;

namespace Amazon.EMRContainers.Model;

/// <summary>How many jobs a virtual cluster takes.</summary>
/// <remarks>A property is null where the service left its member out.</remarks>
public sealed class SchedulerConfiguration
{
    /// <summary>How many may run at once (<c>maxConcurrentJobRuns</c>).</summary>
    /// <value>1 to 10000.</value>
    [AWSProperty(Min = 1, Max = 10000)]
    public int? MaxConcurrentJobRuns { get; set; }

    /// <summary>How many may wait (<c>maxInQueueJobRuns</c>).</summary>
    /// <value>100 to 10000.</value>
    [AWSProperty(Min = 100, Max = 10000)]
    public int? MaxInQueueJobRuns { get; set; }
}
