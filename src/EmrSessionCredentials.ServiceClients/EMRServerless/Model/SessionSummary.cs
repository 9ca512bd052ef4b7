using System;
using Amazon.Runtime.Internal;

namespace Amazon.EMRServerless.Model;

/// <summary>A session as a list shows it.</summary>
/// <remarks>A property is null where the service left its member out.</remarks>
public sealed class SessionSummary
{
    /// <summary>The id of the application (<c>applicationId</c>).</summary>
    /// <value>1 to 64 characters.</value>
    [AWSProperty(Required = true, Min = 1, Max = 64)]
    public string? ApplicationId { get; set; }

    /// <summary>The ARN (<c>arn</c>).</summary>
    /// <value>60 to 1024 characters.</value>
    [AWSProperty(Required = true, Min = 60, Max = 1024)]
    public string? Arn { get; set; }

    /// <summary>When it was created (<c>createdAt</c>).</summary>
    /// <value>UTC.</value>
    [AWSProperty(Required = true)]
    public DateTime? CreatedAt { get; set; }

    /// <summary>The ARN of the principal that created it (<c>createdBy</c>).</summary>
    /// <value>20 to 2048 characters.</value>
    [AWSProperty(Required = true, Min = 20, Max = 2048)]
    public string? CreatedBy { get; set; }

    /// <summary>The ARN of the IAM role that the session runs as (<c>executionRoleArn</c>).</summary>
    /// <value>20 to 2048 characters.</value>
    [AWSProperty(Required = true, Min = 20, Max = 2048)]
    public string? ExecutionRoleArn { get; set; }

    /// <summary>The name (<c>name</c>).</summary>
    /// <value>1 to 256 characters.</value>
    [AWSProperty(Min = 1, Max = 256)]
    public string? Name { get; set; }

    /// <summary>The release of Amazon EMR (<c>releaseLabel</c>).</summary>
    /// <value>1 to 64 characters.</value>
    [AWSProperty(Required = true, Min = 1, Max = 64)]
    public string? ReleaseLabel { get; set; }

    /// <summary>The id of the session (<c>sessionId</c>).</summary>
    /// <value>1 to 64 characters.</value>
    [AWSProperty(Required = true, Min = 1, Max = 64)]
    public string? SessionId { get; set; }

    /// <summary>The state (<c>state</c>).</summary>
    [AWSProperty(Required = true)]
    public SessionState? State { get; set; }

    /// <summary>More on the state (<c>stateDetails</c>).</summary>
    /// <value>1 to 1024 characters.</value>
    [AWSProperty(Required = true, Min = 1, Max = 1024)]
    public string? StateDetails { get; set; }

    /// <summary>When it last changed (<c>updatedAt</c>).</summary>
    /// <value>UTC.</value>
    [AWSProperty(Required = true)]
    public DateTime? UpdatedAt { get; set; }
}
