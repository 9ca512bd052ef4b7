using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Amazon.Runtime;
using EmrSessionCredentials.Identity;
using EmrSessionCredentials.Tests.Calls;

namespace EmrSessionCredentials.Tests.Identity;

[Collection(EnvironmentCollection.Name)]
public sealed class ContainerCredentialsTests : IDisposable
{
    private const string Relative = "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI";
    private const string Full = "AWS_CONTAINER_CREDENTIALS_FULL_URI";
    private const string Token = "AWS_CONTAINER_AUTHORIZATION_TOKEN";
    private const string TokenFile = "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE";

    private readonly Scratch _scratch = new();
    private readonly LoopbackServer _server;
    private readonly PauselessClock _clock = new();

    public ContainerCredentialsTests(LoopbackServer server)
    {
        _server = server;
        _server.Reply(_ => (200, Answers.Container("AKIDCONTAINER")));
        _scratch.Set(Full, server.Url + "/v1/credentials?a=b");
    }

    public void Dispose() => _scratch.Dispose();

    [Theory]
    [InlineData("http://127.0.0.1/x")]
    [InlineData("http://127.9.8.7:81/x")]
    [InlineData("http://localhost/x")]
    [InlineData("http://[::1]/x")]
    [InlineData("http://169.254.170.2/x")]
    [InlineData("http://169.254.170.23/v1/credentials")]
    [InlineData("http://[fd00:ec2::23]/v1/credentials")]
    [InlineData("https://creds.example.com/x")]
    public void These_addresses_may_be_asked(string url)
    {
        _scratch.Set(Full, url);

        Assert.Equal((new Uri(url), Full), (ContainerEndpoint.Find()!.Url, ContainerEndpoint.Find()!.Variable));
    }

    [Theory]
    [InlineData("http://192.168.1.1/x")]
    [InlineData("http://169.254.169.254/x")]
    [InlineData("http://[fd00:ec2::254]/x")]
    [InlineData("http://localhost.example.com/x")]
    [InlineData("http://127.0.0.1@example.com/x")]
    [InlineData("ftp://127.0.0.1/x")]
    [InlineData("/x")]
    public void No_other_address_is_asked_and_the_error_names_the_variable(string url)
    {
        _scratch.Set(Full, url);

        SessionCredentialException error = Assert.Throws<SessionCredentialException>(ContainerEndpoint.Find);

        Assert.Equal(IdentityErrorCodes.InvalidSetting, error.ErrorCode);
        Assert.Contains(Full, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/v2/credentials?id=a%2Fb", "v2/credentials?id=a%2Fb")]
    [InlineData("v2/credentials", "v2/credentials")]
    [InlineData("@example.com/x", "@example.com/x")]
    [InlineData("//example.com/x", "example.com/x")]
    [InlineData("3/x", "3/x")]
    public void A_relative_address_is_one_of_ECS_and_comes_first(string value, string path)
    {
        _scratch.Set(Relative, value);

        Assert.Equal(("http://169.254.170.2/" + path, Relative), (ContainerEndpoint.Find()!.Url.AbsoluteUri, ContainerEndpoint.Find()!.Variable));

        _scratch.Set(Relative, " ");
        Assert.Equal(Full, ContainerEndpoint.Find()!.Variable);
    }

    [Fact]
    public async Task The_token_file_is_read_at_each_renewal_and_comes_before_the_token()
    {
        ContainerCredentials credentials = Create();
        _ = await credentials.GetCredentialsAsync();
        _scratch.Set(Token, "Basic abc");
        await RenewAsync(credentials);
        _scratch.Set(TokenFile, _scratch.Write("token", "first"));
        await RenewAsync(credentials);
        _scratch.Write("token", "second");
        await RenewAsync(credentials);

        Assert.Equal(["", "Basic abc", "first", "second"], _server.Calls.Select(Authorization));
        Assert.All(_server.Calls, call => Assert.Equal(("GET", "/v1/credentials?a=b"), (call.Method, call.Path)));
        Assert.All(_server.Calls, call => Assert.Contains("Accept: application/json", call.Headers, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Keys_are_kept_until_they_expire()
    {
        ContainerCredentials credentials = Create();

        ImmutableCredentials keys = await credentials.GetCredentialsAsync();
        _ = credentials.GetCredentials();

        Assert.Equal(("AKIDCONTAINER", "c-secret", "c-token"), (keys.AccessKey, keys.SecretKey, keys.Token));
        Assert.Single(_server.Calls);
    }

    // AWSSDK.Core counts keys as expired one minute early.
    [Theory]
    [InlineData(14, 2)]
    [InlineData(17, 1)]
    public async Task Keys_are_requested_again_15_minutes_before_they_expire(int minutesLeft, int requests)
    {
        _server.Reply(_ => (200, Answers.Container("AKIDCONTAINER", TimeSpan.FromMinutes(minutesLeft))));
        ContainerCredentials credentials = Create();

        _ = await credentials.GetCredentialsAsync();
        _ = await credentials.GetCredentialsAsync();

        Assert.Equal(requests, _clock.Limits);
        // The second request is made in the background, and must not reach the next test.
        while (_server.Calls.Count < requests)
            await Task.Yield();
    }

    [Theory]
    [InlineData("pod\n", "has a character that cannot be sent: a line break, also at the end")]
    [InlineData("pod\r\nX-Header: hidden", "has a character that cannot be sent")]
    [InlineData("hidden\u200B", "has a character that cannot be sent")]
    [InlineData("", "is empty, or is not a file")]
    [InlineData(null, "does not exist")]
    public async Task A_token_file_that_cannot_be_used_is_an_error_that_names_it_and_nothing_is_sent(string? content, string told)
    {
        string file = content is null ? _scratch.Home + "/none" : _scratch.Write("token", content);
        _scratch.Set(TokenFile, file);

        SessionCredentialException error = await FailsAsync();

        Assert.Equal((IdentityErrorCodes.InvalidSetting, FailureKind.InvalidConfiguration), (error.ErrorCode, error.Kind));
        Assert.Contains(told, error.Message, StringComparison.Ordinal);
        Assert.Contains(file, error.Message, StringComparison.Ordinal);
        Assert.Contains(TokenFile, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hidden", Run.AllText(error), StringComparison.Ordinal);
        Assert.Empty(_server.Calls);
    }

    [Fact]
    public async Task A_token_with_a_line_break_is_refused()
    {
        _scratch.Set(Token, "pod\r\nX-Header: hidden");

        SessionCredentialException error = await FailsAsync();

        Assert.Contains($"environment variable {Token} has a character that cannot be sent", error.Message, StringComparison.Ordinal);
        Assert.Empty(_server.Calls);
    }

    [Fact]
    public async Task No_proxy_is_asked()
    {
        using LoopbackServer proxy = new();
        proxy.Reply(_ => (200, Answers.Container("AKIDPROXY")));
        using SystemProxy set = new(new Uri(proxy.Url));

        Assert.Equal("AKIDCONTAINER", (await Create().GetCredentialsAsync()).AccessKey);
        Assert.Empty(proxy.Calls);
    }

    [Fact]
    public async Task A_redirect_is_an_error_and_is_not_followed()
    {
        using LoopbackServer elsewhere = new();
        _scratch.Set(Token, "hidden-token");
        _server.Reply(_ => (307, ""));
        _server.Location = elsewhere.Url;

        SessionCredentialException error = await FailsAsync();

        Assert.Contains("HTTP status 307", error.Message, StringComparison.Ordinal);
        Assert.Empty(elsewhere.Calls);
    }

    [Fact]
    public async Task Two_failures_are_tried_again()
    {
        _server.Reply(_ => _server.Calls.Count switch
        {
            1 => (500, ""),
            2 => (200, "<html>"),
            _ => (200, Answers.Container("AKIDCONTAINER")),
        });

        Assert.Equal("AKIDCONTAINER", (await Create().GetCredentialsAsync()).AccessKey);
        Assert.Equal((3, 2), (_server.Calls.Count, _clock.Pauses));
    }

    [Theory]
    [InlineData(403, FailureKind.AuthenticationFailed)]
    [InlineData(429, FailureKind.Throttled)]
    [InlineData(503, FailureKind.ServiceUnavailable)]
    public async Task A_refusal_says_status_code_and_message_and_neither_token_nor_control_characters(int status, FailureKind kind)
    {
        _scratch.Set(Token, "hidden-token");
        _server.Reply(_ => (status, """{"code":"AccessDenied","message":"no \u001b[31m role for hidden-token"}"""));

        SessionCredentialException error = await FailsAsync();

        Assert.Equal((IdentityErrorCodes.CredentialSourceFailed, kind, status), (error.ErrorCode, error.Kind, error.StatusCode));
        Assert.Contains($"({Full}) answered with HTTP status {status}, AccessDenied: no \\u001B[31m role", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hidden", Run.AllText(error), StringComparison.Ordinal);
        Assert.Equal(3, _server.Calls.Count);
    }

    [Theory]
    [InlineData("[1]", "not a JSON object")]
    [InlineData("hidden", "not a JSON object")]
    [InlineData("""{"Code":"NoRole","Message":"why"}""", "there is no Token, NoRole: why")]
    [InlineData("""{"AccessKeyId":"hidden","SecretAccessKey":"hidden","Token":"hidden"}""", "there is no Expiration")]
    [InlineData("""{"AccessKeyId":"hidden","SecretAccessKey":"hidden","Token":"hidden","Expiration":"2020-01-01T00:00:00Z"}""", "already expired")]
    [InlineData("""{"AccessKeyId":1,"SecretAccessKey":"hidden","Token":"hidden","Expiration":"2099-01-01T00:00:00Z"}""", "AccessKeyId is not a string")]
    public async Task An_answer_that_is_not_credentials_is_an_error_that_says_why(string body, string told)
    {
        _server.Reply(_ => (200, body));

        SessionCredentialException error = await FailsAsync();

        Assert.Equal(IdentityErrorCodes.CredentialSourceFailed, error.ErrorCode);
        Assert.Contains(told, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hidden", Run.AllText(error), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_of_more_than_1_MiB_is_an_error()
    {
        _server.Reply(_ => (200, Answers.Container("AKIDCONTAINER") + new string(' ', 1024 * 1024)));

        Assert.Contains("more than 1 MiB", (await FailsAsync()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_at_that_address_is_a_failed_connection()
    {
        _scratch.Set(Full, LoopbackServer.ClosedPort());

        SessionCredentialException error = await FailsAsync();

        Assert.Equal((IdentityErrorCodes.CredentialSourceUnreachable, FailureKind.ConnectionFailed), (error.ErrorCode, error.Kind));
        Assert.Contains(Full, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_answer_ends_at_the_time_limit_of_each_attempt()
    {
        TaskCompletionSource never = new();
        _server.Answer = async _ =>
        {
            _clock.Expire();
            await never.Task;
            return (200, "");
        };
        _server.Calls.Clear();

        SessionCredentialException error = await FailsAsync();

        Assert.Equal((IdentityErrorCodes.CredentialSourceTimeout, FailureKind.Timeout), (error.ErrorCode, error.Kind));
        Assert.Equal(3, _server.Calls.Count);
        never.SetResult();
    }

    [Fact]
    public async Task Keys_with_a_line_break_are_refused_by_name()
    {
        _server.Reply(_ => (200, Answers.Container("AK\\r\\nhidden")));
        SigningIdentity identity = await Run.SignerAsync();

        SessionCredentialException error = await Run.FailsAsync(() => identity.GetKeysAsync(TestContext.Current.CancellationToken));

        Assert.Equal(IdentityErrorCodes.InvalidKeys, error.ErrorCode);
        Assert.DoesNotContain("hidden", Run.AllText(error), StringComparison.Ordinal);
    }

    private static string Authorization(Call call) => call.Headers.Split("\r\n")
        .Where(line => line.StartsWith("Authorization: ", StringComparison.Ordinal))
        .Select(line => line["Authorization: ".Length..]).FirstOrDefault("");

    private static Task<ImmutableCredentials> RenewAsync(ContainerCredentials credentials)
    {
        credentials.ClearCredentials();
        return credentials.GetCredentialsAsync();
    }

    private ContainerCredentials Create() => new(ContainerEndpoint.Find()!, _clock);

    private Task<SessionCredentialException> FailsAsync() => Run.FailsAsync(() => Create().GetCredentialsAsync());
}
