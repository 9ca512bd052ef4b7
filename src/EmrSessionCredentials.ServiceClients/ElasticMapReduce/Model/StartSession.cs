using System.Collections.Generic;
using Amazon.Runtime;

namespace Amazon.ElasticMapReduce.Model;

/// <summary>Requests a new Spark Connect session on a cluster (<c>StartSession</c>).</summary>
public sealed class StartSessionRequest : AmazonElasticMapReduceRequest
{
    /// <summary>Makes a repeated request return the first answer (<c>ClientRequestToken</c>).</summary>
    public string? ClientRequestToken { get; set; }

    /// <summary>The id of the cluster (<c>ClusterId</c>).</summary>
    public string? ClusterId { get; set; }

    /// <summary>Settings that differ from the cluster's (<c>EngineConfigurations</c>).</summary>
    public List<Configuration>? EngineConfigurations { get; set; }

    /// <summary>The ARN of the IAM role that the session runs as (<c>ExecutionRoleArn</c>).</summary>
    public string? ExecutionRoleArn { get; set; }

    /// <summary>Where the logs go (<c>MonitoringConfiguration</c>).</summary>
    public SessionMonitoringConfiguration? MonitoringConfiguration { get; set; }

    /// <summary>The name (<c>Name</c>).</summary>
    public string? Name { get; set; }

    /// <summary>
    /// How long the session may be idle before it is ended, in minutes (<c>SessionIdleTimeoutInMinutes</c>).
    /// </summary>
    public long? SessionIdleTimeoutInMinutes { get; set; }

    /// <summary>The tags (<c>Tags</c>).</summary>
    public List<Tag>? Tags { get; set; }
}

/// <summary>A session that is being started.</summary>
public sealed class StartSessionResponse : AmazonWebServiceResponse
{
    /// <summary>The id of the account (<c>AccountId</c>).</summary>
    public string? AccountId { get; set; }

    /// <summary>The ARN (<c>Arn</c>).</summary>
    public string? Arn { get; set; }

    /// <summary>The id of the cluster (<c>ClusterId</c>).</summary>
    public string? ClusterId { get; set; }

    /// <summary>The id of the session (<c>Id</c>).</summary>
    public string? Id { get; set; }

    /// <summary>The state (<c>State</c>).</summary>
    public SessionState? State { get; set; }
}
