using System.Collections.Generic;
using Amazon.Runtime.Internal;

namespace Amazon.ElasticMapReduce.Model;

/// <summary>A cluster of Amazon EMR.</summary>
/// <remarks>
/// A property is null where the service left its member out. Members that nothing here needs, or that hold passwords
/// (<c>Configurations</c>, <c>KerberosAttributes</c>, <c>PlacementGroups</c>, <c>MonitoringConfiguration</c>), are not
/// read.
/// </remarks>
public sealed class Cluster
{
    /// <summary>The programs that are installed (<c>Applications</c>).</summary>
    public List<Application>? Applications { get; set; }

    /// <summary>The role for automatic scaling (<c>AutoScalingRole</c>).</summary>
    /// <value>Up to 10280 characters.</value>
    [AWSProperty(Min = 0, Max = 10280)]
    public string? AutoScalingRole { get; set; }

    /// <summary>Whether the cluster ends after its last step (<c>AutoTerminate</c>).</summary>
    public bool? AutoTerminate { get; set; }

    /// <summary>The ARN (<c>ClusterArn</c>).</summary>
    /// <value>20 to 2048 characters.</value>
    [AWSProperty(Min = 20, Max = 2048)]
    public string? ClusterArn { get; set; }

    /// <summary>The id of a custom AMI (<c>CustomAmiId</c>).</summary>
    /// <value>Up to 256 characters.</value>
    [AWSProperty(Min = 0, Max = 256)]
    public string? CustomAmiId { get; set; }

    /// <summary>The speed of the root volumes (<c>EbsRootVolumeIops</c>).</summary>
    /// <value>I/O operations a second.</value>
    public int? EbsRootVolumeIops { get; set; }

    /// <summary>The size of the root volumes (<c>EbsRootVolumeSize</c>).</summary>
    /// <value>GiB.</value>
    public int? EbsRootVolumeSize { get; set; }

    /// <summary>The throughput of the root volumes (<c>EbsRootVolumeThroughput</c>).</summary>
    /// <value>MiB a second.</value>
    public int? EbsRootVolumeThroughput { get; set; }

    /// <summary>Where and how the instances run (<c>Ec2InstanceAttributes</c>).</summary>
    public Ec2InstanceAttributes? Ec2InstanceAttributes { get; set; }

    /// <summary>Whether the cluster has extended support (<c>ExtendedSupport</c>).</summary>
    public bool? ExtendedSupport { get; set; }

    /// <summary>The id, such as <c>j-1ABCDEFGHIJKL</c> (<c>Id</c>).</summary>
    /// <value>Up to 256 characters.</value>
    [AWSProperty(Max = 256)]
    public string? Id { get; set; }

    /// <summary>Whether the instances are in fleets or groups (<c>InstanceCollectionType</c>).</summary>
    public InstanceCollectionType? InstanceCollectionType { get; set; }

    /// <summary>The KMS key that logs are encrypted with (<c>LogEncryptionKmsKeyId</c>).</summary>
    public string? LogEncryptionKmsKeyId { get; set; }

    /// <summary>The place in S3 that logs go to (<c>LogUri</c>).</summary>
    public string? LogUri { get; set; }

    /// <summary>
    /// The primary node's host name: the private one where the subnet is private (<c>MasterPublicDnsName</c>).
    /// </summary>
    public string? MasterPublicDnsName { get; set; }

    /// <summary>The name (<c>Name</c>).</summary>
    public string? Name { get; set; }

    /// <summary>About what it has cost (<c>NormalizedInstanceHours</c>).</summary>
    /// <value>Hours of an m1.small instance.</value>
    public int? NormalizedInstanceHours { get; set; }

    /// <summary>The release of Amazon Linux (<c>OSReleaseLabel</c>).</summary>
    public string? OSReleaseLabel { get; set; }

    /// <summary>The ARN of the Outpost that the cluster is on (<c>OutpostArn</c>).</summary>
    /// <value>Up to 2048 characters.</value>
    [AWSProperty(Min = 0, Max = 2048)]
    public string? OutpostArn { get; set; }

    /// <summary>The release of Amazon EMR, such as <c>emr-7.2.0</c> (<c>ReleaseLabel</c>).</summary>
    public string? ReleaseLabel { get; set; }

    /// <summary>Which updates are installed at the start (<c>RepoUpgradeOnBoot</c>).</summary>
    public RepoUpgradeOnBoot? RepoUpgradeOnBoot { get; set; }

    /// <summary>The AMI version that was asked for (releases before 4.0) (<c>RequestedAmiVersion</c>).</summary>
    public string? RequestedAmiVersion { get; set; }

    /// <summary>The AMI version that runs (releases before 4.0) (<c>RunningAmiVersion</c>).</summary>
    public string? RunningAmiVersion { get; set; }

    /// <summary>How instances leave when the cluster shrinks (<c>ScaleDownBehavior</c>).</summary>
    public ScaleDownBehavior? ScaleDownBehavior { get; set; }

    /// <summary>
    /// The name of the security configuration; runtime roles need one (<c>SecurityConfiguration</c>).
    /// </summary>
    /// <value>Up to 10280 characters.</value>
    [AWSProperty(Min = 0, Max = 10280)]
    public string? SecurityConfiguration { get; set; }

    /// <summary>The role that the service acts as (<c>ServiceRole</c>).</summary>
    public string? ServiceRole { get; set; }

    /// <summary>Whether Spark Connect sessions can run on the cluster (<c>SessionEnabled</c>).</summary>
    public bool? SessionEnabled { get; set; }

    /// <summary>What the cluster is doing (<c>Status</c>).</summary>
    public ClusterStatus? Status { get; set; }

    /// <summary>How many steps may run at once (<c>StepConcurrencyLevel</c>).</summary>
    public int? StepConcurrencyLevel { get; set; }

    /// <summary>The labels (<c>Tags</c>).</summary>
    public List<Tag>? Tags { get; set; }

    /// <summary>Whether the cluster is kept from being ended by a call (<c>TerminationProtected</c>).</summary>
    public bool? TerminationProtected { get; set; }

    /// <summary>Whether unhealthy core nodes are replaced (<c>UnhealthyNodeReplacement</c>).</summary>
    public bool? UnhealthyNodeReplacement { get; set; }

    /// <summary>Whether all principals of the account see the cluster (<c>VisibleToAllUsers</c>).</summary>
    public bool? VisibleToAllUsers { get; set; }
}
