using System;
using System.Collections.Generic;
using System.Text.Json.Nodes;
using EmrSessionCredentials.Emulator.Services;

namespace EmrSessionCredentials.Emulator.Account;

/// <summary>An EMR cluster of the account.</summary>
internal sealed record EmulatedCluster(string Id, string Name, string State, string Release, DateTimeOffset CreatedAt)
{
    /// <summary>Never leaves the machine: every name under .localhost is this one.</summary>
    internal string PrimaryNode => $"{Id.ToLowerInvariant()}.localhost";

    internal bool SessionEnabled => Release.StartsWith("emr-spark-", StringComparison.Ordinal);

    internal required IReadOnlyList<EmulatedSession> Sessions { get; init; }
}

/// <summary>A Spark Connect session of a cluster or of an EMR Serverless application.</summary>
internal sealed record EmulatedSession(string Id, string? Name, string State, string Release, DateTimeOffset CreatedAt)
{
    /// <summary>When its state last changed.</summary>
    internal DateTimeOffset UpdatedAt { get; init; } = CreatedAt;

    /// <summary>The role that it runs as; null for the account's usual one.</summary>
    internal string? Role { get; init; }

    internal long IdleMinutes { get; init; } = 60;

    /// <summary>The ARN of who started it.</summary>
    internal string CreatedBy { get; init; } = Arn.User;

    /// <summary>
    /// The configurations that it was started with, as the model of its service has them; null for none.
    /// </summary>
    internal JsonNode? Configurations { get; init; }

    /// <summary>Where it logs to, as EMR's model has it; null when that was not said.</summary>
    internal JsonNode? Monitoring { get; init; }

    /// <summary>The tags that it was started with, as the model of its service has them; null for none.</summary>
    internal JsonNode? Tags { get; init; }
}

/// <summary>A virtual cluster of EMR on EKS.</summary>
internal sealed record EmulatedVirtualCluster(string Id, string Name, string State, DateTimeOffset CreatedAt)
{
    internal required string EksCluster { get; init; }

    internal required IReadOnlyList<EmulatedEndpoint> Endpoints { get; init; }
}

/// <summary>A managed endpoint of a virtual cluster.</summary>
internal sealed record EmulatedEndpoint(string Id, string Name, string Type, string State, DateTimeOffset CreatedAt)
{
    internal const string Jupyter = "JUPYTER_ENTERPRISE_GATEWAY";
    internal const string SparkConnect = "SPARK_CONNECT";

    internal required string VirtualClusterId { get; init; }

    internal bool IsSparkConnect => Type is SparkConnect;
}

/// <summary>An EMR Serverless application.</summary>
internal sealed record EmulatedApplication(
    string Id,
    string Name,
    string State,
    string Release,
    DateTimeOffset CreatedAt)
{
    internal required IReadOnlyList<EmulatedSession> Sessions { get; init; }
}
