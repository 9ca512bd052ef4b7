using System;
using Amazon.Runtime.Internal;

namespace Amazon.EMRServerless.Model;

/// <summary>An application of Amazon EMR Serverless as a list shows it.</summary>
/// <remarks>A property is null where the service left its member out.</remarks>
public sealed class ApplicationSummary
{
    /// <summary>The processors that it runs on (<c>architecture</c>).</summary>
    public Architecture? Architecture { get; set; }

    /// <summary>The ARN (<c>arn</c>).</summary>
    /// <value>60 to 1024 characters.</value>
    [AWSProperty(Required = true, Min = 60, Max = 1024)]
    public string? Arn { get; set; }

    /// <summary>When it was created (<c>createdAt</c>).</summary>
    /// <value>UTC.</value>
    [AWSProperty(Required = true)]
    public DateTime? CreatedAt { get; set; }

    /// <summary>The id (<c>id</c>).</summary>
    /// <value>1 to 64 characters.</value>
    [AWSProperty(Required = true, Min = 1, Max = 64)]
    public string? Id { get; set; }

    /// <summary>The name (<c>name</c>).</summary>
    /// <value>1 to 64 characters.</value>
    [AWSProperty(Min = 1, Max = 64)]
    public string? Name { get; set; }

    /// <summary>The release of Amazon EMR (<c>releaseLabel</c>).</summary>
    /// <value>1 to 64 characters.</value>
    [AWSProperty(Required = true, Min = 1, Max = 64)]
    public string? ReleaseLabel { get; set; }

    /// <summary>The state (<c>state</c>).</summary>
    [AWSProperty(Required = true)]
    public ApplicationState? State { get; set; }

    /// <summary>More on the state (<c>stateDetails</c>).</summary>
    /// <value>1 to 256 characters.</value>
    [AWSProperty(Min = 1, Max = 256)]
    public string? StateDetails { get; set; }

    /// <summary>The engine, such as <c>Spark</c> (<c>type</c>).</summary>
    /// <value>1 to 64 characters.</value>
    [AWSProperty(Required = true, Min = 1, Max = 64)]
    public string? Type { get; set; }

    /// <summary>When it last changed (<c>updatedAt</c>).</summary>
    /// <value>UTC.</value>
    [AWSProperty(Required = true)]
    public DateTime? UpdatedAt { get; set; }
}
