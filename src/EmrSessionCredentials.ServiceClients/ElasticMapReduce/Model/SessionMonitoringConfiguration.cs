using System.Collections.Generic;

namespace Amazon.ElasticMapReduce.Model;

/// <summary>Where the logs of a session go.</summary>
public sealed class SessionMonitoringConfiguration
{
    /// <summary>Logs in Amazon CloudWatch (<c>CloudWatchLoggingConfiguration</c>).</summary>
    public SessionCloudWatchLoggingConfiguration? CloudWatchLoggingConfiguration { get; set; }

    /// <summary>Logs that Amazon EMR keeps (<c>ManagedLoggingConfiguration</c>).</summary>
    public SessionManagedLoggingConfiguration? ManagedLoggingConfiguration { get; set; }

    /// <summary>Logs in Amazon S3 (<c>S3LoggingConfiguration</c>).</summary>
    public SessionS3LoggingConfiguration? S3LoggingConfiguration { get; set; }
}

/// <summary>Logs of a session in Amazon CloudWatch.</summary>
public sealed class SessionCloudWatchLoggingConfiguration
{
    /// <summary>Whether logs are published there (<c>Enabled</c>).</summary>
    public bool? Enabled { get; set; }

    /// <summary>The ARN of the key that encrypts them (<c>EncryptionKeyArn</c>).</summary>
    public string? EncryptionKeyArn { get; set; }

    /// <summary>The log group (<c>LogGroup</c>).</summary>
    public string? LogGroup { get; set; }

    /// <summary>The prefix of the log streams' names (<c>LogStreamNamePrefix</c>).</summary>
    public string? LogStreamNamePrefix { get; set; }

    /// <summary>The logs of each component (<c>LogTypes</c>).</summary>
    public Dictionary<string, List<string>>? LogTypes { get; set; }
}

/// <summary>Logs of a session that Amazon EMR keeps.</summary>
public sealed class SessionManagedLoggingConfiguration
{
    /// <summary>Whether logs are kept (<c>Enabled</c>).</summary>
    public bool? Enabled { get; set; }

    /// <summary>The ARN of the key that encrypts them (<c>EncryptionKeyArn</c>).</summary>
    public string? EncryptionKeyArn { get; set; }
}

/// <summary>Logs of a session in Amazon S3.</summary>
public sealed class SessionS3LoggingConfiguration
{
    /// <summary>Whether logs are written there (<c>Enabled</c>).</summary>
    public bool? Enabled { get; set; }

    /// <summary>The ARN of the key that encrypts them (<c>EncryptionKeyArn</c>).</summary>
    public string? EncryptionKeyArn { get; set; }

    /// <summary>The logs of each component (<c>LogTypes</c>).</summary>
    public Dictionary<string, List<string>>? LogTypes { get; set; }

    /// <summary>Where they go, as an S3 URI (<c>LogUri</c>).</summary>
    public string? LogUri { get; set; }
}
