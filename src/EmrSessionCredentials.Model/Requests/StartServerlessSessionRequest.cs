using System.Collections.Generic;

namespace EmrSessionCredentials.Requests;

/// <summary>A request for a new session of an EMR Serverless application (its <c>StartSession</c>).</summary>
internal sealed record StartServerlessSessionRequest : StartSessionRequest
{
    private const int LongestIdleMinutes = 1_000_000;

    /// <summary>The application (<c>applicationId</c>, 1 to 64 lower-case letters and digits).</summary>
    public required string ApplicationId { get; init; }

    public override SessionTargetKind Kind => SessionTargetKind.ServerlessSession;

    public override string Target => ApplicationId;

    internal override SparkConnectSessionRequest ForSession(string sessionId) =>
        new ServerlessSessionRequest { ApplicationId = ApplicationId, SessionId = sessionId };

    public override IReadOnlyList<RuleViolation> FindViolations()
    {
        List<RuleViolation> violations = [];
        Add(violations, nameof(ApplicationId), ParameterRules.ServerlessId(ApplicationId));
        Add(violations, nameof(ExecutionRoleArn), ParameterRules.Role(ExecutionRoleArn));
        if (Name is not null)
            Add(violations, nameof(Name), ParameterRules.Text(Name, maximumLength: 256));
        if (IdleTimeoutMinutes is < 0 or > LongestIdleMinutes)
            violations.Add(new RuleViolation("IdleTimeoutMinute", $"is {IdleTimeoutMinutes}; the service takes 0 to {LongestIdleMinutes}"));
        if (ClientToken is not null)
            Add(violations, nameof(ClientToken), ParameterRules.ServerlessToken(ClientToken));
        return violations;
    }
}
