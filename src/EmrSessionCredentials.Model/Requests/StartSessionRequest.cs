using System.Collections.Generic;

namespace EmrSessionCredentials.Requests;

/// <summary>A request for a new session (<c>StartSession</c> of one service or the other).</summary>
internal abstract record StartSessionRequest : EmrRequest
{
    /// <summary>The kind of session.</summary>
    public abstract SessionTargetKind Kind { get; }

    /// <summary>The IAM role that the session runs as (<c>ExecutionRoleArn</c>).</summary>
    public string? ExecutionRoleArn { get; init; }

    /// <summary>The name of the session (<c>Name</c>, at most 256 characters).</summary>
    public string? Name { get; init; }

    /// <summary>How long the session may be idle before the service ends it, in minutes.</summary>
    public long? IdleTimeoutMinutes { get; init; }

    /// <summary>The idempotency token.</summary>
    public string? ClientToken { get; init; }

    /// <summary>The tags (<c>Tags</c>); null for none.</summary>
    public IReadOnlyDictionary<string, string>? Tags { get; init; }

    /// <summary>Settings for this session alone; null for none.</summary>
    public IReadOnlyList<SessionConfiguration>? Configurations { get; init; }

    /// <summary>The request that names a session that this one has started.</summary>
    /// <param name="sessionId">The id of the session.</param>
    internal abstract SparkConnectSessionRequest ForSession(string sessionId);
}
