using System;

namespace Amazon.ElasticMapReduce.Model;

/// <summary>A Spark Connect session on a cluster.</summary>
public sealed class Session
{
    /// <summary>The ARN (<c>Arn</c>).</summary>
    public string? Arn { get; set; }

    /// <summary>The id of its cluster (<c>ClusterId</c>).</summary>
    public string? ClusterId { get; set; }

    /// <summary>When it was created, in UTC (<c>CreatedAt</c>).</summary>
    public DateTime? CreatedAt { get; set; }

    /// <summary>The ARN of the IAM role that it runs as (<c>ExecutionRoleArn</c>).</summary>
    public string? ExecutionRoleArn { get; set; }

    /// <summary>The id (<c>Id</c>).</summary>
    public string? Id { get; set; }

    /// <summary>The name (<c>Name</c>).</summary>
    public string? Name { get; set; }

    /// <summary>The Amazon EMR release (<c>ReleaseLabel</c>).</summary>
    public string? ReleaseLabel { get; set; }

    /// <summary>The state (<c>State</c>).</summary>
    public SessionState? State { get; set; }

    /// <summary>The reason for the state (<c>StateChangeReason</c>).</summary>
    public string? StateChangeReason { get; set; }
}
