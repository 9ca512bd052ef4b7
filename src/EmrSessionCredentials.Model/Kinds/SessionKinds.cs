using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using EmrSessionCredentials.Connections;
using EmrSessionCredentials.Requests;

namespace EmrSessionCredentials;

/// <summary>The kinds of sessions. A new kind is one entry here; CONTRIBUTING.md says what goes with it.</summary>
internal static class SessionKinds
{
    private static readonly string[] SparkStates =
        ["SUBMITTED", "STARTING", "STARTED", "IDLE", "BUSY", "FAILED", "TERMINATING", "TERMINATED"];

    // As the console shows it, with its slashes. No part of it has a slash, so it cannot be read in two ways.
    private static readonly Regex EndpointArn = new(
        @"\A(?<owner>arn:[^:/]+:emr-containers:[^:/]*:[^:/]*:/virtualclusters/[^/]+)/endpoints/[^/]+\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        TimeSpan.FromSeconds(1));

    private static readonly SessionKind ClusterSession = new()
    {
        Kind = SessionTargetKind.ClusterSession,
        Cmdlet = "Get-EMRSessionEndpoint",
        OwnerParameter = "ClusterId",
        OwnerNoun = "cluster",
        TargetParameter = "SessionId",
        TargetNoun = "session",
        Word = "session",
        Queries = [SessionKind.As],
        SecretType = "SecureString",
        CreateRequest = name => new ClusterSessionRequest { ClusterId = name.Owner ?? "", SessionId = name.Target },
        States = SparkStates,
        UsableStates = ["STARTED", "IDLE", "BUSY"],
        ConnectionKinds = [ConnectionKind.SparkConnect],
        CredentialNoun = "The credential of a Spark Connect session",
        AlternativeHint =
            "Livy and JDBC take the credential of a cluster, a Jupyter gateway that of a managed endpoint.",
        HostAdvice = "Give ConvertTo-EMRConnection the session's server with -HostName or -Endpoint.",
    };

    /// <summary>All kinds. Tests add one of their own.</summary>
    internal static IReadOnlyList<SessionKind> All { get; set; } =
    [
        new()
        {
            Kind = SessionTargetKind.Cluster,
            Cmdlet = "Get-EMRClusterSessionCredential",
            TargetParameter = "ClusterId",
            TargetNoun = "cluster",
            Word = "cluster",
            Queries = [SessionKind.Role, SessionKind.As],
            SecretType = "PSCredential",
            CreateRequest = name =>
                new ClusterRequest { ClusterId = name.Target, ExecutionRoleArn = name.ExecutionRoleArn },
            States =
            [
                "STARTING", "BOOTSTRAPPING", "RUNNING", "WAITING", "TERMINATING", "TERMINATED", "TERMINATED_WITH_ERRORS",
            ],
            UsableStates = ["RUNNING", "WAITING"],
            ConnectionKinds = [ConnectionKind.Livy, ConnectionKind.Rest, ConnectionKind.Jdbc],
            CredentialNoun = "The user name and password of a cluster",
            AlternativeHint =
                "Spark Connect on a cluster takes the credential of a session, a Jupyter gateway that of a managed endpoint.",
            HostAdvice = "Give ConvertTo-EMRConnection the name of the cluster's primary node with -HostName, or the URL with -Endpoint.",
        },
        new()
        {
            Kind = SessionTargetKind.ManagedEndpoint,
            Cmdlet = "Get-EMRCManagedEndpointSessionCredential",
            OwnerParameter = "VirtualClusterIdentifier",
            OwnerNoun = "virtual cluster",
            TargetParameter = "EndpointIdentifier",
            TargetNoun = "endpoint",
            Word = "endpoint",
            Queries = [SessionKind.Role, SessionKind.Duration, SessionKind.As],
            FindOwnerInArn = path =>
                EndpointArn.Match(path) is { Success: true } arn ? arn.Groups["owner"].Value : null,
            NeedsRole = true,
            SecretType = "SecureString",
            CreateRequest = name => new ManagedEndpointRequest
            {
                EndpointIdentifier = name.Target,
                VirtualClusterIdentifier = name.Owner ?? "",
                ExecutionRoleArn = name.ExecutionRoleArn ?? "",
                DurationInSecond = name.DurationInSecond,
            },
            States = ["CREATING", "ACTIVE", "TERMINATING", "TERMINATED", "TERMINATED_WITH_ERRORS"],
            UsableStates = ["ACTIVE"],
            ConnectionKinds = [ConnectionKind.JupyterGateway, ConnectionKind.SparkConnect, ConnectionKind.Rest],
            CredentialNoun = "The token of a managed endpoint",
            AlternativeHint = "Livy and JDBC take the credential of a cluster.",
            HostAdvice = "Give ConvertTo-EMRConnection -Endpoint: the endpoint's server URL, for Spark Connect its authentication proxy URL.",
        },
        ClusterSession,
        ClusterSession with
        {
            Kind = SessionTargetKind.ServerlessSession,
            Cmdlet = "Get-EMRServerlessSessionEndpoint",
            OwnerParameter = "ApplicationId",
            OwnerNoun = "application",
            Word = "serverless",
            CreateRequest = name =>
                new ServerlessSessionRequest { ApplicationId = name.Owner ?? "", SessionId = name.Target },
        },
    ];

    /// <summary>The forms of all names in a vault, for the advice of an error about a name.</summary>
    internal static string Grammar =>
        $"A name is one of {string.Join(", ", All.Select(kind => kind.Form))}. The two parts of an endpoint may be one, "
        + "the endpoint's ARN. A cluster can be given by its name, as name:<name>. A slash within a part is written %2F, a percent sign %25.";

    internal static SessionKind Of(SessionTargetKind kind) => All.First(entry => entry.Kind == kind);

    internal static SessionKind? Find(string word) =>
        All.FirstOrDefault(kind => string.Equals(kind.Word, word, StringComparison.OrdinalIgnoreCase));
}
