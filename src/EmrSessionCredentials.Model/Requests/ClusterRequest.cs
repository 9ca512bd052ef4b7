using System.Collections.Generic;

namespace EmrSessionCredentials.Requests;

/// <summary>
/// A request for the user name and password of an Amazon EMR cluster (<c>GetClusterSessionCredentials</c>).
/// </summary>
internal sealed record ClusterRequest : SessionCredentialRequest
{
    /// <summary>The cluster (<c>ClusterId</c>, 1 to 256 characters), for instance <c>j-1ABCDEFGHIJKL</c>.</summary>
    public required string ClusterId { get; init; }

    /// <summary>The runtime role (<c>ExecutionRoleArn</c>), or null for the cluster's own.</summary>
    public string? ExecutionRoleArn { get; init; }

    public override SessionTargetKind Kind => SessionTargetKind.Cluster;

    public override string? Role => ExecutionRoleArn;

    public override string Target => ClusterId;

    public override IReadOnlyList<string> Identifiers => [ClusterId];

    public override IReadOnlyList<RuleViolation> FindViolations()
    {
        List<RuleViolation> violations = [];
        Add(violations, nameof(ClusterId), ParameterRules.Identifier(ClusterId, maximumLength: 256));
        if (ExecutionRoleArn is not null)
            Add(violations, nameof(ExecutionRoleArn), ParameterRules.Role(ExecutionRoleArn));
        return violations;
    }
}
