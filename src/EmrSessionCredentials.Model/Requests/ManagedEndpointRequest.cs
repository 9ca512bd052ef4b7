using System;
using System.Collections.Generic;

namespace EmrSessionCredentials.Requests;

/// <summary>
/// A request for the token of an Amazon EMR on EKS managed endpoint (<c>GetManagedEndpointSessionCredentials</c>).
/// </summary>
internal sealed record ManagedEndpointRequest : SessionCredentialRequest
{
    /// <summary>The managed endpoint's id or ARN (<c>endpointIdentifier</c>, 1 to 2048 characters).</summary>
    public required string EndpointIdentifier { get; init; }

    /// <summary>Its virtual cluster's id or ARN (<c>virtualClusterIdentifier</c>, 1 to 2048 characters).</summary>
    public required string VirtualClusterIdentifier { get; init; }

    /// <summary>The IAM role the session runs as (<c>executionRoleArn</c>, 20 to 2048 characters).</summary>
    public required string ExecutionRoleArn { get; init; }

    /// <summary>
    /// The kind of credential (<c>credentialType</c>, 1 to 64 characters); the service knows <c>TOKEN</c>.
    /// </summary>
    public string CredentialType { get; init; } = "TOKEN";

    /// <summary>
    /// How long it is valid (<c>durationInSeconds</c>, 1 to 43200); null for the service's default, 900.
    /// </summary>
    public int? DurationInSecond { get; init; }

    /// <summary>The same as a time span; only one of the two may be given. Fractions of a second are dropped.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>Separates sections of the execution logs in S3 (<c>logContext</c>, 3 to 63 characters).</summary>
    public string? LogContext { get; init; }

    /// <summary>The idempotency token (<c>clientToken</c>, 1 to 64 characters); one is made when it is null.</summary>
    public string? ClientToken { get; init; }

    public override SessionTargetKind Kind => SessionTargetKind.ManagedEndpoint;

    public override string Owner => VirtualClusterIdentifier;

    public override string Target => EndpointIdentifier;

    public override string Role => ExecutionRoleArn;

    /// <summary>What is sent as <c>durationInSeconds</c>, in seconds, or null to leave it out.</summary>
    public override int? EffectiveDurationInSeconds =>
        DurationInSecond ?? (Duration is { } d ? (int)d.TotalSeconds : null);

    public override IReadOnlyList<string> Identifiers => [EndpointIdentifier, VirtualClusterIdentifier];

    public override SessionCredentialRequest Normalize() =>
        Duration is null ? this : this with { DurationInSecond = EffectiveDurationInSeconds, Duration = null };

    // The client token makes the service answer a repeated request with the credential it gave before.
    public override SessionCredentialRequest ForRenewal() => this with { ClientToken = null };

    public override IReadOnlyList<RuleViolation> FindViolations()
    {
        List<RuleViolation> violations = [];
        Add(violations, nameof(EndpointIdentifier), ParameterRules.Identifier(EndpointIdentifier, 2048));
        Add(violations, nameof(VirtualClusterIdentifier), ParameterRules.Identifier(VirtualClusterIdentifier, 2048));
        Add(violations, nameof(ExecutionRoleArn), ParameterRules.Role(ExecutionRoleArn));
        Add(violations, nameof(CredentialType), ParameterRules.CredentialType(CredentialType));
        if (DurationInSecond is { } seconds)
            Add(violations, nameof(DurationInSecond), ParameterRules.Duration(seconds));
        if (Duration is { } duration)
            Add(violations, nameof(Duration), ParameterRules.Duration(duration.TotalSeconds));
        if (DurationInSecond is not null && Duration is not null)
            Add(violations, nameof(Duration), "cannot be used with -DurationInSecond");
        if (LogContext is not null)
            Add(violations, nameof(LogContext), ParameterRules.LogContext(LogContext));
        if (ClientToken is not null)
            Add(violations, nameof(ClientToken), ParameterRules.ClientToken(ClientToken));
        return violations;
    }
}
