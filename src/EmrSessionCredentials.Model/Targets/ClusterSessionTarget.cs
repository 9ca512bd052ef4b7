namespace EmrSessionCredentials;

/// <summary>
/// A Spark Connect session on a cluster (EMR <c>ListSessions</c>, <c>StartSession</c>), for
/// <c>Get-EMRSessionEndpoint</c> and <c>Stop-EMRSession</c>.
/// </summary>
public sealed record ClusterSessionTarget : EmrSessionTarget
{
    /// <summary>Its id (<c>Id</c>).</summary>
    public required string SessionId { get; init; }

    /// <summary>The id of its cluster (<c>ClusterId</c>).</summary>
    public required string ClusterId { get; init; }

    /// <summary>The name of its cluster; null where that was given, and so not looked up.</summary>
    public string? ClusterName { get; init; }

    /// <summary>Its ARN (<c>Arn</c>).</summary>
    public string? SessionArn { get; init; }

    /// <summary>The account that it belongs to (<c>AccountId</c>); null where it was not just started.</summary>
    public string? AccountId { get; init; }

    /// <summary>The role that it runs as (<c>ExecutionRoleArn</c>).</summary>
    public string? ExecutionRoleArn { get; init; }

    /// <inheritdoc />
    public override SessionTargetKind Kind => SessionTargetKind.ClusterSession;

    /// <inheritdoc />
    public override string Identifier => SessionId;

    /// <inheritdoc />
    public override string OwnerId => ClusterId;

    internal override string? OwnerName => ClusterName;
}
