using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using Amazon.Runtime;
using EmrSessionCredentials.Identity;

namespace EmrSessionCredentials.Tests.Identity;

/// <summary>No key that signs can begin a header or a request of its own, whatever it comes from.</summary>
[Collection(EnvironmentCollection.Name)]
public sealed class SigningKeysTests(LoopbackServer server) : IDisposable
{
    private const string Smuggled = "AKID\r\nContent-Length: 0\r\n\r\nPOST / HTTP/1.1";

    private readonly Scratch _scratch = new();

    public static TheoryData<string> Bad => [Smuggled, "AK\nID", "AK ID", "AK\u0000ID", "AK\u007fID", "AKÏD"];

    public void Dispose() => _scratch.Dispose();

    [Theory]
    [MemberData(nameof(Bad))]
    public async Task An_access_key_that_cannot_be_sent_is_refused(string key) => await RefusesAsync(
        new() { AccessKey = key, SecretKey = Run.Secret("secret-of-the-test") }, "access key", "access key given", key);

    [Theory]
    [MemberData(nameof(Bad))]
    public async Task A_secret_key_that_cannot_be_sent_is_refused(string key) => await RefusesAsync(
        new() { AccessKey = "AKID", SecretKey = Run.Secret(key) }, "secret key", "access key given", key);

    [Theory]
    [MemberData(nameof(Bad))]
    public async Task A_session_token_that_cannot_be_sent_is_refused(string token) => await RefusesAsync(
        new() { AccessKey = "AKID", SecretKey = Run.Secret("secret-of-the-test"), SessionToken = Run.Secret(token) },
        "session token",
        "access key given",
        token);

    [Fact]
    public async Task An_object_an_environment_variable_and_a_profile_are_no_exception()
    {
        object keys = new Dictionary<string, string> { ["AccessKey"] = "AKID", ["SecretKey"] = "s", ["SessionToken"] = Smuggled };
        await RefusesAsync(new() { Credential = keys }, "session token", "credential object given", Smuggled);
        await RefusesAsync(new() { StoredCredentials = keys }, "session token", "$StoredAWSCredentials", Smuggled);

        _scratch.Credentials("[p]\naws_access_key_id=AKID\naws_secret_access_key=a\u0001b\n");
        await RefusesAsync(new() { ProfileName = "p" }, "secret key", "profile 'p'", "a\u0001b");

        _scratch.Config("[profile role]\nrole_arn=arn:aws:iam::1:role/r\nsource_profile=p\nregion=eu-west-1\n");
        await RefusesAsync(
            new() { ProfileName = "role" }, "secret key", $"profile 'p' in {_scratch.CredentialsPath})", "a\u0001b");
    }

    [Theory]
    [InlineData("AWS_ACCESS_KEY_ID", "access key")]
    [InlineData("AWS_SECRET_ACCESS_KEY", "secret key")]
    [InlineData("AWS_SESSION_TOKEN", "session token")]
    [InlineData("AWS_SECURITY_TOKEN", "session token")]
    public async Task A_key_of_the_environment_is_named_by_its_variable_also_as_the_source_of_a_role(string variable, string name)
    {
        _scratch.Set("AWS_ACCESS_KEY_ID", "AKID");
        _scratch.Set("AWS_SECRET_ACCESS_KEY", "s");
        _scratch.Set(variable, Smuggled);
        _scratch.Config("[profile role]\nrole_arn=arn:aws:iam::1:role/r\ncredential_source=Environment\nregion=eu-west-1\n");

        await RefusesAsync(new(), name, $"(environment variable {variable})", Smuggled);
        await RefusesAsync(new() { ProfileName = "role" }, name, $"(environment variable {variable})", Smuggled);
    }

    [Fact]
    public async Task The_keys_at_the_end_of_a_chain_of_roles_are_named_by_the_profile_that_has_them()
    {
        _scratch.Credentials("[base]\naws_access_key_id=AKID\naws_secret_access_key=é\n");
        _scratch.Config("[profile mid]\nrole_arn=arn:aws:iam::1:role/m\nsource_profile=base\nregion=eu-west-1\n"
            + "[profile r]\nrole_arn=arn:aws:iam::1:role/r\nsource_profile=mid\nregion=eu-west-1\n");

        await RefusesAsync(new() { ProfileName = "r" }, "secret key", $"(profile 'base' in {_scratch.CredentialsPath})", "é");
    }

    [Theory]
    [InlineData("sts")]
    [InlineData("web identity")]
    [InlineData("login")]
    [InlineData("instance")]
    public async Task Neither_are_keys_that_a_service_gives(string source)
    {
        IdentityOptions options = SetUp(source);

        await RefusesAsync(options, "access key", source switch { "instance" => "instance", "web identity" => "web identity token", _ => "profile" }, "hidden");

        Assert.NotEmpty(server.Calls);
    }

    [Fact]
    public async Task The_token_of_a_login_is_no_exception()
    {
        IdentityOptions options = SetUp("login");
        SsoLogin.Token(_scratch, session: true, Answers.Iso(TimeSpan.FromHours(2)), token: "token\\r\\nX-Other: hidden");

        await RefusesAsync(options, "access token", "login to IAM Identity Center", "hidden");

        Assert.Empty(server.Calls);
    }

    [Fact]
    public async Task White_space_around_the_keys_is_removed()
    {
        ImmutableCredentials keys = await Run.KeysAsync(new()
        {
            AccessKey = " AKID\r\n", SecretKey = Run.Secret("\tsecret\n"), SessionToken = Run.Secret("token\n"),
        });

        Assert.Equal(("AKID", "secret", "token"), (keys.AccessKey, keys.SecretKey, keys.Token));
    }

    private IdentityOptions SetUp(string source)
    {
        _scratch.Set("AWS_ENDPOINT_URL", server.Url);
        switch (source)
        {
            case "sts":
                server.Reply(_ => (200, Answers.Sts("AssumeRole", "AKID&#10;hidden")));
                _scratch.Credentials("[p]\naws_access_key_id=AKID\naws_secret_access_key=s\n");
                _scratch.Config("[profile role]\nrole_arn=arn:aws:iam::1:role/r\nsource_profile=p\nregion=eu-west-1\n");
                return new() { ProfileName = "role" };
            case "web identity":
                server.Reply(_ => (200, Answers.Sts("AssumeRoleWithWebIdentity", "AKID&#10;hidden")));
                _scratch.Set("AWS_WEB_IDENTITY_TOKEN_FILE", _scratch.Write("token", "jwt"));
                _scratch.Set("AWS_ROLE_ARN", "arn:aws:iam::1:role/r");
                return new();
            case "login":
                server.Reply(_ => (200, SsoLogin.Answer.Replace("AKIDSSO", "AKID\\nhidden", StringComparison.Ordinal)));
                SsoLogin.Profile(_scratch, session: true);
                SsoLogin.Token(_scratch, session: true, Answers.Iso(TimeSpan.FromHours(2)));
                return new() { ProfileName = "sso" };
            default:
                server.Reply(call => Answers.Instance(call, "AKID\\nhidden"));
                _scratch.Set("AWS_EC2_METADATA_DISABLED", null);
                _scratch.Set("AWS_EC2_METADATA_SERVICE_ENDPOINT", server.Url);
                return new();
        }
    }

    private static async Task RefusesAsync(IdentityOptions options, string name, string source, string value)
    {
        SessionCredentialException failure = await Assert.ThrowsAsync<SessionCredentialException>(() => Run.KeysAsync(options));

        Assert.Equal(IdentityErrorCodes.InvalidKeys, failure.ErrorCode);
        Assert.Contains($"The {name} (", failure.Message, StringComparison.Ordinal);
        Assert.Contains(source, failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(value, Run.AllText(failure), StringComparison.Ordinal);
    }
}
