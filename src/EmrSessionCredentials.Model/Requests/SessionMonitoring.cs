using System.Collections.Generic;

namespace EmrSessionCredentials.Requests;

/// <summary>Where the logs of a session go (<c>MonitoringConfiguration</c>). What is null is not sent.</summary>
internal sealed record SessionMonitoring(
    SessionLogs? CloudWatch = null, SessionLogs? Managed = null, SessionLogs? S3 = null);

/// <summary>Logs in one place; a place has only some of the settings.</summary>
internal sealed record SessionLogs
{
    /// <summary>Whether logs go there (<c>Enabled</c>).</summary>
    public bool? Enabled { get; init; }

    /// <summary>The KMS key that encrypts them (<c>EncryptionKeyArn</c>).</summary>
    public string? EncryptionKeyArn { get; init; }

    /// <summary>The log group in CloudWatch (<c>LogGroup</c>).</summary>
    public string? LogGroup { get; init; }

    /// <summary>The prefix of log streams' names in CloudWatch (<c>LogStreamNamePrefix</c>).</summary>
    public string? LogStreamNamePrefix { get; init; }

    /// <summary>The logs of each component (<c>LogTypes</c>), for instance SPARK_DRIVER: stdout, stderr.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>>? LogTypes { get; init; }

    /// <summary>The place in S3 (<c>LogUri</c>).</summary>
    public string? LogUri { get; init; }

    /// <summary>Null where nothing is set, so that the service's default holds.</summary>
    internal SessionLogs? OrNull() => this == new SessionLogs() ? null : this;
}
