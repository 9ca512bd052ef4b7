using System;
using System.Linq;
using System.Threading.Tasks;
using EmrSessionCredentials.Calls;
using EmrSessionCredentials.Identity;
using EmrSessionCredentials.Sessions;
using EmrSessionCredentials.Tests.Calls;

namespace EmrSessionCredentials.Tests.Identity;

/// <summary>AWS STS and IAM Identity Center are called for the region and with the limits of the command.</summary>
[Collection(EnvironmentCollection.Name)]
public sealed class IdentityCallSettingsTests : IDisposable
{
    private readonly Scratch _scratch = new();
    private readonly LoopbackServer _server = new();

    public void Dispose()
    {
        _server.Dispose();
        _scratch.Dispose();
    }

    [Fact]
    public async Task The_region_of_the_instance_is_that_of_AWS_STS()
    {
        UseInstance("cn-north-1");

        EmrIdentity identity = await ResolveAsync(new IdentityOptions());

        Assert.Equal("https://sts.cn-north-1.amazonaws.com.cn", StsOf(identity));
    }

    [Fact]
    public async Task A_role_is_assumed_in_the_region_of_the_instance()
    {
        UseInstance("cn-north-1");
        _scratch.Set("AWS_ENDPOINT_URL_STS", _server.Url);
        _scratch.Config("[profile role]\nrole_arn = arn:aws-cn:iam::1:role/r\ncredential_source = Ec2InstanceMetadata\n");

        await ResolveAsync(new IdentityOptions { ProfileName = "role" });

        Call call = Assert.Single(_server.Calls, call => call.Method == "POST");
        Assert.Contains("/cn-north-1/sts/aws4_request", call.Headers, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("eu-west-1", "https://sts.eu-west-1.amazonaws.com")]
    [InlineData("fips-us-west-2", "https://sts-fips.us-west-2.amazonaws.com")]
    public async Task A_region_that_is_given_is_that_of_AWS_STS_too(string region, string endpoint)
    {
        UseInstance("cn-north-1");

        EmrIdentity identity = await ResolveAsync(new IdentityOptions { Region = region });

        Assert.Equal(endpoint, StsOf(identity));
    }

    [Theory]
    [InlineData("role", 1)]
    [InlineData("role", 2)]
    [InlineData("web", 1)]
    [InlineData("sso", 1)]
    [InlineData("oidc", 1)]
    [InlineData("keys", 1)]
    [InlineData("keys", 2)]
    public async Task A_call_is_sent_as_often_as_the_command_says(string profile, int attempts)
    {
        IdentityOptions options = Configure(profile);
        _server.Reply(_ => (500, "{}"));

        await Run.FailsAsync(() => ResolveAsync(options, new ClientOptions { MaxAttempts = attempts }));

        Assert.Equal(attempts, _server.Calls.Count);
    }

    [Fact]
    public async Task An_attempt_ends_at_the_limit_of_the_command()
    {
        await using StallingServer server = await StallingServer.StartAsync(200);
        IdentityOptions options = Configure("keys");
        _scratch.Set("AWS_ENDPOINT_URL", server.Url.AbsoluteUri);
        ManualTime clock = new();
        Task<EmrIdentity> report = IdentityReport.CreateAsync(
            options, new ClientOptions { MaxAttempts = 1, TimeoutSec = 7 }, verify: true, clock, TestContext.Current.CancellationToken);
        await server.Stalled;

        clock.Advance(TimeSpan.FromSeconds(7));

        Assert.Equal(FailureKind.Timeout, (await Run.FailsAsync(() => report)).Kind);
    }

    private static Task<EmrIdentity> ResolveAsync(IdentityOptions identity, ClientOptions? options = null)
    {
        IEmrEngine engine = new EmrEngine();
        return engine.ResolveIdentityAsync(
            identity, options ?? new ClientOptions(), verify: options is not null, TestContext.Current.CancellationToken);
    }

    private static string StsOf(EmrIdentity identity) => identity.Endpoints.Single(endpoint => endpoint.Service == "STS").Url;

    private IdentityOptions Configure(string profile)
    {
        _scratch.Set("AWS_REGION", "eu-west-1");
        if (profile is "keys")
        {
            _scratch.Set("AWS_ENDPOINT_URL", _server.Url);
            return new IdentityOptions { AccessKey = "AKIDGIVEN", SecretKey = Run.Secret("s") };
        }

        IdentityProfiles.Configure(_scratch, profile, new Uri(_server.Url));
        // What the command says comes before it.
        _scratch.Set("AWS_MAX_ATTEMPTS", "5");
        return new IdentityOptions { ProfileName = profile is "oidc" ? "sso" : profile };
    }

    private void UseInstance(string region)
    {
        _scratch.Set("AWS_EC2_METADATA_DISABLED", null);
        _scratch.Set("AWS_EC2_METADATA_SERVICE_ENDPOINT", _server.Url);
        _server.Reply(call => call.Method == "POST" ? (200, Answers.Sts("AssumeRole", "AKIDROLE"))
            : call.Path.EndsWith("/document", StringComparison.Ordinal) ? (200, $$"""{"region":"{{region}}"}""")
            : Answers.Instance(call, "AKIDINSTANCE"));
    }
}
