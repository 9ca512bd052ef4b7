using System.Collections.Generic;

namespace EmrSessionCredentials.Requests;

/// <summary>A request for a new Spark Connect session on a cluster (EMR <c>StartSession</c>).</summary>
internal sealed record StartClusterSessionRequest : StartSessionRequest
{
    /// <summary>The cluster (<c>ClusterId</c>, 1 to 256 characters).</summary>
    public required string ClusterId { get; init; }

    /// <summary>Where the logs go (<c>MonitoringConfiguration</c>); null for the cluster's own settings.</summary>
    public SessionMonitoring? Monitoring { get; init; }

    public override SessionTargetKind Kind => SessionTargetKind.ClusterSession;

    public override string Target => ClusterId;

    internal override SparkConnectSessionRequest ForSession(string sessionId) =>
        new ClusterSessionRequest { ClusterId = ClusterId, SessionId = sessionId };

    public override IReadOnlyList<RuleViolation> FindViolations()
    {
        List<RuleViolation> violations = [];
        Add(violations, nameof(ClusterId), ParameterRules.Identifier(ClusterId, maximumLength: 256));
        if (ExecutionRoleArn is not null)
            Add(violations, nameof(ExecutionRoleArn), ParameterRules.Role(ExecutionRoleArn));
        if (Name is not null)
            Add(violations, nameof(Name), ParameterRules.Text(Name, maximumLength: 256));
        if (IdleTimeoutMinutes < 0)
            violations.Add(new RuleViolation("SessionIdleTimeoutInMinute", "is negative; give a number of minutes"));
        if (ClientToken is not null)
            Add(violations, "ClientRequestToken", ParameterRules.ClientToken(ClientToken, maximumLength: 36));
        return violations;
    }
}
