using System;
using System.Threading.Tasks;
using EmrSessionCredentials.Calls;
using EmrSessionCredentials.Sessions;
using EmrSessionCredentials.Requests;

namespace EmrSessionCredentials.Tests.Calls;

/// <summary>Answers that are not the operation's: one code, always the request id, never a byte of the body.</summary>
public sealed class AnswerTests(RunningEmulator emulator) : IClassFixture<RunningEmulator>
{
    private const string Secret = "S3CR3T";

    [Theory]
    [InlineData("nocredentials", "without {0}")]
    [InlineData("nullcredentials", "without {0}")]
    [InlineData("emptyunion", "without {0}")]
    [InlineData("empty", "without {0}")]
    [InlineData("unknownmember", "'Certificate' in place of {0}")]
    [InlineData("malformed", "cannot be read")]
    [InlineData("notobject", "cannot be read")]
    [InlineData("html", "cannot be read")]
    [InlineData("truncated", "cannot be read")]
    [InlineData("badexpiry", "cannot be read")]
    [InlineData("huge", "larger than 1048576 bytes")]
    public async Task An_answer_that_is_none_is_InvalidServiceResponse_with_the_request_id(string fault, string said)
    {
        foreach ((Service service, string member) in new[]
            { (Service.EmrContainers, "credentials.token"), (Service.Emr, "Credentials.UsernamePassword") })
        {
            string target = $"x-fault-{fault}";
            using EmrSession session = await TestSessions.OpenAsync(emulator.Url, o => o with { MaxAttempts = 1 });

            SessionCredentialException failure = await session.FailAsync(service, target);

            Assert.Equal(
                ("InvalidServiceResponse", FailureKind.InvalidResponse, 200),
                (failure.ErrorCode, failure.Kind, failure.StatusCode));
            Assert.Contains(emulator.Attempts(target), attempt => attempt.RequestId == failure.RequestId);
            Assert.Contains(
                said.Replace("{0}", member, StringComparison.Ordinal), failure.Message, StringComparison.Ordinal);
            Assert.StartsWith($"{target}: ", failure.Message, StringComparison.Ordinal);
            Assert.EndsWith($" Request id: {failure.RequestId}.", failure.Message, StringComparison.Ordinal);
            Assert.Null(failure.InnerException);
        }
    }

    [Theory]
    [InlineData("""{"credentials":{"token":"S3CR3T" """)]
    [InlineData("""{"credentials":"S3CR3T"}""")]
    [InlineData("""{"credentials":{"token":["S3CR3T"]}}""")]
    [InlineData("""{"credentials":{"token":"","S3CR3T":null}}""")]
    [InlineData("""{"credentials":{"other":"S3CR3T"}}""")]
    [InlineData("""{"credentials":{"token":"S3CR3T","other":1}}""")]
    [InlineData("""{"credentials":{"token":"S3CR3T"},"expiresAt":"S3CR3T"}""")]
    [InlineData($"{Secret}")]
    [InlineData($"\"{Secret}\"")]
    [InlineData("""{"credentials":{"token":"S3CR3T\u00"}}""")]
    public async Task Nothing_of_the_body_is_in_any_exception_of_the_chain(string body)
    {
        foreach (int status in (int[])[200, 400, 503])
        {
            await using ScriptedServer server = await ScriptedServer.AnsweringAsync(body, status);
            using EmrSession session = await TestSessions.OpenAsync(server.Url, o => o with { MaxAttempts = 1 });

            SessionCredentialException failure = await session.FailAsync(Service.EmrContainers, "ep1");

            Assert.DoesNotContain(Secret, Reachable.TextOf(failure), StringComparison.Ordinal);
            Assert.Equal((ScriptedServer.RequestId, status), (failure.RequestId, failure.StatusCode));
        }
    }

    [Fact]
    public async Task The_name_of_an_unknown_member_is_fit_for_a_terminal()
    {
        string name = "\u001B[2J" + new string('x', 5000);
        await using ScriptedServer server = await ScriptedServer.AnsweringAsync(
            $$$"""{"credentials":{"{{{name.Replace("\u001B", "\\u001b", StringComparison.Ordinal)}}}":1}}""");
        using EmrSession session = await TestSessions.OpenAsync(server.Url);

        SessionCredentialException failure = await session.FailAsync(Service.EmrContainers, "ep1");

        Assert.Contains("'?[2Jxxx", failure.Message, StringComparison.Ordinal);
        Assert.InRange(failure.Message.Length, 1, 300);
    }

    [Theory]
    [InlineData("credentials", "credentials.token")]
    [InlineData("endpointCredentials", "endpointCredentials.token")]
    public async Task A_token_too_long_to_be_protected_is_no_token(string member, string said)
    {
        string most = new('t', Secrets.MaximumLength);
        string body = member is "credentials"
            ? $$$"""{"credentials":{"token":"{{{most}}}"}}"""
            : $$$"""{"credentials":{"token":"t"},"{{{member}}}":{"token":"{{{most}}}"}}""";
        await using ScriptedServer good = await ScriptedServer.AnsweringAsync(body);
        await using ScriptedServer bad = await ScriptedServer.AnsweringAsync(
            body.Replace(most, most + "t", StringComparison.Ordinal));
        using EmrSession fine = await TestSessions.OpenAsync(good.Url);
        using EmrSession broken = await TestSessions.OpenAsync(bad.Url);

        await fine.GetAsync(Service.EmrContainers, "ep1");
        SessionCredentialException failure = await broken.FailAsync(Service.EmrContainers, "ep1");

        Assert.Equal(FailureKind.InvalidResponse, failure.Kind);
        Assert.Contains(said, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_kind_of_endpoint_credential_is_a_warning_beside_a_good_token()
    {
        await using ScriptedServer server = await ScriptedServer.AnsweringAsync(
            """{"credentials":{"token":"t"},"endpointCredentials":{"Certificate":"c"},"expiresAt":4102542245.071}""");
        using EmrSession session = await TestSessions.OpenAsync(server.Url);

        CallResult<ManagedEndpointSessionCredential> issued = await session.GetAsync(TestSessions.Endpoint());

        Assert.Contains("'Certificate'", Assert.Single(issued.Warnings), StringComparison.Ordinal);
        Assert.Null(issued.Value.EndpointToken);
        Assert.Equal(DateTimeOffset.FromUnixTimeMilliseconds(4102542245071).UtcDateTime, issued.Value.ExpiresAt);
        Assert.Equal(ScriptedServer.RequestId, issued.Value.RequestId);
    }

    [Theory]
    [InlineData(-60, null, "has expired")]
    [InlineData(30, null, "expires within a minute")]
    [InlineData(30, 61, "expires within a minute")]
    [InlineData(30, 30, null)]
    [InlineData(-60, 30, "has expired")]
    [InlineData(3600, null, null)]
    public async Task A_credential_that_can_hardly_be_used_comes_with_a_warning_unless_that_was_asked_for(
        int seconds, int? asked, string? warning)
    {
        ManualTime clock = new();
        long expiry = clock.GetUtcNow().AddSeconds(seconds).ToUnixTimeSeconds();
        await using ScriptedServer server = await ScriptedServer.AnsweringAsync(
            $$$"""{"credentials":{"token":"t"},"expiresAt":{{{expiry}}}}""");
        using EmrSession session = await TestSessions.OpenAsync(server.Url, clock: clock);

        CallResult<ManagedEndpointSessionCredential> issued = await session.GetAsync(
            TestSessions.Endpoint() with { DurationInSecond = asked });

        if (warning is null)
            Assert.Empty(issued.Warnings);
        else
            Assert.Contains(warning, Assert.Single(issued.Warnings), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("S3CR3T\r\n\r\n", false)]
    [InlineData("HTTP/1.1 200 OK\r\nS3CR3T\r\n\r\n", false)]
    [InlineData("Content-Length: 1000\r\n\r\n{\"credentials\":{\"token\":\"S3CR3T\"}", true)]
    [InlineData("Transfer-Encoding: chunked\r\n\r\n4\r\n{   \r\nS3CR3T\r\n", true)]
    public async Task What_breaks_off_or_is_no_HTTP_is_not_quoted_either(string bytes, bool isBody)
    {
        string head = isBody ? $"HTTP/1.1 200 OK\r\nx-amzn-RequestId: {ScriptedServer.RequestId}\r\n" : "";
        await using ScriptedServer server = await ScriptedServer.SpeakingAsync(head + bytes);
        using EmrSession session = await TestSessions.OpenAsync(server.Url);

        SessionCredentialException failure = await session.FailAsync(Service.EmrContainers, "ep1");

        Assert.Equal(
            ("InvalidServiceResponse", isBody ? ScriptedServer.RequestId : null, 3),
            (failure.ErrorCode, failure.RequestId, failure.Call!.Attempts));
        Assert.DoesNotContain(Secret, Reachable.TextOf(failure), StringComparison.Ordinal);
    }
}
