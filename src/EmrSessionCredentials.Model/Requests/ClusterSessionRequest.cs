using System.Collections.Generic;

namespace EmrSessionCredentials.Requests;

/// <summary>
/// A request for the endpoint of a Spark Connect session on a cluster (EMR <c>GetSessionEndpoint</c>).
/// </summary>
internal sealed record ClusterSessionRequest : SparkConnectSessionRequest
{
    /// <summary>The cluster (<c>ClusterId</c>, 1 to 256 characters).</summary>
    public required string ClusterId { get; init; }

    public override SessionTargetKind Kind => SessionTargetKind.ClusterSession;

    public override string Owner => ClusterId;

    public override IReadOnlyList<RuleViolation> FindViolations()
    {
        List<RuleViolation> violations = [];
        Add(violations, nameof(SessionId), ParameterRules.Identifier(SessionId, maximumLength: 256));
        Add(violations, nameof(ClusterId), ParameterRules.Identifier(ClusterId, maximumLength: 256));
        return violations;
    }
}
