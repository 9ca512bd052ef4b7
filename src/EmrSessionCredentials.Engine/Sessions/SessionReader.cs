using System;
using System.Collections.Generic;
using EmrSessionCredentials.Requests;
using Clusters = Amazon.ElasticMapReduce.Model;
using Serverless = Amazon.EMRServerless.Model;

namespace EmrSessionCredentials.Sessions;

/// <summary>
/// Turns what the services say of one session into a target, and refuses an answer about another one.
/// </summary>
internal static class SessionReader
{
    internal static ClusterSessionTarget Read(
        StartClusterSessionRequest request,
        Clusters.StartSessionResponse response,
        CredentialOrigin origin,
        ICollection<string> warnings)
    {
        InvalidServiceResponse.ThrowIfOther(request.ClusterId, response.ClusterId);
        return new ClusterSessionTarget
        {
            SessionId = IdOf(response.Id, "Id"),
            ClusterId = request.ClusterId,
            SessionArn = response.Arn,
            AccountId = response.AccountId,
            ExecutionRoleArn = request.ExecutionRoleArn,
            Name = request.Name,
            State = response.State?.Value ?? "",
            CreatedAt = CreatedAt(origin),
            Region = origin.Region,
        };
    }

    internal static ClusterSessionTarget Read(
        ClusterSessionRequest request,
        Clusters.GetSessionResponse response,
        CredentialOrigin origin,
        ICollection<string> warnings)
    {
        InvalidServiceResponse.ThrowIfOther(request.SessionId, response.Session?.Id);
        InvalidServiceResponse.ThrowIfOther(request.ClusterId, response.Session?.ClusterId);
        return new ClusterSessionTarget
        {
            SessionId = request.SessionId,
            ClusterId = request.ClusterId,
            SessionArn = response.Session?.Arn,
            ExecutionRoleArn = response.Session?.ExecutionRoleArn,
            Name = response.Session?.Name,
            State = response.Session?.State?.Value ?? "",
            StateReason = response.Session?.StateChangeReason,
            ReleaseLabel = response.Session?.ReleaseLabel,
            CreatedAt = response.Session?.CreatedAt?.ToUniversalTime(),
            Region = origin.Region,
        };
    }

    internal static ClusterSessionTarget Read(
        ClusterSessionRequest request,
        Clusters.TerminateSessionResponse response,
        CredentialOrigin origin,
        ICollection<string> warnings)
    {
        InvalidServiceResponse.ThrowIfOther(request.ClusterId, response.ClusterId);
        InvalidServiceResponse.ThrowIfOther(request.SessionId, response.SessionId);
        return new ClusterSessionTarget
        {
            SessionId = request.SessionId,
            ClusterId = request.ClusterId,
            State = response.State?.Value ?? "",
            Region = origin.Region,
        };
    }

    internal static ServerlessSessionTarget Read(
        StartServerlessSessionRequest request,
        Serverless.StartSessionResponse response,
        CredentialOrigin origin,
        ICollection<string> warnings)
    {
        InvalidServiceResponse.ThrowIfOther(request.ApplicationId, response.ApplicationId);
        return new ServerlessSessionTarget
        {
            SessionId = IdOf(response.SessionId, "sessionId"),
            ApplicationId = request.ApplicationId,
            SessionArn = response.Arn,
            ExecutionRoleArn = request.ExecutionRoleArn,
            Name = request.Name,
            State = "SUBMITTED", // The answer has no state, and this is the first one.
            CreatedAt = CreatedAt(origin),
            Region = origin.Region,
        };
    }

    internal static ServerlessSessionTarget Read(
        ServerlessSessionRequest request,
        Serverless.GetSessionResponse response,
        CredentialOrigin origin,
        ICollection<string> warnings)
    {
        InvalidServiceResponse.ThrowIfOther(request.ApplicationId, response.Session?.ApplicationId);
        InvalidServiceResponse.ThrowIfOther(request.SessionId, response.Session?.SessionId);
        return new ServerlessSessionTarget
        {
            SessionId = request.SessionId,
            ApplicationId = request.ApplicationId,
            SessionArn = response.Session?.Arn,
            ExecutionRoleArn = response.Session?.ExecutionRoleArn,
            Name = response.Session?.Name,
            State = response.Session?.State?.Value ?? "",
            StateReason = response.Session?.StateDetails,
            ReleaseLabel = response.Session?.ReleaseLabel,
            CreatedAt = response.Session?.CreatedAt?.ToUniversalTime(),
            Region = origin.Region,
        };
    }

    internal static ServerlessSessionTarget Read(
        ServerlessSessionRequest request,
        Serverless.TerminateSessionResponse response,
        CredentialOrigin origin,
        ICollection<string> warnings)
    {
        InvalidServiceResponse.ThrowIfOther(request.ApplicationId, response.ApplicationId);
        InvalidServiceResponse.ThrowIfOther(request.SessionId, response.SessionId);
        return new ServerlessSessionTarget
        {
            SessionId = request.SessionId,
            ApplicationId = request.ApplicationId,
            State = "TERMINATING", // The answer has no state.
            Region = origin.Region,
        };
    }

    private static string IdOf(string? id, string member) => string.IsNullOrEmpty(id)
        ? throw InvalidServiceResponse.Without(member)
        : InvalidServiceResponse.ThrowIfControl(id!, member);

    // The answer does not tell; what it tells is that this is now.
    private static DateTime CreatedAt(CredentialOrigin origin) =>
        (origin.ServiceTime ?? origin.Clock.GetUtcNow()).UtcDateTime;
}
