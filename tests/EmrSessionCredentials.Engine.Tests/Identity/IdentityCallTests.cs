using System;
using System.IO;
using System.Threading.Tasks;
using Amazon.Runtime;
using Amazon.SecurityToken;
using Amazon.SecurityToken.Model;
using EmrSessionCredentials.Identity;
using EmrSessionCredentials.Settings;
using EmrSessionCredentials.Tests.Calls;
using Microsoft.AspNetCore.Http;

namespace EmrSessionCredentials.Tests.Identity;

/// <summary>Calls of AWS STS and IAM Identity Center are bounded as those of Amazon EMR are, and their errors name what failed.</summary>
[Collection(EnvironmentCollection.Name)]
public sealed class IdentityCallTests : IDisposable
{
    private const int Limit = 1024 * 1024;

    private readonly Scratch _scratch = new();

    /// <summary>The calls: AWS STS with keys and without, IAM Identity Center's portal, and the renewal of its login.</summary>
    public static TheoryData<string> Calls => ["role", "web", "sso", "oidc"];

    public void Dispose() => _scratch.Dispose();

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task An_answer_of_1_MiB_is_read_and_one_byte_more_is_not(string profile)
    {
        await using ScriptedServer fits = await PaddedAsync(profile, Limit);
        await using ScriptedServer exceeds = await PaddedAsync(profile, Limit + 1);
        Configure(profile, fits.Url);
        Assert.StartsWith("AKID", (await Run.KeysAsync(Options(profile))).AccessKey, StringComparison.Ordinal);
        Configure(profile, exceeds.Url);

        SessionCredentialException failure = await FailAsync(profile);

        Assert.Equal(("InvalidServiceResponse", FailureKind.InvalidResponse), (failure.ErrorCode, failure.Kind));
        Assert.Contains("larger than 1048576 bytes", failure.Message, StringComparison.Ordinal);
        Assert.Contains($"profile '{Name(profile)}'", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("role", "s-secret-key-of-base/+", "AccessDenied")]
    [InlineData("role", "s-secret-key-of-base/+", "SignatureDoesNotMatch")]
    [InlineData("role", "s-session-token-of-base/+", "AccessDenied")]
    [InlineData("role", "s-session-token-of-base/+", "InvalidClientTokenId")]
    [InlineData("role", "external-id-of-role", "AccessDenied")]
    [InlineData("role", "external-id-of-role", "ValidationError")]
    [InlineData("web", "web-identity-token", "AccessDenied")]
    [InlineData("web", "web-identity-token", "InvalidIdentityToken")]
    [InlineData("sso", "login-token", "ForbiddenException")]
    [InlineData("sso", "login-token", "InvalidRequestException")]
    public async Task A_refusal_that_quotes_the_request_shows_no_secret_of_it(string profile, string secret, string code)
    {
        string escaped = Uri.EscapeDataString(secret);
        string lower = escaped.Replace("%2F", "%2f", StringComparison.Ordinal).Replace("%2B", "%2b", StringComparison.Ordinal);
        string message = $"You may not: {secret} {escaped} {lower}.";
        await using ScriptedServer server = profile == "sso"
            ? await ScriptedServer.AnsweringAsync($$"""{"__type":"{{code}}","message":"{{message}}"}""", 403)
            : await ScriptedServer.AnsweringAsync(Answers.StsError(code, message), 403);
        Configure(profile, server.Url);

        SessionCredentialException failure = await FailAsync(profile);

        Assert.Equal(code, failure.ErrorCode);
        Assert.EndsWith(": You may not: *** *** ***.", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(secret, Run.AllText(failure), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("role", 200, "InvalidServiceResponse")]
    [InlineData("web", 200, "InvalidServiceResponse")]
    [InlineData("sso", 200, "InvalidServiceResponse")]
    [InlineData("oidc", 200, "InvalidServiceResponse")]
    [InlineData("role", 400, "HttpStatus400")]
    [InlineData("web", 503, "HttpStatus503")]
    [InlineData("sso", 400, "HttpStatus400")]
    [InlineData("oidc", 503, "HttpStatus503")]
    public async Task A_body_without_end_is_cut_and_the_connection_closed(string profile, int status, string code)
    {
        TaskCompletionSource<long> sent = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await using ScriptedServer server = await ScriptedServer.StartAsync(async context =>
        {
            context.Response.StatusCode = status;
            sent.TrySetResult(await ScriptedServer.SendUntilHungUpAsync(context));
        });
        Configure(profile, server.Url);

        SessionCredentialException failure = await FailAsync(profile);

        Assert.Equal(code, failure.ErrorCode);
        Assert.True(await sent.Task > Limit);
    }

    [Theory]
    [InlineData("role", "<html><body>Welcome</body></html>")]
    [InlineData("web", "<html><body>Welcome</body></html>")]
    [InlineData("sso", "<html><body>Welcome</body></html>")]
    [InlineData("oidc", "<html><body>Welcome</body></html>")]
    [InlineData("role", "{}")]
    [InlineData("web", "{}")]
    [InlineData("sso", "{}")]
    [InlineData("oidc", "{}")]
    public async Task An_answer_of_another_server_is_an_error_that_names_the_server_and_no_class(string profile, string body)
    {
        await using ScriptedServer server = await ScriptedServer.AnsweringAsync(body);
        Configure(profile, server.Url);

        SessionCredentialException failure = await FailAsync(profile);

        Assert.Equal("InvalidServiceResponse", failure.ErrorCode);
        Assert.Contains($"the answer of the server at {server.Url} cannot be read", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task A_redirect_is_an_error_that_names_its_status(string profile)
    {
        await using ScriptedServer server = await ScriptedServer.AnsweringAsync("", 307);
        Configure(profile, server.Url);

        SessionCredentialException failure = await FailAsync(profile);

        Assert.Equal(("HttpStatus307", 307), (failure.ErrorCode, failure.StatusCode));
    }

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task A_proxy_that_refuses_the_connection_is_named(string profile)
    {
        string proxy = LoopbackServer.ClosedPort();
        Configure(profile, null);

        SessionCredentialException failure = await FailAsync(profile, new System.Net.WebProxy(proxy));

        Assert.Equal((IdentityErrorCodes.CredentialSourceUnreachable, FailureKind.ConnectionFailed), (failure.ErrorCode, failure.Kind));
        Assert.Contains($"through the proxy {proxy}.", failure.Message, StringComparison.Ordinal);
        Assert.Contains($"profile '{Name(profile)}'", failure.Message, StringComparison.Ordinal);
        Assert.StartsWith("Check the proxy", failure.Advice, StringComparison.Ordinal);
        Assert.Equal("Proxy", failure.Setting);
    }

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task A_proxy_that_wants_a_login_is_an_error_that_says_what_to_give(string profile)
    {
        await using ScriptedServer proxy = await ScriptedServer.StartAsync(context =>
        {
            context.Response.StatusCode = 407;
            context.Response.Headers.ProxyAuthenticate = "Basic realm=\"proxy\"";
            return Task.CompletedTask;
        });
        Configure(profile, null);

        SessionCredentialException failure = await FailAsync(profile, new System.Net.WebProxy(proxy.Url));

        Assert.Equal(("HttpStatus407", FailureKind.AuthenticationFailed), (failure.ErrorCode, failure.Kind));
        Assert.Contains("user name and password", failure.Advice, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task A_tunnel_that_is_refused_does_not_quote_a_password(string profile)
    {
        await using ScriptedServer proxy = await ScriptedServer.AnsweringAsync("no", 403);
        Configure(profile, null);

        SessionCredentialException failure = await FailAsync(
            profile, new System.Net.WebProxy(new UriBuilder(proxy.Url) { UserName = "user", Password = "hidden-password" }.Uri));

        Assert.Equal(IdentityErrorCodes.CredentialSourceUnreachable, failure.ErrorCode);
        Assert.Contains($"through the proxy {proxy.Url.GetLeftPart(UriPartial.Authority)}.", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hidden-password", Reachable.TextOf(failure), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task A_server_that_does_not_speak_TLS_is_said_to_want_http(string profile)
    {
        await using ScriptedServer server = await ScriptedServer.AnsweringAsync("{}");
        Configure(profile, new UriBuilder(server.Url) { Scheme = Uri.UriSchemeHttps }.Uri);

        SessionCredentialException failure = await FailAsync(profile);

        Assert.Equal(IdentityErrorCodes.CredentialSourceUnreachable, failure.ErrorCode);
        Assert.Contains("(from the environment variable AWS_ENDPOINT_URL", failure.Message, StringComparison.Ordinal);
        Assert.Contains("does not speak TLS", failure.Message, StringComparison.Ordinal);
        Assert.Contains("http://", failure.Advice, StringComparison.Ordinal);
        Assert.StartsWith("the environment variable AWS_ENDPOINT_URL", failure.Setting, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task A_certificate_that_is_not_trusted_is_said_with_the_setting(string profile)
    {
        using TestAuthority authority = new();
        await using TlsServer server = await TlsServer.StartAsync(authority.Issue("localhost"));
        Configure(profile, server.Url);

        SessionCredentialException failure = await FailAsync(profile);

        Assert.Contains("certificate of the server localhost is not trusted", failure.Message, StringComparison.Ordinal);
        Assert.Contains("AWS_CA_BUNDLE", failure.Advice, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task A_server_that_answers_with_something_else_than_HTTP_is_not_quoted(string profile)
    {
        using LoopbackServer server = new();
        server.Head = "hidden-text hidden-text\r\n\r\n";
        Configure(profile, new Uri(server.Url));

        SessionCredentialException failure = await FailAsync(profile);

        Assert.Equal("InvalidServiceResponse", failure.ErrorCode);
        Assert.DoesNotContain("hidden-text", Reachable.TextOf(failure), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("role", null)]
    [InlineData("web", null)]
    [InlineData("role", 7)]
    public async Task A_body_that_stalls_is_waited_for_no_longer_than_100_seconds_or_what_the_caller_says(string profile, int? limit)
    {
        await using StallingServer server = await StallingServer.StartAsync(200);
        Configure(profile, server.Url);
        IdentityOptions options = Options(profile) with { TimeoutSec = limit };
        ManualTime clock = new();
        StsSettings sts = StsSettings.For(options, ProfileStore.For(options), clock);
        using AmazonSecurityTokenServiceClient client =
            sts.CreateClient(profile is "web" ? null : new ImmutableCredentials("AKID", "s", token: null));
        Task<GetCallerIdentityResponse> call =
            client.GetCallerIdentityAsync(new GetCallerIdentityRequest(), TestContext.Current.CancellationToken);
        await server.Stalled;

        clock.Advance(TimeSpan.FromSeconds(limit ?? 100) - TimeSpan.FromTicks(1));
        Assert.False(call.IsCompleted);
        clock.Advance(TimeSpan.FromTicks(1));
        UnansweredCallException failure = await Assert.ThrowsAsync<UnansweredCallException>(() => call);

        Assert.IsType<TimeoutException>(failure.InnerException);
    }

    [Fact]
    public async Task Where_the_login_of_a_source_profile_is_renewed_is_named_and_not_AWS_STS()
    {
        Configure("oidc", null);
        File.AppendAllText(_scratch.ConfigPath, "\n[profile over]\nrole_arn = arn:aws:iam::123456789012:role/r\nsource_profile = sso\nregion = eu-west-1\n");

        SessionCredentialException failure = await FailAsync("over", new System.Net.WebProxy(LoopbackServer.ClosedPort()));

        Assert.Contains("no connection to https://oidc.eu-west-1.amazonaws.com", failure.Message, StringComparison.Ordinal);
    }

    private static IdentityOptions Options(string profile, System.Net.WebProxy? proxy = null) =>
        new() { ProfileName = Name(profile), Proxy = proxy };

    private static string Name(string profile) => profile is "oidc" ? "sso" : profile;

    private static async Task<SessionCredentialException> FailAsync(string profile, System.Net.WebProxy? proxy = null)
    {
        SigningIdentity identity = await Run.SignerAsync(Options(profile, proxy));
        return await Run.FailsAsync(() => identity.GetKeysAsync(TestContext.Current.CancellationToken));
    }

    private static Task<ScriptedServer> PaddedAsync(string profile, int length) => ScriptedServer.StartAsync(context =>
    {
        string body = (profile, context.Request.Path.Value) switch
        {
            ("role", _) => Answers.Sts("AssumeRole", "AKIDROLE"),
            ("web", _) => Answers.Sts("AssumeRoleWithWebIdentity", "AKIDWEB"),
            (_, "/token") => """{"accessToken":"new-login-token","expiresIn":3600,"refreshToken":"r2","tokenType":"Bearer"}""",
            _ => SsoLogin.Answer,
        };
        bool isPadded = profile is not "oidc" || context.Request.Path == "/token";
        return context.Response.WriteAsync(isPadded ? body.PadRight(length) : body, context.RequestAborted);
    });

    private void Configure(string profile, Uri? endpoint) => IdentityProfiles.Configure(_scratch, profile, endpoint);
}
