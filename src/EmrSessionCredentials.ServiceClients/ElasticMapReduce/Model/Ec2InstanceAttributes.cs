using System.Collections.Generic;

namespace Amazon.ElasticMapReduce.Model;

/// <summary>Where and how the instances of a cluster run.</summary>
/// <remarks>A property is null where the service left its member out.</remarks>
public sealed class Ec2InstanceAttributes
{
    /// <summary>The primary node's further security groups (<c>AdditionalMasterSecurityGroups</c>).</summary>
    public List<string>? AdditionalMasterSecurityGroups { get; set; }

    /// <summary>The other nodes' further security groups (<c>AdditionalSlaveSecurityGroups</c>).</summary>
    public List<string>? AdditionalSlaveSecurityGroups { get; set; }

    /// <summary>The Availability Zone that the instances are in (<c>Ec2AvailabilityZone</c>).</summary>
    public string? Ec2AvailabilityZone { get; set; }

    /// <summary>The key pair for SSH to the primary node (<c>Ec2KeyName</c>).</summary>
    public string? Ec2KeyName { get; set; }

    /// <summary>The subnet that the instances are in (<c>Ec2SubnetId</c>).</summary>
    public string? Ec2SubnetId { get; set; }

    /// <summary>The primary node's security group (<c>EmrManagedMasterSecurityGroup</c>).</summary>
    public string? EmrManagedMasterSecurityGroup { get; set; }

    /// <summary>The other nodes' security group (<c>EmrManagedSlaveSecurityGroup</c>).</summary>
    public string? EmrManagedSlaveSecurityGroup { get; set; }

    /// <summary>The instance profile that the instances run as (<c>IamInstanceProfile</c>).</summary>
    public string? IamInstanceProfile { get; set; }

    /// <summary>The Availability Zones that were asked for (<c>RequestedEc2AvailabilityZones</c>).</summary>
    public List<string>? RequestedEc2AvailabilityZones { get; set; }

    /// <summary>The subnets that were asked for (<c>RequestedEc2SubnetIds</c>).</summary>
    public List<string>? RequestedEc2SubnetIds { get; set; }

    /// <summary>
    /// The security group that lets the service into a private subnet (<c>ServiceAccessSecurityGroup</c>).
    /// </summary>
    public string? ServiceAccessSecurityGroup { get; set; }
}
