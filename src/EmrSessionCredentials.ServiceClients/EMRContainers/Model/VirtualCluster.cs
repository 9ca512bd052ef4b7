using System;
using System.Collections.Generic;
using Amazon.Runtime.Internal;

namespace Amazon.EMRContainers.Model;

/// <summary>A virtual cluster: a Kubernetes namespace that Amazon EMR runs jobs and endpoints in.</summary>
/// <remarks>A property is null where the service left its member out.</remarks>
public sealed class VirtualCluster
{
    /// <summary>The ARN (<c>arn</c>).</summary>
    /// <value>60 to 1024 characters.</value>
    [AWSProperty(Min = 60, Max = 1024)]
    public string? Arn { get; set; }

    /// <summary>What it runs on (<c>containerProvider</c>).</summary>
    public ContainerProvider? ContainerProvider { get; set; }

    /// <summary>When it was created (<c>createdAt</c>).</summary>
    /// <value>UTC.</value>
    public DateTime? CreatedAt { get; set; }

    /// <summary>The id (<c>id</c>).</summary>
    /// <value>1 to 64 characters.</value>
    [AWSProperty(Min = 1, Max = 64)]
    public string? Id { get; set; }

    /// <summary>The name (<c>name</c>).</summary>
    /// <value>1 to 64 characters.</value>
    [AWSProperty(Min = 1, Max = 64)]
    public string? Name { get; set; }

    /// <summary>How many jobs it takes, where that is limited (<c>schedulerConfiguration</c>).</summary>
    public SchedulerConfiguration? SchedulerConfiguration { get; set; }

    /// <summary>How many jobs it has (<c>schedulerStatus</c>).</summary>
    public SchedulerStatus? SchedulerStatus { get; set; }

    /// <summary>The id of the security configuration (<c>securityConfigurationId</c>).</summary>
    /// <value>1 to 64 characters.</value>
    [AWSProperty(Min = 1, Max = 64)]
    public string? SecurityConfigurationId { get; set; }

    /// <summary>Whether Spark Connect sessions can run in it (<c>sessionEnabled</c>).</summary>
    public bool? SessionEnabled { get; set; }

    /// <summary>The state (<c>state</c>).</summary>
    public VirtualClusterState? State { get; set; }

    /// <summary>The labels (<c>tags</c>).</summary>
    /// <value>Up to 50 entries.</value>
    [AWSProperty(Min = 0, Max = 50)]
    public Dictionary<string, string>? Tags { get; set; }
}
