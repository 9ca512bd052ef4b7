using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using EmrSessionCredentials.Emulator.Account;
using EmrSessionCredentials.Emulator.Faults;
using EmrSessionCredentials.Emulator.Hosting;
using EmrSessionCredentials.Emulator.Issuing;
using EmrSessionCredentials.Emulator.Observing;

namespace EmrSessionCredentials.Emulator.SparkConnect;

/// <summary>
/// The gRPC service of Spark Connect: every known method answers an accepted caller with an empty message. A managed
/// endpoint and a serverless session ask for their token in <c>x-aws-proxy-auth</c>, a session on a cluster for its id
/// in <c>authorization</c> as well, or for the cluster's login there alone. The token of a session that was ended is
/// refused.
/// </summary>
internal sealed class SparkConnectArea(CredentialIssuer issuer, FaultRegistry faults, EmulatedAccount account) : IArea
{
    private const string Root = "spark-connect";
    private const string Service = "spark.connect.SparkConnectService";

    /// <summary>The methods of Apache Spark's <c>spark/connect/base.proto</c>.</summary>
    private static readonly HashSet<string> Methods = new(StringComparer.Ordinal)
    {
        "ExecutePlan", "AnalyzePlan", "Config", "AddArtifacts", "ArtifactStatus", "Interrupt", "ReattachExecute",
        "ReleaseExecute", "ReleaseSession", "FetchErrorDetails", "CloneSession",
    };

    public bool IsObserved => true;

    public bool Owns(IncomingRequest request) => request.IsSparkConnect;

    public Task<Reply> AnswerAsync(
        IncomingRequest request,
        ObservedRequest observed,
        CancellationToken cancellationToken)
    {
        observed.Operation = Root;
        if (Opened(request) is IReadOnlyList<string> opened)
        {
            observed.Identifiers = opened;
            if (!faults.IsUnready(Root, observed)) return Task.FromResult(Answer(request));
        }

        return Task.FromResult(GrpcReply.Unauthenticated());
    }

    /// <summary>What the credentials of a request open; null when they open nothing.</summary>
    private IReadOnlyList<string>? Opened(IncomingRequest request)
    {
        string? authorization = request.Header("authorization");
        if (request.Header("x-aws-proxy-auth") is not string token)
            return issuer.ClusterOf(authorization) is string cluster ? [cluster] : null;
        TokenTarget? target = issuer.TargetOf(
            token, TokenKind.ManagedEndpoint, TokenKind.ServerlessSession, TokenKind.ClusterSession);
        bool complete = target?.Kind is not TokenKind.ClusterSession
            || string.Equals(authorization, target.Id, StringComparison.Ordinal);
        return complete && target is not null && UnusableState(target) is null ? target.Identifiers : null;
    }

    /// <summary>The state of a session that was ended after its token was issued; null for any other.</summary>
    private string? UnusableState(TokenTarget target) => target.Kind switch
    {
        TokenKind.ClusterSession =>
            account.Live.UnusableState(target.Owner, account.Cluster(target.Owner)?.Sessions, target.Id),
        TokenKind.ServerlessSession =>
            account.LiveServerless.UnusableState(target.Owner, account.Application(target.Owner)?.Sessions, target.Id),
        _ => null,
    };

    private static Reply Answer(IncomingRequest request) =>
        !request.Is("POST") ? Reply.Empty(405).With("Allow", "POST")
        : request.MediaType?.StartsWith(GrpcReply.ContentType, StringComparison.Ordinal) != true ? Reply.Empty(415)
        : request.Segments is [Service, string method] && Methods.Contains(method) ? GrpcReply.EmptyMessage()
        : GrpcReply.Unimplemented(request.Wire.Path);
}
