using Amazon.Runtime.Internal;

namespace Amazon.EMRContainers.Model;

/// <summary>How many jobs a virtual cluster has.</summary>
/// <remarks>A property is null where the service left its member out.</remarks>
public sealed class SchedulerStatus
{
    /// <summary>How many run (<c>currentConcurrentJobRuns</c>).</summary>
    /// <value>At least 0.</value>
    [AWSProperty(Min = 0)]
    public int? CurrentConcurrentJobRuns { get; set; }

    /// <summary>How many wait (<c>currentInQueueJobRuns</c>).</summary>
    /// <value>At least 0.</value>
    [AWSProperty(Min = 0)]
    public int? CurrentInQueueJobRuns { get; set; }
}
