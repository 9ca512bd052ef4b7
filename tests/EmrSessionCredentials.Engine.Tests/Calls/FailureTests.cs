using System;
using System.Threading.Tasks;
using EmrSessionCredentials.Calls;
using EmrSessionCredentials.Sessions;

namespace EmrSessionCredentials.Tests.Calls;

/// <summary>Every way in which the service refuses or fails: code, kind, advice, status and request id.</summary>
public sealed class FailureTests(RunningEmulator emulator) : IClassFixture<RunningEmulator>
{
    [Theory]
    [InlineData("throttle", "RequestThrottledException", FailureKind.Throttled, 400, "fewer calls at once")]
    [InlineData("throttling", "ThrottlingException", FailureKind.Throttled, 429, "fewer calls at once")]
    [InlineData("internal", "InternalServerException", FailureKind.ServiceUnavailable, 500, "service's side")]
    [InlineData("unavailable", "ServiceUnavailable", FailureKind.ServiceUnavailable, 503, "service's side")]
    [InlineData("badgateway", "HttpStatus502", FailureKind.ServiceUnavailable, 502, "service's side")]
    [InlineData("notfound", "ResourceNotFoundException", FailureKind.NotFound, 400, "identifiers")]
    [InlineData("invalid", "ValidationException", FailureKind.InvalidParameter, 400, "parameter")]
    [InlineData("accessdenied", "AccessDeniedException", FailureKind.PermissionDenied, 403, "the condition key emr-containers:ExecutionRoleArn")]
    [InlineData("expiredtoken", "ExpiredTokenException", FailureKind.AuthenticationFailed, 403, "Renew")]
    [InlineData("unrecognizedclient", "UnrecognizedClientException", FailureKind.AuthenticationFailed, 403, "which AWS credentials signed")]
    [InlineData("invalidsignature", "InvalidSignatureException", FailureKind.AuthenticationFailed, 403, "clock")]
    [InlineData("missingtoken", "MissingAuthenticationTokenException", FailureKind.AuthenticationFailed, 403, "clock")]
    [InlineData("incompletesignature", "IncompleteSignatureException", FailureKind.AuthenticationFailed, 403, "clock")]
    public Task A_refusal_of_EMR_on_EKS_has_its_code_and_kind(
        string fault, string code, FailureKind kind, int status, string advice) =>
        HoldsAsync(Service.EmrContainers, fault, code, kind, status, advice);

    [Theory]
    [InlineData("throttle", "ThrottlingException", FailureKind.Throttled, 400, "fewer calls at once")]
    [InlineData("internal", "InternalServerError", FailureKind.ServiceUnavailable, 500, "service's side")]
    [InlineData("unavailable", "ServiceUnavailable", FailureKind.ServiceUnavailable, 503, "service's side")]
    [InlineData("badgateway", "HttpStatus502", FailureKind.ServiceUnavailable, 502, "service's side")]
    [InlineData("notfound", "InvalidRequestException", FailureKind.NotFound, 400, "identifiers")]
    [InlineData("invalid", "InvalidRequestException", FailureKind.InvalidParameter, 400, "runtime roles")]
    [InlineData("accessdenied", "AccessDeniedException", FailureKind.PermissionDenied, 400, "the condition key elasticmapreduce:ExecutionRoleArn")]
    [InlineData("expiredtoken", "ExpiredTokenException", FailureKind.AuthenticationFailed, 400, "Renew")]
    [InlineData("unrecognizedclient", "UnrecognizedClientException", FailureKind.AuthenticationFailed, 400, "which AWS credentials signed")]
    [InlineData("invalidsignature", "InvalidSignatureException", FailureKind.AuthenticationFailed, 400, "clock")]
    public Task A_refusal_of_EMR_has_its_code_and_kind(
        string fault, string code, FailureKind kind, int status, string advice) =>
        HoldsAsync(Service.Emr, fault, code, kind, status, advice);

    [Fact]
    public async Task What_EMR_adds_to_an_invalid_request_is_told()
    {
        SessionCredentialException failure = await FailAsync(Service.Emr, "j-fault-notfound");

        Assert.Contains("(NoSuchCluster)", failure.Message, StringComparison.Ordinal);
        Assert.Contains("is not valid", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(401, FailureKind.AuthenticationFailed)]
    [InlineData(403, FailureKind.PermissionDenied)]
    [InlineData(404, FailureKind.Unspecified)]
    [InlineData(407, FailureKind.AuthenticationFailed)]
    [InlineData(418, FailureKind.Unspecified)]
    [InlineData(429, FailureKind.Throttled)]
    [InlineData(504, FailureKind.ServiceUnavailable)]
    public async Task An_error_without_a_code_is_known_by_its_status(int status, FailureKind kind)
    {
        await using ScriptedServer server = await ScriptedServer.AnsweringAsync("<html>no JSON</html>", status);
        using EmrSession session = await TestSessions.OpenAsync(server.Url, o => o with { MaxAttempts = 1 });

        SessionCredentialException failure = await session.FailAsync(Service.EmrContainers, "ep1");

        Assert.Equal(($"HttpStatus{status}", kind, status), (failure.ErrorCode, failure.Kind, failure.StatusCode));
        Assert.Equal(ScriptedServer.RequestId, failure.RequestId);
        Assert.DoesNotContain("no JSON", Reachable.TextOf(failure), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(400, FailureKind.InvalidResponse)]
    [InlineData(404, FailureKind.InvalidResponse)]
    [InlineData(407, FailureKind.AuthenticationFailed)]
    [InlineData(429, FailureKind.Throttled)]
    [InlineData(503, FailureKind.ServiceUnavailable)]
    public async Task A_bare_status_is_not_an_answer_of_AWS_unless_it_is_about_the_proxy_or_the_load(
        int status, FailureKind kind)
    {
        await using ScriptedServer server = await ScriptedServer.SpeakingAsync($"HTTP/1.1 {status} X\r\nContent-Length: 0\r\n\r\n");
        using EmrSession session = await TestSessions.OpenAsync(server.Url, o => o with { MaxAttempts = 1 });

        SessionCredentialException failure = await session.FailAsync(Service.EmrContainers, "ep1");

        Assert.Equal(($"HttpStatus{status}", kind), (failure.ErrorCode, failure.Kind));
    }

    [Fact]
    public async Task A_wrong_secret_key_is_an_error_that_does_not_show_it()
    {
        using EmrSession session = await EmrSession.OpenAsync(
            TestSessions.Signer with { SecretKey = Secrets.Protect("wrong-secret-key") },
            new ClientOptions { EndpointUrl = emulator.Url });

        SessionCredentialException failure = await session.FailAsync(Service.EmrContainers, "ep1");

        Assert.Equal(FailureKind.AuthenticationFailed, failure.Kind);
        Assert.DoesNotContain("wrong-secret-key", Reachable.TextOf(failure), StringComparison.Ordinal);
    }

    private async Task HoldsAsync(
        Service service, string fault, string code, FailureKind kind, int status, string advice)
    {
        string target = $"x-fault-{fault}";

        SessionCredentialException failure = await FailAsync(service, target);

        Assert.Equal((code, kind, status), (failure.ErrorCode, failure.Kind, failure.StatusCode));
        Assert.Contains(advice, failure.Advice, StringComparison.Ordinal);
        Assert.StartsWith($"{target}: ", failure.Message, StringComparison.Ordinal);
        Assert.Contains(emulator.Attempts(target), attempt => attempt.RequestId == failure.RequestId);
        Assert.Equal(failure.RequestId, failure.Call!.RequestId);
        Assert.Equal(
            (target, TestSessions.Region, emulator.Url, 1),
            (failure.Call.Target, failure.Call.Region, failure.Call.Endpoint, failure.Call.Attempts));
    }

    private async Task<SessionCredentialException> FailAsync(Service service, string target)
    {
        using EmrSession session = await TestSessions.OpenAsync(emulator.Url, o => o with { MaxAttempts = 1 });
        return await session.FailAsync(service, target);
    }
}
