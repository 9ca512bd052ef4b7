using System;
using System.Collections.Generic;
using System.Linq;
using EmrSessionCredentials.Requests;
using Clusters = Amazon.ElasticMapReduce.Model;
using Serverless = Amazon.EMRServerless.Model;

namespace EmrSessionCredentials.Sessions;

/// <summary>
/// The operations that start, describe and end one kind of session. What is not given is not set, and not sent.
/// </summary>
internal sealed record SessionLifecycle(
    Operation<EmrSessionTarget> Start, Operation<EmrSessionTarget> Describe, Operation<EmrSessionTarget> Stop)
{
    private const string Emr = "EMR";
    private const string EmrServerless = "EMR Serverless";

    /// <summary>By kind; a kind that is not here cannot be started or ended.</summary>
    internal static IReadOnlyDictionary<SessionTargetKind, SessionLifecycle> ByKind { get; } =
        new Dictionary<SessionTargetKind, SessionLifecycle>
        {
            [SessionTargetKind.ClusterSession] = new(
                new Operation<StartClusterSessionRequest, Clusters.StartSessionResponse, EmrSessionTarget>(
                    Emr,
                    "StartSession",
                    static (clients, request, stop) => clients.Emr.StartSessionAsync(ToService(request), stop),
                    SessionReader.Read),
                new Operation<ClusterSessionRequest, Clusters.GetSessionResponse, EmrSessionTarget>(
                    Emr,
                    "GetSession",
                    static (clients, request, stop) => clients.Emr.GetSessionAsync(
                        new() { ClusterId = request.ClusterId, SessionId = request.SessionId }, stop),
                    SessionReader.Read),
                new Operation<ClusterSessionRequest, Clusters.TerminateSessionResponse, EmrSessionTarget>(
                    Emr,
                    "TerminateSession",
                    static (clients, request, stop) => clients.Emr.TerminateSessionAsync(
                        new() { ClusterId = request.ClusterId, SessionId = request.SessionId }, stop),
                    SessionReader.Read)),
            [SessionTargetKind.ServerlessSession] = new(
                new Operation<StartServerlessSessionRequest, Serverless.StartSessionResponse, EmrSessionTarget>(
                    EmrServerless,
                    "StartSession",
                    static (clients, request, stop) =>
                        clients.EmrServerless.StartSessionAsync(ToService(request), stop),
                    SessionReader.Read),
                new Operation<ServerlessSessionRequest, Serverless.GetSessionResponse, EmrSessionTarget>(
                    EmrServerless,
                    "GetSession",
                    static (clients, request, stop) => clients.EmrServerless.GetSessionAsync(
                        new() { ApplicationId = request.ApplicationId, SessionId = request.SessionId }, stop),
                    SessionReader.Read),
                new Operation<ServerlessSessionRequest, Serverless.TerminateSessionResponse, EmrSessionTarget>(
                    EmrServerless,
                    "TerminateSession",
                    static (clients, request, stop) => clients.EmrServerless.TerminateSessionAsync(
                        new() { ApplicationId = request.ApplicationId, SessionId = request.SessionId }, stop),
                    SessionReader.Read)),
        };

    private static Clusters.StartSessionRequest ToService(StartClusterSessionRequest request) => new()
    {
        ClusterId = request.ClusterId,
        ExecutionRoleArn = request.ExecutionRoleArn,
        Name = request.Name,
        SessionIdleTimeoutInMinutes = request.IdleTimeoutMinutes,
        // The service's model does not have it made, as EMR Serverless' does: a request that is sent again must not
        // start another.
        ClientRequestToken = request.ClientToken ?? Guid.NewGuid().ToString(),
        EngineConfigurations = ToService(request.Configurations),
        MonitoringConfiguration = request.Monitoring is null ? null : ToService(request.Monitoring),
        Tags = request.Tags?.Select(tag => new Clusters.Tag { Key = tag.Key, Value = tag.Value }).ToList(),
    };

    private static List<Clusters.Configuration>? ToService(IReadOnlyList<SessionConfiguration>? configurations) =>
        configurations?.Select(configuration => new Clusters.Configuration
        {
            Classification = configuration.Classification,
            Properties = Copy(configuration.Properties),
            Configurations = configuration.Configurations.Count == 0 ? null : ToService(configuration.Configurations),
        }).ToList();

    private static Clusters.SessionMonitoringConfiguration ToService(SessionMonitoring monitoring) => new()
    {
        CloudWatchLoggingConfiguration = monitoring.CloudWatch is not { } cloudWatch ? null : new()
        {
            Enabled = cloudWatch.Enabled,
            EncryptionKeyArn = cloudWatch.EncryptionKeyArn,
            LogGroup = cloudWatch.LogGroup,
            LogStreamNamePrefix = cloudWatch.LogStreamNamePrefix,
            LogTypes = ToService(cloudWatch.LogTypes),
        },
        ManagedLoggingConfiguration = monitoring.Managed is not { } managed ? null : new()
        {
            Enabled = managed.Enabled,
            EncryptionKeyArn = managed.EncryptionKeyArn,
        },
        S3LoggingConfiguration = monitoring.S3 is not { } s3 ? null : new()
        {
            Enabled = s3.Enabled,
            EncryptionKeyArn = s3.EncryptionKeyArn,
            LogTypes = ToService(s3.LogTypes),
            LogUri = s3.LogUri,
        },
    };

    private static Serverless.StartSessionRequest ToService(StartServerlessSessionRequest request) => new()
    {
        ApplicationId = request.ApplicationId,
        ExecutionRoleArn = request.ExecutionRoleArn,
        Name = request.Name,
        IdleTimeoutMinutes = request.IdleTimeoutMinutes,
        ClientToken = request.ClientToken,
        ConfigurationOverrides = request.Configurations is not { } configurations
            ? null
            : new() { RuntimeConfiguration = ToServerless(configurations) },
        Tags = request.Tags is null ? null : Copy(request.Tags),
    };

    private static List<Serverless.Configuration> ToServerless(IReadOnlyList<SessionConfiguration> configurations) =>
        [.. configurations.Select(configuration => new Serverless.Configuration
        {
            Classification = configuration.Classification,
            Properties = Copy(configuration.Properties),
            Configurations = configuration.Configurations.Count == 0
                ? null
                : ToServerless(configuration.Configurations),
        })];

    private static Dictionary<string, List<string>>? ToService(
        IReadOnlyDictionary<string, IReadOnlyList<string>>? types) =>
        types?.ToDictionary(entry => entry.Key, entry => entry.Value.ToList(), StringComparer.Ordinal);

    private static Dictionary<string, string> Copy(IReadOnlyDictionary<string, string> values) =>
        values.ToDictionary(entry => entry.Key, entry => entry.Value, StringComparer.Ordinal);
}
