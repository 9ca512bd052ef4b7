using System;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using System.Threading.Tasks;
using Amazon.Runtime;
using EmrSessionCredentials.Identity;
using EmrSessionCredentials.Settings;

namespace EmrSessionCredentials.Tests.Identity;

/// <summary>Every kind of profile gives the credentials it is meant to, through AWSSDK's providers.</summary>
[Collection(EnvironmentCollection.Name)]
public sealed class ProfileKindTests(LoopbackServer server) : IDisposable
{
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    private static IdentityOptions Named(string name) => new() { ProfileName = name };

    [Fact]
    public async Task Keys_and_temporary_keys()
    {
        _scratch.Credentials("""
            # a comment
            [plain]
            aws_access_key_id = AKIDPLAIN
            aws_secret_access_key = a=b/c+d
            aws_session_token =

            ; another
            [session]
              aws_access_key_id=AKIDSESSION
              aws_secret_access_key=s
              AWS_SESSION_TOKEN=tok
            """);

        ImmutableCredentials plain = await Run.KeysAsync(Named("plain"));
        ImmutableCredentials session = await Run.KeysAsync(Named("session"));

        Assert.Equal(("AKIDPLAIN", "a=b/c+d", ""), (plain.AccessKey, plain.SecretKey, plain.Token));
        Assert.Equal(("AKIDSESSION", "tok"), (session.AccessKey, session.Token));
    }

    [Fact]
    public async Task What_the_credentials_file_says_wins_and_the_config_file_adds_to_it()
    {
        _scratch.Credentials("[p]\naws_access_key_id=AKIDCREDS\naws_secret_access_key=s");
        _scratch.Config("[profile p]\naws_access_key_id=AKIDCONFIG\nregion=eu-west-3\n[profile \"with space\"]\n"
            + "aws_access_key_id=AKIDSPACE\naws_secret_access_key=s\n[bare]\naws_access_key_id=AKIDNO");

        SigningIdentity identity = await Run.SignerAsync(Named("p"));

        Assert.Equal("AKIDCREDS", (await identity.GetKeysAsync(TestContext.Current.CancellationToken)).AccessKey);
        Assert.Equal("eu-west-3", identity.Profile!.Region);
        Assert.Equal($"profile 'p' in {_scratch.CredentialsPath} and {_scratch.ConfigPath}", identity.Source);
        Assert.Equal("AKIDSPACE", (await Run.KeysAsync(Named("with space"))).AccessKey);
        Assert.Equal("ProfileNotFound", (await Run.FailsAsync(() => Run.SignerAsync(Named("bare")))).ErrorCode);
    }

    [Fact]
    public async Task Keys_that_a_login_tool_renews_in_the_file_are_picked_up_by_an_identity_at_hand()
    {
        _scratch.Credentials("[p]\naws_access_key_id=AKIDOLD\naws_secret_access_key=s\naws_session_token=t1");
        SigningIdentity identity = await Run.SignerAsync(Named("p"));
        Assert.Equal("AKIDOLD", (await identity.GetKeysAsync(TestContext.Current.CancellationToken)).AccessKey);

        Rewrite("[p]\naws_access_key_id=AKIDNEW\naws_secret_access_key=s\naws_session_token=t2", 1);
        Assert.Equal("AKIDNEW", (await identity.GetKeysAsync(TestContext.Current.CancellationToken)).AccessKey);

        Rewrite("[p\nhalf written", 2);
        Assert.Equal("AKIDNEW", (await identity.GetKeysAsync(TestContext.Current.CancellationToken)).AccessKey);

        // The clock of the file system may be coarse; the test does not wait for it.
        void Rewrite(string text, int hours)
        {
            _scratch.Credentials(text);
            File.SetLastWriteTimeUtc(_scratch.CredentialsPath, DateTime.UtcNow.AddHours(hours));
        }
    }

    [Fact]
    public void Keys_that_are_renewed_in_the_file_while_it_is_being_read_are_picked_up_too()
    {
        _scratch.Credentials("[p]\naws_access_key_id=AKIDOLD\naws_secret_access_key=s");
        IdentityOptions options = Named("p");
        ProfileStore store = ProfileStore.For(options);
        ImmutableCredentials old = store.Find("p")!.KeysIn(ProfileFile.Credentials)!;
        _scratch.Credentials("[p]\naws_access_key_id=AKIDNEW\naws_secret_access_key=s");
        File.SetLastWriteTimeUtc(_scratch.CredentialsPath, DateTime.UtcNow.AddHours(1));

        ProfileFileCredentials credentials = new("p", ProfileFile.Credentials, old, store);

        Assert.Equal(("AKIDOLD", "AKIDNEW"), (old.AccessKey, credentials.GetCredentials().AccessKey));
    }

    [Theory]
    [InlineData("AWS_ENDPOINT_URL_STS")]
    [InlineData("AWS_ENDPOINT_URL")]
    public async Task A_role_is_assumed_by_its_source_profile_in_the_profiles_region(string variable)
    {
        UseSts(variable);
        _scratch.Config("""
            [profile role]
            role_arn = arn:aws:iam::123456789012:role/r
            source_profile = base
            external_id = ext
            role_session_name = me
            region = eu-south-2
            [profile base]
            aws_access_key_id = AKIDBASE
            aws_secret_access_key = base-secret
            region = eu-west-1
            """);

        ImmutableCredentials keys = await Run.KeysAsync(Named("role"));

        Assert.Equal(("AKIDROLE", "sts-secret", "sts-token"), (keys.AccessKey, keys.SecretKey, keys.Token));
        Call call = Assert.Single(server.Calls);
        Assert.Contains("Credential=AKIDBASE/", call.Headers, StringComparison.Ordinal);
        Assert.Contains("/eu-south-2/sts/", call.Headers, StringComparison.Ordinal);
        Assert.Contains("ExternalId=ext", call.Body, StringComparison.Ordinal);
        Assert.Contains("RoleSessionName=me", call.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Roles_may_follow_roles_and_the_region_given_is_that_of_sts()
    {
        server.Reply(call => (200, Answers.Sts(
            "AssumeRole",
            call.Headers.Contains("Credential=AKIDBASE/", StringComparison.Ordinal) ? "AKIDMID" : "AKIDTOP")));
        _scratch.Set("AWS_ENDPOINT_URL_STS", server.Url);
        _scratch.Config("""
            [profile top]
            role_arn = arn:aws:iam::1:role/top
            source_profile = mid
            [profile mid]
            role_arn = arn:aws:iam::1:role/mid
            source_profile = base
            [profile base]
            aws_access_key_id = AKIDBASE
            aws_secret_access_key = s
            """);

        ImmutableCredentials keys = await Run.KeysAsync(Named("top") with { Region = "ap-south-1" });

        Assert.Equal("AKIDTOP", keys.AccessKey);
        Assert.Equal(2, server.Calls.Count);
        Assert.All(server.Calls, call => Assert.Contains("/ap-south-1/sts/", call.Headers, StringComparison.Ordinal));
        Assert.Contains("Credential=AKIDMID/", server.Calls.Last().Headers, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Credentials_about_to_expire_are_renewed_while_an_identity_is_at_hand()
    {
        TaskCompletionSource renewed = new(TaskCreationOptions.RunContinuationsAsynchronously);
        int calls = 0;
        server.Reply(_ =>
        {
            if (++calls == 1)
                return (200, Answers.Sts("AssumeRole", "AKIDFIRST", TimeSpan.FromMinutes(10)));
            renewed.TrySetResult();
            return (200, Answers.Sts("AssumeRole", "AKIDSECOND"));
        });
        _scratch.Set("AWS_ENDPOINT_URL_STS", server.Url);
        Role("source_profile = base");
        SigningIdentity identity = await Run.SignerAsync(Named("role"));

        Assert.Equal("AKIDFIRST", (await identity.GetKeysAsync(TestContext.Current.CancellationToken)).AccessKey);
        _ = await identity.GetKeysAsync(TestContext.Current.CancellationToken);
        await renewed.Task.WaitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(2, calls);
    }

    [Fact]
    public async Task A_role_may_be_assumed_by_the_environment()
    {
        UseSts();
        _scratch.Set("AWS_ACCESS_KEY_ID", "AKIDENV");
        _scratch.Set("AWS_SECRET_ACCESS_KEY", "s");
        Role("credential_source = Environment");

        Assert.Equal("AKIDROLE", (await Run.KeysAsync(Named("role"))).AccessKey);
        Assert.Contains("Credential=AKIDENV/", Assert.Single(server.Calls).Headers, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_role_may_be_assumed_by_the_container()
    {
        server.Reply(call => (200, call.Path == "/container"
            ? Answers.Container("AKIDCONTAINER")
            : Answers.Sts("AssumeRole", "AKIDROLE")));
        _scratch.Set("AWS_ENDPOINT_URL_STS", server.Url);
        _scratch.Set("AWS_CONTAINER_CREDENTIALS_FULL_URI", server.Url + "/container");
        Role("credential_source = EcsContainer");

        Assert.Equal("AKIDROLE", (await Run.KeysAsync(Named("role"))).AccessKey);
        Assert.Contains("Credential=AKIDCONTAINER/", server.Calls.Last().Headers, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_role_may_be_assumed_by_the_instance()
    {
        server.Reply(call => call.Method == "POST"
            ? (200, Answers.Sts("AssumeRole", "AKIDROLE"))
            : Answers.Instance(call, "AKIDINSTANCE"));
        _scratch.Set("AWS_ENDPOINT_URL_STS", server.Url);
        _scratch.Set("AWS_EC2_METADATA_DISABLED", null);
        _scratch.Set("AWS_EC2_METADATA_SERVICE_ENDPOINT", server.Url);
        Role("credential_source = Ec2InstanceMetadata");

        Assert.Equal("AKIDROLE", (await Run.KeysAsync(Named("role"))).AccessKey);
        Assert.Contains(
            "Credential=AKIDINSTANCE/",
            server.Calls.Single(call => call.Method == "POST").Headers,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_web_identity_token_is_exchanged_unsigned()
    {
        UseSts();
        string file = _scratch.Write("jwt", "the-jwt");
        Role($"web_identity_token_file = {file}");

        Assert.Equal("AKIDROLE", (await Run.KeysAsync(Named("role"))).AccessKey);
        Call call = Assert.Single(server.Calls);
        Assert.Contains("WebIdentityToken=the-jwt", call.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("Authorization:", call.Headers, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_process_prints_credentials()
    {
        string json = $$"""
            {"Version":1,"AccessKeyId":"AKIDPROC","SecretAccessKey":"s","SessionToken":"t",
            "Expiration":"{{Answers.Iso(TimeSpan.FromHours(1))}}"}
            """;
        string file = _scratch.Write("out.json", json);
        _scratch.Config($"[profile p]\ncredential_process = cat '{file}'");

        ImmutableCredentials keys = await Run.KeysAsync(Named("p"));

        Assert.Equal(("AKIDPROC", "s", "t"), (keys.AccessKey, keys.SecretKey, keys.Token));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_login_is_exchanged_for_the_roles_credentials(bool session)
    {
        SsoLogin.Profile(_scratch, session);
        SsoLogin.Token(_scratch, session, Answers.Iso(TimeSpan.FromHours(2)));
        server.Reply(_ => (200, SsoLogin.Answer));
        _scratch.Set("AWS_ENDPOINT_URL_SSO", server.Url);

        ImmutableCredentials keys = await Run.KeysAsync(Named("sso"));

        Assert.Equal(("AKIDSSO", "sso-secret", "sso-token"), (keys.AccessKey, keys.SecretKey, keys.Token));
        Call call = Assert.Single(server.Calls);
        Assert.Contains("role_name=Admin", call.Path, StringComparison.Ordinal);
        Assert.Contains("login-token", call.Headers, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_login_that_can_be_renewed_without_a_person_is_renewed()
    {
        SsoLogin.Profile(_scratch, session: true);
        SsoLogin.Token(_scratch, session: true, Answers.Iso(TimeSpan.FromMinutes(-1)), refresh: true);
        server.Reply(call => call.Path == "/token"
            ? (200, """{"accessToken":"new-login-token","expiresIn":3600,"refreshToken":"r2","tokenType":"Bearer"}""")
            : (200, SsoLogin.Answer));
        _scratch.Set("AWS_ENDPOINT_URL_SSO", server.Url);
        _scratch.Set("AWS_ENDPOINT_URL_SSO_OIDC", server.Url);

        Assert.Equal("AKIDSSO", (await Run.KeysAsync(Named("sso"))).AccessKey);
        Assert.Contains("new-login-token", server.Calls.Last().Headers, StringComparison.Ordinal);
    }

    private void UseSts(string variable = "AWS_ENDPOINT_URL_STS")
    {
        server.Reply(call => (200, Answers.Sts(
            call.Body.Contains("WebIdentityToken", StringComparison.Ordinal)
                ? "AssumeRoleWithWebIdentity"
                : "AssumeRole",
            "AKIDROLE")));
        _scratch.Set(variable, server.Url);
    }

    private void Role(string settings) => _scratch.Config($"""
        [profile role]
        role_arn = arn:aws:iam::123456789012:role/r
        {settings}
        [profile base]
        aws_access_key_id = AKIDBASE
        aws_secret_access_key = s
        """);
}
