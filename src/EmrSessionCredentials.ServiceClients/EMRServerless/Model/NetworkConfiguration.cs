using System.Collections.Generic;
using Amazon.Runtime.Internal;

namespace Amazon.EMRServerless.Model;

/// <summary>Where a session reaches into a VPC.</summary>
/// <remarks>A property is null where the service left its member out.</remarks>
public sealed class NetworkConfiguration
{
    /// <summary>The security groups (<c>securityGroupIds</c>).</summary>
    /// <value>Up to 5 values.</value>
    [AWSProperty(Min = 0, Max = 5)]
    public List<string>? SecurityGroupIds { get; set; }

    /// <summary>The subnets (<c>subnetIds</c>).</summary>
    /// <value>Up to 16 values.</value>
    [AWSProperty(Min = 0, Max = 16)]
    public List<string>? SubnetIds { get; set; }
}
