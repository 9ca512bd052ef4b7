using System;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Amazon.SecurityToken;
using Amazon.SecurityToken.Model;
using EmrSessionCredentials.Identity;

namespace EmrSessionCredentials.Tests.Identity;

/// <summary>
/// What a provider throws at the first use becomes an error that says what to do, and holds no secret.
/// </summary>
[Collection(EnvironmentCollection.Name)]
public sealed class ProviderFailureTests(LoopbackServer server) : IDisposable
{
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    private static async Task<SessionCredentialException> FailsAsync(string profile)
    {
        SigningIdentity identity = await Run.SignerAsync(new IdentityOptions { ProfileName = profile });
        return await Run.FailsAsync(() => identity.GetKeysAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_expired_login_says_which_commands_renew_it(bool session)
    {
        SsoLogin.Profile(_scratch, session);
        SsoLogin.Token(_scratch, session, "2020-01-01T00:00:00Z");

        SessionCredentialException error = await FailsAsync("sso");

        AssertLogin(error, "sso");
        Assert.Contains($"profile 'sso' in {_scratch.ConfigPath}", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_login_at_all_and_one_that_cannot_be_read_say_the_same()
    {
        SsoLogin.Profile(_scratch, session: true);
        AssertLogin(await FailsAsync("sso"), "sso");

        SsoLogin.Token(_scratch, session: true, "never");
        AssertLogin(await FailsAsync("sso"), "sso");
    }

    [Fact]
    public async Task A_login_that_is_refused_or_cannot_be_renewed_says_the_same()
    {
        SsoLogin.Profile(_scratch, session: true);
        SsoLogin.Token(_scratch, session: true, Answers.Iso(TimeSpan.FromHours(2)));
        _scratch.Set("AWS_ENDPOINT_URL_SSO", server.Url);
        _scratch.Set("AWS_ENDPOINT_URL_SSO_OIDC", server.Url);
        server.Reply(_ => (401, """{"__type":"UnauthorizedException","message":"Session token not found"}"""));
        AssertLogin(await FailsAsync("sso"), "sso");

        SsoLogin.Token(_scratch, session: true, Answers.Iso(TimeSpan.FromMinutes(-1)), refresh: true);
        server.Reply(_ => (400, """{"__type":"InvalidGrantException","error":"invalid_grant"}"""));
        SessionCredentialException error = await FailsAsync("sso");
        AssertLogin(error, "sso");
        Assert.DoesNotContain("login-token", Run.AllText(error), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_command_is_for_the_profile_that_has_the_login_and_quotes_its_name_where_needed()
    {
        _scratch.Config("""
            [profile role]
            role_arn = arn:aws:iam::1:role/r
            source_profile = it's here
            region = eu-west-1
            [profile it's here]
            sso_start_url = https://corp.awsapps.com/start
            sso_region = eu-west-1
            sso_account_id = 123456789012
            sso_role_name = Admin
            """);

        AssertLogin(await FailsAsync("role"), "'it''s here'");
    }

    [Theory]
    [InlineData("echo hidden-out; echo hidden-err >&2; exit 3", "exit code 3")]
    [InlineData("echo '{\"Version\":1,\"AccessKeyId\":\"AKIDHIDDEN\",\"Secret\":hidden-secret}'", "not a JSON object")]
    [InlineData("echo hidden-secret", "not a JSON object")]
    [InlineData("echo '{\"Version\":9,\"SecretAccessKey\":\"hidden\"}'", "Version is not 1")]
    [InlineData("echo '{\"SecretAccessKey\":\"hidden\"}'", "no Version")]
    [InlineData("echo '[\"hidden\"]'", "not a JSON object")]
    [InlineData("echo '{\"Version\":1,\"SecretAccessKey\":\"hidden\"}'", "no AccessKeyId")]
    [InlineData("/no/such/hidden-program", "exit code 127")]
    public async Task A_process_that_fails_is_told_by_its_exit_code_and_what_it_printed_is_not_told(
        string command, string told)
    {
        string script = _scratch.Write("get.sh", command);
        _scratch.Config($"[profile p]\ncredential_process = sh '{script}'");

        SessionCredentialException error = await FailsAsync("p");

        Assert.Equal(IdentityErrorCodes.CredentialProcessFailed, error.ErrorCode);
        Assert.Contains(told, error.Message, StringComparison.Ordinal);
        Assert.Contains($"profile 'p' in {_scratch.ConfigPath}", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hidden", Run.AllText(error), StringComparison.OrdinalIgnoreCase);
        Assert.Null(error.InnerException);
    }

    [Fact]
    public async Task A_role_that_may_not_be_assumed_says_what_sts_said()
    {
        Role();
        server.Reply(_ => (403, Answers.StsError(
            "AccessDenied", "User: arn:aws:iam::1:user/u is not authorized to perform: sts:AssumeRole on: x")));

        SessionCredentialException error = await FailsAsync("role");

        Assert.Equal("AccessDenied", error.ErrorCode);
        Assert.Equal(FailureKind.PermissionDenied, error.Kind);
        Assert.Equal((403, "req-1"), (error.StatusCode, error.RequestId));
        Assert.Contains("sts:AssumeRole", error.Message, StringComparison.Ordinal);
        Assert.Contains("profile 'role'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_sts_said_is_shown_without_the_login_of_a_url_and_control_characters()
    {
        Role();
        server.Reply(_ => (403, Answers.StsError("AccessDenied", "see http://bob:secret@host/ \u0085 now")));

        SessionCredentialException error = await FailsAsync("role");

        Assert.EndsWith("AWS answered AccessDenied: see http://***@host/ \\u0085 now", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_error_code_and_a_request_id_of_sts_have_only_the_characters_of_codes()
    {
        Role();
        server.Reply(_ => (400, Answers.StsError("Bad\u0085 Code", "no").Replace("req-1", "req 1\u0085", StringComparison.Ordinal)));

        SessionCredentialException error = await FailsAsync("role");

        Assert.Equal("BadCode", error.ErrorCode);
        Assert.Equal("req1", error.RequestId);
        Assert.DoesNotContain(error.Message, char.IsControl);
    }

    [Theory]
    [InlineData("SignatureDoesNotMatch", 403, FailureKind.AuthenticationFailed)]
    [InlineData("ValidationError", 400, FailureKind.InvalidConfiguration)]
    [InlineData("RegionDisabledException", 403, FailureKind.InvalidConfiguration)]
    [InlineData("ExpiredToken", 400, FailureKind.AuthenticationFailed)]
    [InlineData("Throttling", 400, FailureKind.Throttled)]
    [InlineData("ServiceUnavailable", 503, FailureKind.ServiceUnavailable)]
    public async Task Other_answers_of_sts_keep_their_code_and_the_first_line_of_their_text(
        string code, int status, FailureKind kind)
    {
        Role();
        _scratch.Set("AWS_MAX_ATTEMPTS", "1");
        server.Reply(_ => (status, Answers.StsError(code, "It is wrong.\nThe Canonical String … x-amz-security-token:hidden-token")));

        SessionCredentialException error = await FailsAsync("role");

        Assert.Equal((code, kind), (error.ErrorCode, error.Kind));
        Assert.EndsWith($"AWS answered {code}: It is wrong.", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hidden-token", Run.AllText(error), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_sts_that_cannot_be_reached_is_a_failed_connection()
    {
        Role();
        _scratch.Set("AWS_MAX_ATTEMPTS", "1");
        _scratch.Set("AWS_ENDPOINT_URL_STS", LoopbackServer.ClosedPort());

        SessionCredentialException error = await FailsAsync("role");

        Assert.Equal(IdentityErrorCodes.CredentialSourceUnreachable, error.ErrorCode);
        Assert.Equal(FailureKind.ConnectionFailed, error.Kind);
    }

    [Theory]
    [InlineData("role")]
    [InlineData("sso")]
    public async Task A_redirect_takes_no_credentials_elsewhere(string profile)
    {
        using LoopbackServer elsewhere = new();
        elsewhere.Reply(_ => (200, Answers.Sts("AssumeRole", "AKIDROLE")));
        if (profile is "role")
        {
            Role();
        }
        else
        {
            SsoLogin.Profile(_scratch, session: true);
            SsoLogin.Token(_scratch, session: true, Answers.Iso(TimeSpan.FromHours(2)));
            _scratch.Set("AWS_ENDPOINT_URL_SSO", server.Url);
        }

        _scratch.Set("AWS_MAX_ATTEMPTS", "1");
        server.Reply(_ => (307, ""));
        server.Location = elsewhere.Url;

        await FailsAsync(profile);

        Assert.NotEmpty(server.Calls);
        Assert.Empty(elsewhere.Calls);
    }

    [Theory]
    [InlineData("role", "AWS_ENDPOINT_URL_STS")]
    [InlineData("sso", "AWS_ENDPOINT_URL_SSO")]
    [InlineData("sso", "AWS_ENDPOINT_URL_SSO_OIDC")]
    public async Task Plain_http_to_another_machine_is_refused_for_STS_and_IAM_Identity_Center_too(string profile, string variable)
    {
        if (profile is "role")
            Role();
        else
            SsoLogin.Profile(_scratch, session: true);
        _scratch.Set(variable, "http://192.0.2.1");

        SessionCredentialException error = await Run.FailsAsync(() => Run.SignerAsync(new IdentityOptions { ProfileName = profile }));

        Assert.Equal("UnencryptedEndpoint", error.ErrorCode);
        Assert.NotNull(await Run.SignerAsync(new IdentityOptions { ProfileName = profile, AllowUnencryptedEndpoint = true }));
    }

    [Fact]
    public async Task Stopping_ends_the_wait_for_credentials_at_once()
    {
        Role();
        using CancellationTokenSource stop = new();
        TaskCompletionSource never = new();
        server.Answer = async _ =>
        {
            await stop.CancelAsync();
            await never.Task;
            // Not one that AWSSDK tries again: the next test has the same server.
            return (400, "");
        };
        SigningIdentity identity = await Run.SignerAsync(new IdentityOptions { ProfileName = "role" });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => identity.GetKeysAsync(stop.Token));
        never.SetResult();
    }

    [Theory]
    [InlineData(typeof(TaskCanceledException), IdentityErrorCodes.CredentialSourceTimeout, FailureKind.Timeout)]
    [InlineData(typeof(TimeoutException), IdentityErrorCodes.CredentialSourceTimeout, FailureKind.Timeout)]
    [InlineData(typeof(HttpRequestException), "CredentialSourceUnreachable", FailureKind.ConnectionFailed)]
    [InlineData(typeof(InvalidOperationException), "CredentialSourceFailed", FailureKind.InvalidConfiguration)]
    public async Task Any_exception_can_be_explained(Type type, string code, FailureKind kind)
    {
        SigningIdentity identity = await Run.SignerAsync(
            new IdentityOptions { AccessKey = "A", SecretKey = Run.Secret("s") });
        Exception thrown = (Exception)Activator.CreateInstance(type, "hidden-text")!;

        SessionCredentialException error = identity.Explain(new AggregateException(thrown));

        Assert.Equal((code, kind), (error.ErrorCode, error.Kind));
        Assert.DoesNotContain("hidden-text", Run.AllText(error), StringComparison.Ordinal);
        Assert.Same(error, identity.Explain(error));
    }

    private static void AssertLogin(SessionCredentialException error, string profile)
    {
        Assert.Equal(IdentityErrorCodes.SsoLoginExpired, error.ErrorCode);
        Assert.Equal(FailureKind.InvalidConfiguration, error.Kind);
        Assert.Contains($"aws sso login --profile {profile}", error.Advice, StringComparison.Ordinal);
        Assert.EndsWith($"Invoke-AWSSSOLogin -ProfileName {profile}", error.Advice, StringComparison.Ordinal);
    }

    private void Role()
    {
        _scratch.Set("AWS_ENDPOINT_URL_STS", server.Url);
        _scratch.Config("""
            [profile role]
            role_arn = arn:aws:iam::1:role/r
            source_profile = base
            region = eu-west-1
            [profile base]
            aws_access_key_id = AKIDBASE
            aws_secret_access_key = s
            """);
    }
}
