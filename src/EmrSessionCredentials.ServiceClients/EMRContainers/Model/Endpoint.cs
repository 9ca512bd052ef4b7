using System;
using System.Collections.Generic;
using Amazon.Runtime.Internal;

namespace Amazon.EMRContainers.Model;

/// <summary>A managed endpoint of Amazon EMR on EKS: where notebooks and Spark Connect clients connect to.</summary>
/// <remarks>
/// A property is null where the service left its member out. <c>configurationOverrides</c>, which can hold secrets, is
/// not read.
/// </remarks>
public sealed class Endpoint
{
    /// <summary>The ARN (<c>arn</c>).</summary>
    /// <value>60 to 1024 characters.</value>
    [AWSProperty(Min = 60, Max = 1024)]
    public string? Arn { get; set; }

    /// <summary>The authentication proxy's URL, for Spark Connect (<c>authProxyUrl</c>).</summary>
    /// <value>1 to 10280 characters.</value>
    [AWSProperty(Min = 1, Max = 10280)]
    public string? AuthProxyUrl { get; set; }

    /// <summary>The ARN of a certificate that the customer brought (<c>certificateArn</c>).</summary>
    /// <value>44 to 2048 characters.</value>
    [Obsolete("Customer provided certificate-arn is deprecated and would be removed in future.")]
    [AWSProperty(Min = 44, Max = 2048)]
    public string? CertificateArn { get; set; }

    /// <summary>The certificate that the service made (<c>certificateAuthority</c>).</summary>
    public Certificate? CertificateAuthority { get; set; }

    /// <summary>When it was created (<c>createdAt</c>).</summary>
    /// <value>UTC.</value>
    public DateTime? CreatedAt { get; set; }

    /// <summary>The ARN of the IAM role that jobs run as (<c>executionRoleArn</c>).</summary>
    /// <value>20 to 2048 characters.</value>
    [AWSProperty(Min = 20, Max = 2048)]
    public string? ExecutionRoleArn { get; set; }

    /// <summary>Why it failed (<c>failureReason</c>).</summary>
    public FailureReason? FailureReason { get; set; }

    /// <summary>The id (<c>id</c>).</summary>
    /// <value>1 to 64 characters.</value>
    [AWSProperty(Min = 1, Max = 64)]
    public string? Id { get; set; }

    /// <summary>The name (<c>name</c>).</summary>
    /// <value>1 to 64 characters.</value>
    [AWSProperty(Min = 1, Max = 64)]
    public string? Name { get; set; }

    /// <summary>The release of Amazon EMR (<c>releaseLabel</c>).</summary>
    /// <value>1 to 64 characters.</value>
    [AWSProperty(Min = 1, Max = 64)]
    public string? ReleaseLabel { get; set; }

    /// <summary>The security group (<c>securityGroup</c>).</summary>
    /// <value>1 to 256 characters.</value>
    [AWSProperty(Min = 1, Max = 256)]
    public string? SecurityGroup { get; set; }

    /// <summary>The gateway's URL, for Jupyter (<c>serverUrl</c>).</summary>
    /// <value>1 to 10280 characters.</value>
    [AWSProperty(Min = 1, Max = 10280)]
    public string? ServerUrl { get; set; }

    /// <summary>The state (<c>state</c>).</summary>
    public EndpointState? State { get; set; }

    /// <summary>More on the state (<c>stateDetails</c>).</summary>
    /// <value>1 to 256 characters.</value>
    [AWSProperty(Min = 1, Max = 256)]
    public string? StateDetails { get; set; }

    /// <summary>The subnets (<c>subnetIds</c>).</summary>
    public List<string>? SubnetIds { get; set; }

    /// <summary>The labels (<c>tags</c>).</summary>
    /// <value>Up to 50 entries.</value>
    [AWSProperty(Min = 0, Max = 50)]
    public Dictionary<string, string>? Tags { get; set; }

    /// <summary>The type, such as <c>JUPYTER_ENTERPRISE_GATEWAY</c> (<c>type</c>).</summary>
    /// <value>1 to 64 characters.</value>
    [AWSProperty(Min = 1, Max = 64)]
    public string? Type { get; set; }

    /// <summary>The id of the virtual cluster (<c>virtualClusterId</c>).</summary>
    /// <value>1 to 64 characters.</value>
    [AWSProperty(Min = 1, Max = 64)]
    public string? VirtualClusterId { get; set; }
}
