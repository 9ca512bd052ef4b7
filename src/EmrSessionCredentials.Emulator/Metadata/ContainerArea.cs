using System;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using EmrSessionCredentials.Emulator.Hosting;
using EmrSessionCredentials.Emulator.Identity;
using EmrSessionCredentials.Emulator.Observing;
using EmrSessionCredentials.Emulator.Services;

namespace EmrSessionCredentials.Emulator.Metadata;

/// <summary>
/// The credentials endpoints of a container: Amazon ECS (<c>/v2/credentials/{id}</c>, any id) and EKS Pod Identity
/// (<c>/v1/credentials</c>, with the service account's token in Authorization).
/// </summary>
internal sealed class ContainerArea(Identities identities, TimeProvider time) : IArea
{
    internal const string Root = "container-credentials";

    private static readonly RoleName TaskRole = RoleName.Own("EMR_TaskRole");
    private static readonly RoleName PodRole = RoleName.Own("EMR_PodRole");

    private readonly StandingSession _task = new(identities.Sessions, TaskRole.Session("emulated-task"), time);
    private readonly StandingSession _pod = new(identities.Sessions, PodRole.Session("eks-emulated-pod"), time);

    public bool IsObserved => true;

    public bool Owns(IncomingRequest request) =>
        request.Segments is ["v1", "credentials"] or ["v2", "credentials"] or ["v2", "credentials", _];

    public Task<Reply> AnswerAsync(
        IncomingRequest request,
        ObservedRequest observed,
        CancellationToken cancellationToken)
    {
        observed.Operation = Root;
        return Task.FromResult(
            !request.Is("GET") ? Reply.Empty(405).With("Allow", "GET")
            : request.Segments[0] is "v1" ? Pod(request)
            : Ecs(request));
    }

    private Reply Ecs(IncomingRequest request)
    {
        if (request.Segments.Length < 3) return EcsProblem("NoIdInRequest", "No Credential ID in the request");
        if (!identities.Rules.Allow(TaskRole)) return EcsProblem("InvalidIdInRequest", "Credentials not found");
        JsonObject answer = Document(_task.Current);
        answer["RoleArn"] = TaskRole.Arn;
        return Reply.Json(200, answer);
    }

    private Reply Pod(IncomingRequest request)
    {
        if (request.Header("authorization") is not { Length: > 0 } text)
            return Problem(400, "Service account token cannot be empty");
        if (IdentityToken.Parse(text) is not IdentityToken token)
            return Problem(400, "(InvalidTokenException): The token is not a valid JWT, fault: client");
        if (token.ExpiresAt <= time.GetUtcNow())
            return Problem(400, "(ExpiredTokenException): The token has expired, fault: client");
        if (!identities.Rules.Allow(PodRole)) return Problem(403, "(AccessDeniedException): Access denied, fault: client");
        JsonObject answer = Document(_pod.Current);
        answer["AccountId"] = PodRole.Account;
        return Reply.Json(200, answer);
    }

    private static JsonObject Document(RoleSession session) => new()
    {
        ["AccessKeyId"] = session.Keys.AccessKey,
        ["SecretAccessKey"] = session.Keys.SecretKey,
        ["Token"] = session.Token,
        ["Expiration"] = Timestamps.Iso(session.ExpiresAt),
    };

    private static Reply EcsProblem(string code, string message) => Reply.Json(400, new JsonObject
    {
        ["code"] = code,
        ["message"] = $"CredentialsV2Request: {message}",
        ["HTTPErrorCode"] = 400,
    }) with { ErrorCode = code };

    private static Reply Problem(int status, string message) =>
        Reply.Text(status, "text/plain; charset=utf-8", $"{message}\n");
}
