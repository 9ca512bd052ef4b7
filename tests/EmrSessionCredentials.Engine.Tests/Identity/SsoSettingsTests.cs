using System;
using System.IO;
using System.Threading.Tasks;
using Amazon.Runtime;
using EmrSessionCredentials.Identity;

namespace EmrSessionCredentials.Tests.Identity;

/// <summary>IAM Identity Center is called with the settings of the call, as they are now.</summary>
[Collection(EnvironmentCollection.Name)]
public sealed class SsoSettingsTests : IDisposable
{
    private readonly Scratch _scratch = new();
    private readonly LoopbackServer _server = new();

    public SsoSettingsTests()
    {
        SsoLogin.Profile(_scratch, session: true);
        SsoLogin.Token(_scratch, session: true, Answers.Iso(TimeSpan.FromMinutes(-1)), refresh: true);
        _server.Reply(call => call.Path == "/token"
            ? (200, """{"accessToken":"new-login-token","expiresIn":3600,"refreshToken":"r2","tokenType":"Bearer"}""")
            : (200, SsoLogin.Answer));
    }

    private static Task<string> KeyAsync(System.Net.WebProxy? proxy = null) => AccessKeyAsync(
        new IdentityOptions { ProfileName = "sso", AllowUnencryptedEndpoint = true, Proxy = proxy });

    public void Dispose()
    {
        _server.Dispose();
        _scratch.Dispose();
    }

    [Theory]
    [InlineData("services = local", "[services local]\nsso =\n  endpoint_url = {0}\nsso_oidc =\n  endpoint_url = {0}\n")]
    [InlineData("endpoint_url = {0}", "")]
    public async Task The_endpoints_are_those_of_the_profile_that_is_named(string setting, string section)
    {
        Configure(setting, section);

        Assert.Equal("AKIDSSO", await KeyAsync());
        Assert.Equal(2, _server.Calls.Count);
    }

    [Fact]
    public async Task A_role_that_is_refused_has_advice_about_the_login_and_not_about_a_trust_policy()
    {
        Configure("endpoint_url = {0}", "");
        SsoLogin.Token(_scratch, session: true, Answers.Iso(TimeSpan.FromHours(2)));
        _server.Reply(_ => (403, """{"__type":"ForbiddenException","message":"No access"}"""));

        SessionCredentialException error = await Run.FailsAsync(() => KeyAsync());

        Assert.Equal(("ForbiddenException", FailureKind.PermissionDenied), (error.ErrorCode, error.Kind));
        Assert.Equal(
            "Check sso_account_id and sso_role_name, and that the role is assigned to you in IAM Identity Center.", error.Advice);
    }

    [Fact]
    public async Task A_failed_call_is_repeated_as_often_as_the_profile_says()
    {
        foreach (int attempts in (int[])[1, 2])
        {
            SsoLogin.Profile(_scratch, session: true);
            SsoLogin.Token(_scratch, session: true, Answers.Iso(TimeSpan.FromHours(2)));
            Configure("endpoint_url = {0}\nmax_attempts = " + attempts, "");
            _server.Reply(_ => (500, "{}"));

            await Run.FailsAsync(() => KeyAsync());

            Assert.Equal(attempts, _server.Calls.Count);
        }
    }

    [Fact]
    public async Task Configured_endpoints_can_be_switched_off()
    {
        Configure("endpoint_url = {0}\nignore_configured_endpoint_urls = true\nuse_fips_endpoint = true", "");

        // The region's own endpoint is asked of the proxy.
        using LoopbackServer proxy = new();
        await Run.FailsAsync(() => KeyAsync(new System.Net.WebProxy(proxy.Url)));

        Assert.Empty(_server.Calls);
        Assert.Contains(proxy.Calls, call => call.Path == "oidc-fips.eu-west-1.amazonaws.com:443");
    }

    [Theory]
    [InlineData("eu west 1", "sso")]
    [InlineData("eu_west_1", "sso")]
    [InlineData("eu west 1", "role")]
    public async Task A_region_that_is_not_valid_is_an_error_that_names_the_setting_and_its_profile(string region, string profile)
    {
        string config = File.ReadAllText(_scratch.ConfigPath).Replace("sso_region = eu-west-1", $"sso_region = {region}", StringComparison.Ordinal);
        _scratch.Config(config + "\n[profile role]\nrole_arn = arn:aws:iam::1:role/r\nsource_profile = sso\n");

        SessionCredentialException error = await Run.FailsAsync(() => Run.SignerAsync(new IdentityOptions { ProfileName = profile }));

        Assert.Equal(IdentityErrorCodes.InvalidRegion, error.ErrorCode);
        Assert.Contains(
            $"'{region}' (sso_region of the profile 'sso' in {_scratch.ConfigPath})", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_account_that_the_login_session_names_is_an_identity_of_its_own()
    {
        SsoLogin.Token(_scratch, session: true, Answers.Iso(TimeSpan.FromHours(2)));
        foreach (string account in (string[])["111111111111", "222222222222"])
        {
            _scratch.Config($"""
                [profile sso]
                sso_session = corp
                sso_role_name = Admin
                endpoint_url = {_server.Url}
                [sso-session corp]
                sso_region = eu-west-1
                sso_start_url = https://corp.awsapps.com/start
                sso_account_id = {account}
                """);
            SigningIdentity signer =
                await Run.SignerAsync(new IdentityOptions { ProfileName = "sso", AllowUnencryptedEndpoint = true });

            Assert.StartsWith($"{account}/Admin", signer.ReuseIdOf(await signer.GetKeysAsync(TestContext.Current.CancellationToken)), StringComparison.Ordinal);
        }
    }

    // On Windows PowerShell AWS.Tools uses the same AWSSDK.Core.
    [Fact]
    public async Task Others_in_the_process_have_clients_of_their_own_settings()
    {
        Configure("endpoint_url = {0}", "");
        Assert.Equal("AKIDSSO", await KeyAsync());
        SsoLogin.Token(_scratch, session: true, Answers.Iso(TimeSpan.FromHours(2)));
        using LoopbackServer proxy = new();
        SSOAWSCredentials others = new("123456789012", "eu-west-1", "Other", "https://corp.awsapps.com/start", new SSOAWSCredentialsOptions
        {
            SessionName = "corp",
            ProxySettings = new System.Net.WebProxy(proxy.Url),
        });

        await Assert.ThrowsAnyAsync<Exception>(others.GetCredentialsAsync);

        Assert.Contains(proxy.Calls, call => call.Path == "portal.sso.eu-west-1.amazonaws.com:443");
    }

    private static async Task<string> AccessKeyAsync(IdentityOptions options) => (await Run.KeysAsync(options)).AccessKey;

    private void Configure(string setting, string section)
    {
        string config = File.ReadAllText(_scratch.ConfigPath)
            .Replace("[profile sso]", "[profile sso]\n" + setting, StringComparison.Ordinal) + "\n" + section;
        _scratch.Config(config.Replace("{0}", _server.Url, StringComparison.Ordinal));
    }
}
