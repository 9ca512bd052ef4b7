using System.Collections.Generic;

namespace EmrSessionCredentials.Requests;

/// <summary>
/// A request for the endpoint of an EMR Serverless session (EMR Serverless <c>GetSessionEndpoint</c>).
/// </summary>
internal sealed record ServerlessSessionRequest : SparkConnectSessionRequest
{
    /// <summary>The application (<c>applicationId</c>, 1 to 64 lower-case letters and digits).</summary>
    public required string ApplicationId { get; init; }

    public override SessionTargetKind Kind => SessionTargetKind.ServerlessSession;

    public override string Owner => ApplicationId;

    public override IReadOnlyList<RuleViolation> FindViolations()
    {
        List<RuleViolation> violations = [];
        Add(violations, nameof(SessionId), ParameterRules.ServerlessId(SessionId));
        Add(violations, nameof(ApplicationId), ParameterRules.ServerlessId(ApplicationId));
        return violations;
    }
}
