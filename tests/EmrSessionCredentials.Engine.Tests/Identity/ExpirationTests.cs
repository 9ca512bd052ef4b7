using System;
using System.Globalization;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using EmrSessionCredentials.Calls;
using EmrSessionCredentials.Identity;

namespace EmrSessionCredentials.Tests.Identity;

/// <summary>When the keys expire, as it is reported: when their source says, and not when they are renewed.</summary>
[Collection(EnvironmentCollection.Name)]
public sealed class ExpirationTests(LoopbackServer server) : IDisposable
{
    private const string Expiration = "2100-01-01T00:00:00Z";
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Theory]
    [InlineData("process")]
    [InlineData("container")]
    [InlineData("role")]
    [InlineData("web")]
    [InlineData("sso")]
    public async Task Keys_that_are_renewed_expire_when_their_source_says(string source)
    {
        IdentityOptions options = Configure(source);

        EmrIdentity identity = await ResolveAsync(options);

        Assert.Equal(
            DateTime.Parse(Expiration, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal), identity.Expiration);
        Assert.Equal(DateTimeKind.Utc, identity.Expiration!.Value.Kind);
    }

    [Fact]
    public async Task Keys_of_a_process_that_names_no_expiration_have_none()
    {
        IdentityOptions options = Process("""{"Version":1,"AccessKeyId":"AKIDPROCESS","SecretAccessKey":"s"}""");

        Assert.Null((await ResolveAsync(options)).Expiration);
    }

    [Fact]
    public async Task The_role_of_an_instance_has_none_because_only_its_next_renewal_is_known()
    {
        _scratch.Set("AWS_REGION", "eu-west-1");
        _scratch.Set("AWS_EC2_METADATA_SERVICE_ENDPOINT", server.Url);
        _scratch.Set("AWS_EC2_METADATA_DISABLED", null);
        server.Reply(call => Answers.Instance(call, "AKIDINSTANCE"));

        EmrIdentity identity = await ResolveAsync(new IdentityOptions());

        Assert.Equal(("role of the EC2 instance", null), (identity.Source, identity.Expiration));
    }

    // AWSSDK.Core refuses them itself, with an exception that has no type of its own.
    [Theory]
    [InlineData("role")]
    [InlineData("web")]
    [InlineData("sso")]
    public async Task New_keys_that_have_expired_by_this_computers_clock_are_an_error_that_names_the_clock(string source)
    {
        IdentityOptions options = Configure(source);
        Func<Call, Task<(int Status, string Body)>> answer = server.Answer;
        server.Answer = async call =>
        {
            (int status, string body) = await answer(call);
            return (status, body.Replace("2100", "2020", StringComparison.Ordinal).Replace("4102444800000", "1577836800000", StringComparison.Ordinal));
        };

        SessionCredentialException error = await Run.FailsAsync(() => ResolveAsync(options));

        Assert.Equal((IdentityErrorCodes.ExpiredKeys, FailureKind.InvalidConfiguration), (error.ErrorCode, error.Kind));
        Assert.Contains($"profile '{source}'", error.Message, StringComparison.Ordinal);
        Assert.Contains("clock", error.Advice, StringComparison.Ordinal);
    }

    private static Task<EmrIdentity> ResolveAsync(IdentityOptions options)
    {
        IEmrEngine engine = new EmrEngine();
        return engine.ResolveIdentityAsync(options, new ClientOptions(), verify: false, TestContext.Current.CancellationToken);
    }

    private static string Until(string answer) =>
        Regex.Replace(answer, "(?<=<Expiration>|\"Expiration\":\")[^<\"]+", Expiration, RegexOptions.None, TimeSpan.FromSeconds(1));

    private IdentityOptions Process(string printed)
    {
        _scratch.Set("AWS_REGION", "eu-west-1");
        _scratch.Config($"[profile process]\ncredential_process = cat '{_scratch.Write("out", printed)}'");
        return new IdentityOptions { ProfileName = "process" };
    }

    private IdentityOptions Configure(string source)
    {
        _scratch.Set("AWS_REGION", "eu-west-1");
        _scratch.Set("AWS_ENDPOINT_URL", server.Url);
        switch (source)
        {
            case "process":
                return Process($$"""{"Version":1,"AccessKeyId":"AKIDPROCESS","SecretAccessKey":"s","Expiration":"{{Expiration}}"}""");
            case "container":
                _scratch.Set("AWS_CONTAINER_CREDENTIALS_FULL_URI", server.Url + "/v1/credentials");
                server.Reply(_ => (200, Until(Answers.Container("AKIDCONTAINER"))));
                return new IdentityOptions();
            case "role":
                _scratch.Config("""
                    [profile role]
                    role_arn = arn:aws:iam::123456789012:role/r
                    source_profile = base
                    [profile base]
                    aws_access_key_id = AKIDBASE
                    aws_secret_access_key = s
                    """);
                server.Reply(_ => (200, Until(Answers.Sts("AssumeRole", "AKIDROLE"))));
                break;
            case "web":
                _scratch.Config($"""
                    [profile web]
                    role_arn = arn:aws:iam::123456789012:role/r
                    web_identity_token_file = {_scratch.Write("token", "web-token")}
                    """);
                server.Reply(_ => (200, Until(Answers.Sts("AssumeRoleWithWebIdentity", "AKIDWEB"))));
                break;
            default:
                SsoLogin.Profile(_scratch, session: true);
                SsoLogin.Token(_scratch, session: true, Answers.Iso(TimeSpan.FromHours(2)));
                server.Reply(_ => (200, SsoLogin.Answer));
                break;
        }

        return new IdentityOptions { ProfileName = source };
    }
}
