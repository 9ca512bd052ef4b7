using System.Collections.Generic;

namespace EmrSessionCredentials.Requests;

/// <summary>
/// A request for a URL that opens a user interface on a cluster (<c>GetOnClusterAppUIPresignedURL</c>).
/// </summary>
internal sealed record OnClusterAppUIRequest : EmrRequest
{
    /// <summary>The cluster (<c>ClusterId</c>, 1 to 256 characters).</summary>
    public required string ClusterId { get; init; }

    /// <summary>
    /// The user interface (<c>OnClusterAppUIType</c>), for instance <c>SparkHistoryServer</c>; null for the service's
    /// default.
    /// </summary>
    public string? OnClusterAppUIType { get; init; }

    /// <summary>The application in the user interface (<c>ApplicationId</c>, at most 256 characters).</summary>
    public string? ApplicationId { get; init; }

    /// <summary>Whether the request is only tried (<c>DryRun</c>).</summary>
    public bool? DryRun { get; init; }

    /// <summary>The runtime role (<c>ExecutionRoleArn</c>), or null for the cluster's own.</summary>
    public string? ExecutionRoleArn { get; init; }

    public override string Target => ClusterId;

    public override IReadOnlyList<RuleViolation> FindViolations()
    {
        List<RuleViolation> violations = [];
        Add(violations, nameof(ClusterId), ParameterRules.Identifier(ClusterId, maximumLength: 256));
        if (OnClusterAppUIType is not null)
            Add(violations, nameof(OnClusterAppUIType), ParameterRules.Text(OnClusterAppUIType, maximumLength: 256));
        if (ApplicationId is not null)
            Add(violations, nameof(ApplicationId), ParameterRules.Text(ApplicationId, maximumLength: 256));
        if (ExecutionRoleArn is not null)
            Add(violations, nameof(ExecutionRoleArn), ParameterRules.Role(ExecutionRoleArn));
        return violations;
    }
}
