using System;
using System.Collections.Generic;
using Amazon.Runtime.Internal;

namespace Amazon.ElasticMapReduce.Model;

/// <summary>A Spark Connect session on a cluster.</summary>
/// <remarks>
/// A property is null where the service left its member out. <c>EngineConfigurations</c>, which can hold secrets, and
/// <c>MonitoringConfiguration</c> are not read.
/// </remarks>
public sealed class Session
{
    /// <summary>The AWS account (<c>AccountId</c>).</summary>
    /// <value>Up to 256 characters.</value>
    [AWSProperty(Min = 0, Max = 256)]
    public string? AccountId { get; set; }

    /// <summary>The ARN (<c>Arn</c>).</summary>
    /// <value>20 to 2048 characters.</value>
    [AWSProperty(Required = true, Min = 20, Max = 2048)]
    public string? Arn { get; set; }

    /// <summary>The id of the cluster (<c>ClusterId</c>).</summary>
    /// <value>Up to 256 characters.</value>
    [AWSProperty(Required = true, Max = 256)]
    public string? ClusterId { get; set; }

    /// <summary>When it was created (<c>CreatedAt</c>).</summary>
    /// <value>UTC.</value>
    public DateTime? CreatedAt { get; set; }

    /// <summary>When it ended (<c>EndedAt</c>).</summary>
    /// <value>UTC.</value>
    public DateTime? EndedAt { get; set; }

    /// <summary>The ARN of the IAM role that the session runs as (<c>ExecutionRoleArn</c>).</summary>
    /// <value>20 to 2048 characters.</value>
    [AWSProperty(Min = 20, Max = 2048)]
    public string? ExecutionRoleArn { get; set; }

    /// <summary>The id (<c>Id</c>).</summary>
    /// <value>Up to 256 characters.</value>
    [AWSProperty(Required = true, Min = 0, Max = 256)]
    public string? Id { get; set; }

    /// <summary>Since when it has had nothing to do (<c>IdleSince</c>).</summary>
    /// <value>UTC.</value>
    public DateTime? IdleSince { get; set; }

    /// <summary>The name (<c>Name</c>).</summary>
    /// <value>Up to 256 characters.</value>
    [AWSProperty(Min = 0, Max = 256)]
    public string? Name { get; set; }

    /// <summary>The cluster's release of Amazon EMR (<c>ReleaseLabel</c>).</summary>
    /// <value>Up to 256 characters.</value>
    [AWSProperty(Min = 0, Max = 256)]
    public string? ReleaseLabel { get; set; }

    /// <summary>The URL of its Spark Connect server (<c>ServerUrl</c>).</summary>
    /// <value>Up to 10280 characters.</value>
    [AWSProperty(Min = 0, Max = 10280)]
    public string? ServerUrl { get; set; }

    /// <summary>How long it may have nothing to do before it is ended (<c>SessionIdleTimeoutInMinutes</c>).</summary>
    /// <value>Minutes.</value>
    public long? SessionIdleTimeoutInMinutes { get; set; }

    /// <summary>When it began to run (<c>StartedAt</c>).</summary>
    /// <value>UTC.</value>
    public DateTime? StartedAt { get; set; }

    /// <summary>The state (<c>State</c>).</summary>
    [AWSProperty(Required = true)]
    public SessionState? State { get; set; }

    /// <summary>Why it came to the state (<c>StateChangeReason</c>).</summary>
    /// <value>Up to 10280 characters.</value>
    [AWSProperty(Min = 0, Max = 10280)]
    public string? StateChangeReason { get; set; }

    /// <summary>The labels (<c>Tags</c>).</summary>
    public List<Tag>? Tags { get; set; }

    /// <summary>When it last changed (<c>UpdatedAt</c>).</summary>
    /// <value>UTC.</value>
    public DateTime? UpdatedAt { get; set; }
}
