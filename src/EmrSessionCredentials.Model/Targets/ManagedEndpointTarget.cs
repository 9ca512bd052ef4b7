namespace EmrSessionCredentials;

/// <summary>
/// A managed endpoint (<c>ListManagedEndpoints</c>), for <c>Get-EMRCManagedEndpointSessionCredential</c>.
/// </summary>
public sealed record ManagedEndpointTarget : EmrSessionTarget
{
    /// <summary>Its id (<c>id</c>).</summary>
    public required string EndpointId { get; init; }

    /// <summary>Its ARN (<c>arn</c>).</summary>
    public string? EndpointArn { get; init; }

    /// <summary>What it serves (<c>type</c>): <c>JUPYTER_ENTERPRISE_GATEWAY</c> or <c>SPARK_CONNECT</c>.</summary>
    public string? EndpointType { get; init; }

    /// <summary>The id of its virtual cluster (<c>virtualClusterId</c>).</summary>
    public required string VirtualClusterId { get; init; }

    /// <summary>The name of its virtual cluster; null where that was given, and so not looked up.</summary>
    public string? VirtualClusterName { get; init; }

    /// <summary>
    /// The role that it runs as itself (<c>executionRoleArn</c>). The cmdlet takes it for <c>-ExecutionRoleArn</c>
    /// unless another is given.
    /// </summary>
    public string? ExecutionRoleArn { get; init; }

    /// <inheritdoc />
    public override SessionTargetKind Kind => SessionTargetKind.ManagedEndpoint;

    /// <inheritdoc />
    public override string Identifier => EndpointId;

    /// <inheritdoc />
    public override string OwnerId => VirtualClusterId;

    internal override string? OwnerName => VirtualClusterName;
}
