namespace EmrSessionCredentials;

/// <summary>A cluster (<c>ListClusters</c>), for <c>Get-EMRClusterSessionCredential</c>.</summary>
public sealed record ClusterTarget : EmrSessionTarget
{
    /// <summary>Its id (<c>Id</c>), for instance <c>j-1ABCDEFGHIJKL</c>.</summary>
    public required string ClusterId { get; init; }

    /// <summary>Its ARN (<c>ClusterArn</c>).</summary>
    public string? ClusterArn { get; init; }

    /// <inheritdoc />
    public override SessionTargetKind Kind => SessionTargetKind.Cluster;

    /// <inheritdoc />
    public override string Identifier => ClusterId;
}
