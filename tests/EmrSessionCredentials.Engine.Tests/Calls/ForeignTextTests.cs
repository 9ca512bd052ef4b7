using System;
using System.Linq;
using System.Net;
using System.Text.Json;
using System.Threading.Tasks;
using EmrSessionCredentials.Calls;
using EmrSessionCredentials.Http;
using EmrSessionCredentials.Input;
using EmrSessionCredentials.Requests;
using EmrSessionCredentials.Sessions;
using EmrSessionCredentials.Tests.Identity;
using Microsoft.AspNetCore.Http;

namespace EmrSessionCredentials.Tests.Calls;

/// <summary>What services and proxies say is shown without secrets, control characters or endless text.</summary>
[Collection(EnvironmentCollection.Name)]
public sealed class ForeignTextTests
{
    private const string Token = "IQoJb3JpZ2luX2VjEXAMPLE/token+of+the+session==";

    [Fact]
    public async Task A_service_that_quotes_the_canonical_request_shows_no_secret()
    {
        SessionCredentialException failure = await FailAsync(
            "InvalidSignatureException",
            $"The canonical string should have been 'x-amz-security-token:{Token}' and {Uri.EscapeDataString(Token)} "
            + $"with {TestSessions.SecretKey}, by proxy-password.");

        Assert.Equal("InvalidSignatureException", failure.ErrorCode);
        Assert.Contains("x-amz-security-token:***", failure.Message, StringComparison.Ordinal);
        Assert.All(
            (string[])[Token, Uri.EscapeDataString(Token), TestSessions.SecretKey, "proxy-password"],
            secret => Assert.DoesNotContain(secret, Run.AllText(failure), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Control_characters_of_a_message_are_escaped()
    {
        SessionCredentialException failure = await FailAsync("ValidationException", "red \u001b[31m bell \u0007 line\r\nnext");

        Assert.Contains("red \\u001B[31m bell \\u0007 line\\u000D\\u000Anext", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(failure.Message, char.IsControl);
    }

    [Fact]
    public async Task A_message_without_end_is_cut()
    {
        SessionCredentialException failure = await FailAsync("ValidationException", new string('x', 900_000));

        Assert.InRange(failure.Message.Length, ForeignText.MaximumLength, ForeignText.MaximumLength + 100);
        Assert.EndsWith(" more characters)", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Bad Code\nWith Lines", "BadCodeWithLines")]
    [InlineData("First,Second", "First")]
    [InlineData("\u001b[31m", "31m")]
    [InlineData(",,,", "HttpStatus400")]
    public async Task An_error_code_has_only_the_characters_of_codes(string code, string shown) =>
        Assert.Equal(shown, (await FailAsync(code, "no")).ErrorCode);

    [Fact]
    public async Task An_error_code_has_at_most_128_characters() =>
        Assert.Equal(128, (await FailAsync(new string('c', 100_000), "no")).ErrorCode.Length);

    [Fact]
    public async Task A_proxy_that_requires_a_login_is_named_without_the_password_in_its_URL()
    {
        await using ScriptedServer proxy = await ScriptedServer.StartAsync(context =>
        {
            context.Response.StatusCode = StatusCodes.Status407ProxyAuthenticationRequired;
            return Task.CompletedTask;
        });
        using EmrSession session = await TestSessions.OpenAsync(
            new Uri("https://endpoint.example/"),
            o => o with { Proxy = new UriBuilder(proxy.Url) { UserName = "user", Password = "secret-in-url" }.Uri, MaxAttempts = 1 });

        SessionCredentialException failure = await session.FailAsync(Service.Emr, "j-1");

        Assert.Equal((FailureKind.AuthenticationFailed, "HttpStatus407"), (failure.Kind, failure.ErrorCode));
        Assert.Equal("Proxy", failure.Setting);
        Assert.Contains($"the proxy {proxy.Url.GetLeftPart(UriPartial.Authority)} did not accept", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret-in-url", Run.AllText(failure), StringComparison.Ordinal);
    }

    [Fact]
    public void The_password_for_a_proxy_is_hidden_in_the_form_in_which_it_is_sent_too()
    {
        WebProxy proxy = new("http://proxy.example:3128") { Credentials = new NetworkCredential("u", "hunter2-and-more") };

        string clean = new ForeignText([.. ConnectionFailure.ProxySecrets(proxy, new Uri("https://x.example"))])
            .Clean("Basic dTpodW50ZXIyLWFuZC1tb3Jl for hunter2-and-more");

        Assert.Equal("Basic *** for ***", clean);
    }

    [Theory]
    [InlineData("a\u202Eb", "a\\u202Eb")]
    [InlineData("a\u2028b", "a\\u2028b")]
    [InlineData("a\u2066b", "a\\u2066b")]
    public void What_turns_text_around_or_begins_a_line_is_shown_as_an_escape(string text, string clean) =>
        Assert.Equal(clean, new ForeignText().Clean(text));

    [Theory]
    [InlineData("to http://user:p%40ss@proxy:3128/x and https://plain/", "to http://***@proxy:3128/x and https://plain/")]
    [InlineData("proxy 'http://user:it's@proxy/' failed", "proxy 'http://***@proxy/' failed")]
    [InlineData("'http://plain' and user@host", "'http://plain' and user@host")]
    public void A_URL_loses_its_user_name_and_password(string text, string clean) => Assert.Equal(clean, new ForeignText().Clean(text));

    [Theory]
    [InlineData("tok\r\nX-Other: 1")]
    [InlineData("tok\u0000en")]
    [InlineData("tok\u001ben")]
    public async Task An_issued_secret_with_a_control_character_is_an_invalid_answer(string secret)
    {
        string json = JsonSerializer.Serialize(secret);
        await InvalidAsync(Service.EmrContainers, $$$$"""{"credentials":{"token":{{{{json}}}}}}""");
        await InvalidAsync(Service.Emr, $$$$"""{"Credentials":{"UsernamePassword":{"Username":"u","Password":{{{{json}}}}}}}""");
        await InvalidAsync(Service.Emr, $$$$"""{"Credentials":{"UsernamePassword":{"Username":{{{{json}}}},"Password":"p"}}}""");
    }

    [Theory]
    [InlineData("""{"credentials":{"token":"one","token":"two"}}""")]
    [InlineData("""{"credentials":{"token":"t"},"expiresAt":1,"expiresAt":4102444800}""")]
    [InlineData("""{"id":"one","id":"two","credentials":{"token":"t"}}""")]
    [InlineData("""{"credentials":{"token":"t"},"endpoint":"https://good.example","endpoint":"https://other.example"}""")]
    public Task An_answer_that_gives_a_secret_its_expiry_its_id_or_its_endpoint_twice_is_invalid(string body) =>
        InvalidAsync(Service.EmrContainers, body);

    [Theory]
    [InlineData("""{"\ud800":1,"credentials":{"token":"t"}}""")]
    [InlineData("""{"id":"\ud800","credentials":{"token":"t"}}""")]
    [InlineData("""{"credentials":{"token":"\udfff"}}""")]
    public Task An_answer_with_half_of_a_character_is_invalid(string body) => InvalidAsync(Service.EmrContainers, body);

    [Theory]
    [InlineData("https://user:token@h.example")]
    [InlineData("user@h.example")]
    [InlineData("h.example\r\nX-Other: 1")]
    public async Task An_issued_endpoint_with_a_user_name_or_a_line_break_is_an_invalid_answer(string endpoint)
    {
        await using ScriptedServer server = await ScriptedServer.AnsweringAsync(JsonSerializer.Serialize(
            new { applicationId = "app1", sessionId = "session1", endpoint, authToken = "t" }));
        using EmrSession session = await TestSessions.OpenAsync(server.Url);

        SessionCredentialException failure = await Assert.ThrowsAsync<SessionCredentialException>(() => session.GetAsync(
            new ServerlessSessionRequest { ApplicationId = "app1", SessionId = "session1" },
            null,
            new CallContext(TestContext.Current.CancellationToken)));

        Assert.Equal("InvalidServiceResponse", failure.ErrorCode);
        Assert.DoesNotContain("user", Run.AllText(failure), StringComparison.Ordinal);
    }

    private static async Task InvalidAsync(Service service, string body)
    {
        await using ScriptedServer server = await ScriptedServer.AnsweringAsync(body);
        using EmrSession session = await TestSessions.OpenAsync(server.Url, o => o with { MaxAttempts = 1 });
        SessionCredentialException failure = await session.FailAsync(service, "x");
        Assert.Equal("InvalidServiceResponse", failure.ErrorCode);
        Assert.DoesNotContain("tok", Run.AllText(failure).Replace("tokens", "", StringComparison.Ordinal).Replace("credentials.token", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    private static async Task<SessionCredentialException> FailAsync(string code, string message)
    {
        await using ScriptedServer server = await ScriptedServer.AnsweringAsync(
            JsonSerializer.Serialize(new { __type = code, message }), 400);
        using EmrSession session = await EmrSession.OpenAsync(
            TestSessions.Signer with { SessionToken = Run.Secret(Token) },
            new ClientOptions { EndpointUrl = server.Url, MaxAttempts = 1, ProxyCredential = new("user", "proxy-password") },
            cancellationToken: TestContext.Current.CancellationToken);
        return await session.FailAsync(Service.EmrContainers, "ep1");
    }
}
