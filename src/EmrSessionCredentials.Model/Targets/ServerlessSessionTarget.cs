namespace EmrSessionCredentials;

/// <summary>
/// A session of EMR Serverless (its <c>ListSessions</c>, <c>StartSession</c>), for
/// <c>Get-EMRServerlessSessionEndpoint</c> and <c>Stop-EMRServerlessSession</c>.
/// </summary>
public sealed record ServerlessSessionTarget : EmrSessionTarget
{
    /// <summary>Its id (<c>sessionId</c>).</summary>
    public required string SessionId { get; init; }

    /// <summary>The id of its application (<c>applicationId</c>).</summary>
    public required string ApplicationId { get; init; }

    /// <summary>The name of its application; null where that was given, and so not looked up.</summary>
    public string? ApplicationName { get; init; }

    /// <summary>Its ARN (<c>arn</c>).</summary>
    public string? SessionArn { get; init; }

    /// <summary>The role that it runs as (<c>executionRoleArn</c>).</summary>
    public string? ExecutionRoleArn { get; init; }

    /// <inheritdoc />
    public override SessionTargetKind Kind => SessionTargetKind.ServerlessSession;

    /// <inheritdoc />
    public override string Identifier => SessionId;

    /// <inheritdoc />
    public override string OwnerId => ApplicationId;

    internal override string? OwnerName => ApplicationName;
}
