using System;
using System.Collections;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Amazon.Runtime;
using EmrSessionCredentials.Identity;

namespace EmrSessionCredentials.Tests.Identity;

/// <summary>Who signs: each step alone, each pair of steps, and what is said when there is none.</summary>
[Collection(EnvironmentCollection.Name)]
public sealed class SignerOrderTests(LoopbackServer server) : IDisposable
{
    private readonly Scratch _scratch = new();

    private static readonly string[] Steps =
    [
        "keys", "object", "profile", "stored", "environment", "web-identity", "AWS_PROFILE", "default", "container",
        "instance",
    ];

    public void Dispose() => _scratch.Dispose();

    public static TheoryData<string, string> Pairs
    {
        get
        {
            TheoryData<string, string> pairs = [];
            for (int i = 0; i < Steps.Length; i++)
            {
                for (int j = i; j < Steps.Length; j++)
                    pairs.Add(Steps[i], Steps[j]);
            }

            return pairs;
        }
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public async Task The_earlier_of_two_sources_signs(string earlier, string later)
    {
        IdentityOptions options = SetUp(SetUp(new IdentityOptions(), later), earlier);

        ImmutableCredentials keys = await Run.KeysAsync(options);

        Assert.Equal(Key(earlier), keys.AccessKey);
    }

    [Fact]
    public async Task With_everything_set_up_the_keys_given_sign_and_each_next_step_follows_when_the_one_before_goes()
    {
        for (int first = 0; first < Steps.Length; first++)
        {
            using Scratch fresh = new();
            IdentityOptions options = new();
            foreach (string step in Steps.Skip(first).Reverse())
                options = SetUp(options, step, fresh);

            Assert.Equal(Key(Steps[first]), (await Run.KeysAsync(options)).AccessKey);
        }
    }

    [Fact]
    public async Task No_credentials_anywhere_is_one_error_that_lists_every_place_in_order_with_its_reason()
    {
        SessionCredentialException error = await Run.FailsAsync(() => Run.SignerAsync());

        Assert.Equal(IdentityErrorCodes.NoCredentials, error.ErrorCode);
        Assert.Equal(FailureKind.NotConfigured, error.Kind);
        Assert.NotEqual("", error.Advice);
        int at = 0;
        foreach (string place in new[]
        {
            "(1) AccessKey: not given", "(2) Credential: not given", "(3) ProfileName: not given",
            "(4) $StoredAWSCredentials: not set", "(5) AWS_ACCESS_KEY_ID: not set", "(6) AWS_WEB_IDENTITY_TOKEN_FILE: not set",
            $"(7) the default profile: not in {_scratch.CredentialsPath} and {_scratch.ConfigPath}",
            "(8) AWS_CONTAINER_CREDENTIALS_RELATIVE_URI, AWS_CONTAINER_CREDENTIALS_FULL_URI: not set",
            "(9) the role of the EC2 instance: switched off by AWS_EC2_METADATA_DISABLED",
        })
        {
            int found = error.Message.IndexOf(place, at, StringComparison.Ordinal);
            Assert.True(found >= 0, $"'{place}' is not, or not in its place, in: {error.Message}");
            at = found + place.Length;
        }
    }

    [Fact]
    public async Task An_instance_that_does_not_answer_is_said_to_be_absent()
    {
        _scratch.Set("AWS_EC2_METADATA_DISABLED", null);
        string closed = LoopbackServer.ClosedPort();
        _scratch.Set("AWS_EC2_METADATA_SERVICE_ENDPOINT", closed);

        SessionCredentialException error = await Run.FailsAsync(() => Run.SignerAsync());

        Assert.Equal(IdentityErrorCodes.NoCredentials, error.ErrorCode);
        Assert.Contains($"nothing listens at {closed}", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_instance_without_a_role_is_said_to_have_none()
    {
        UseInstance(_scratch);
        server.Reply(call => call.Path == "/latest/api/token" ? (200, "t") : (404, ""));

        SessionCredentialException error = await Run.FailsAsync(() => Run.SignerAsync());

        Assert.Contains("its metadata service names no role", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stopping_ends_the_question_to_the_instance_at_once()
    {
        UseInstance(_scratch);
        using CancellationTokenSource stop = new();
        TaskCompletionSource never = new();
        server.Answer = async _ =>
        {
            await stop.CancelAsync();
            await never.Task;
            return (404, "");
        };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => Run.SignerAsync(stop: stop.Token));
        never.SetResult();
    }

    [Fact]
    public async Task The_instance_is_not_asked_when_switched_off_or_when_somebody_else_signs()
    {
        _scratch.Set("AWS_EC2_METADATA_SERVICE_ENDPOINT", server.Url);
        server.Reply(_ => (404, ""));
        await Run.FailsAsync(() => Run.SignerAsync());
        _scratch.Set("AWS_EC2_METADATA_DISABLED", null);
        await Run.SignerAsync(SetUp(new IdentityOptions(), "environment"));

        Assert.Empty(server.Calls);
    }

    [Theory]
    [InlineData(true, false, false)]
    [InlineData(false, true, false)]
    [InlineData(false, false, true)]
    [InlineData(true, false, true)]
    [InlineData(false, true, true)]
    public async Task A_part_of_the_keys_is_an_error_and_not_a_reason_to_look_elsewhere(
        bool key, bool secret, bool token)
    {
        SetUp(new IdentityOptions(), "environment");
        IdentityOptions options = new()
        {
            AccessKey = key ? "AKIDPART" : null,
            SecretKey = secret ? Run.Secret("hidden") : null,
            SessionToken = token ? Run.Secret("hidden") : null,
        };

        SessionCredentialException error = await Run.FailsAsync(() => Run.SignerAsync(options));

        Assert.Equal(IdentityErrorCodes.IncompleteKeys, error.ErrorCode);
        Assert.Equal(FailureKind.InvalidParameter, error.Kind);
        Assert.DoesNotContain("hidden", Run.AllText(error), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_access_key_without_secret_in_the_environment_is_an_error_and_a_blank_one_is_none()
    {
        SetUp(new IdentityOptions(), "default");
        _scratch.Set("AWS_ACCESS_KEY_ID", " ");
        Assert.Equal(Key("default"), (await Run.KeysAsync()).AccessKey);

        _scratch.Set("AWS_ACCESS_KEY_ID", "AKIDPART");
        SessionCredentialException error = await Run.FailsAsync(() => Run.SignerAsync());
        Assert.Equal(IdentityErrorCodes.IncompleteKeys, error.ErrorCode);

        _scratch.Set("AWS_SECRET_KEY", "legacy");
        Assert.Equal("legacy", (await Run.KeysAsync()).SecretKey);
    }

    [Fact]
    public async Task Environment_and_files_are_read_afresh_each_time()
    {
        SetUp(new IdentityOptions(), "default");
        Assert.Equal(Key("default"), (await Run.KeysAsync()).AccessKey);

        _scratch.Credentials("[default]\naws_access_key_id=AKIDNEW\naws_secret_access_key=s");
        Assert.Equal("AKIDNEW", (await Run.KeysAsync()).AccessKey);

        string other = _scratch.Write(
            "elsewhere/creds", "[default]\naws_access_key_id=AKIDOTHER\naws_secret_access_key=s");
        _scratch.Set("AWS_SHARED_CREDENTIALS_FILE", other);
        Assert.Equal("AKIDOTHER", (await Run.KeysAsync()).AccessKey);

        SetUp(new IdentityOptions(), "environment");
        Assert.Equal(Key("environment"), (await Run.KeysAsync()).AccessKey);
    }

    [Fact]
    public async Task A_profile_that_only_sets_a_region_lets_the_container_sign_but_not_when_it_is_named()
    {
        SetUp(new IdentityOptions(), "container");
        _scratch.Config("[default]\nregion=eu-west-1\n[profile here]\nregion=eu-west-2");
        Assert.Equal(Key("container"), (await Run.KeysAsync()).AccessKey);
        _scratch.Set("AWS_PROFILE", "here");
        Assert.Equal(Key("container"), (await Run.KeysAsync()).AccessKey);

        SessionCredentialException error = await Run.FailsAsync(
            () => Run.SignerAsync(new IdentityOptions { ProfileName = "here" }));
        Assert.Equal(IdentityErrorCodes.InvalidProfile, error.ErrorCode);
        Assert.Contains($"profile 'here' in {_scratch.ConfigPath}", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("AWS_ROLE_ARN", null)]
    [InlineData("AWS_WEB_IDENTITY_TOKEN_FILE", "/no/such/file")]
    [InlineData("AWS_ROLE_SESSION_NAME", "no spaces here")]
    public async Task A_web_identity_that_is_set_but_cannot_be_used_is_an_error(string variable, string? value)
    {
        SetUp(new IdentityOptions(), "web-identity");
        SetUp(new IdentityOptions(), "container");
        _scratch.Set(variable, value);

        SessionCredentialException error = await Run.FailsAsync(() => Run.SignerAsync());

        Assert.Equal(IdentityErrorCodes.InvalidSetting, error.ErrorCode);
        Assert.Contains("AWS_WEB_IDENTITY_TOKEN_FILE", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_the_credentials_came_from_is_told_and_what_they_are_is_not()
    {
        IdentityOptions options = new() { AccessKey = "AKIDSHOWN", SecretKey = Run.Secret("hidden-secret") };
        SigningIdentity given = await Run.SignerAsync(options);
        SetUp(new IdentityOptions(), "default");
        SigningIdentity profile = await Run.SignerAsync();

        Assert.Equal("access key given", given.ToString());
        Assert.Equal($"profile 'default' in {_scratch.CredentialsPath}", profile.ToString());
        Assert.Equal(profile.Source, profile.Profile!.ToString());
        Assert.DoesNotContain("AKIDSHOWN", options.ToString(), StringComparison.Ordinal);
    }

    internal static string Key(string step) => "AKID" + step.ToUpperInvariant().Replace('-', '_');

    private void UseInstance(Scratch scratch)
    {
        scratch.Set("AWS_EC2_METADATA_DISABLED", null);
        scratch.Set("AWS_EC2_METADATA_SERVICE_ENDPOINT", server.Url);
    }

    private IdentityOptions SetUp(IdentityOptions options, string step) => SetUp(options, step, _scratch);

    private IdentityOptions SetUp(IdentityOptions options, string step, Scratch scratch)
    {
        server.Reply(call => call.Path == "/container" ? (200, Answers.Container(Key("container")))
            : call.Body.Contains("AssumeRoleWithWebIdentity", StringComparison.Ordinal)
                ? (200, Answers.Sts("AssumeRoleWithWebIdentity", Key("web-identity")))
                : Answers.Instance(call, Key("instance")));
        switch (step)
        {
            case "keys":
                return options with { AccessKey = Key(step), SecretKey = Run.Secret("s") };
            case "object":
                return options with { Credential = Table(step) };
            case "stored":
                return options with { StoredCredentials = Table(step) };
            case "profile":
                scratch.AddProfile("named", Key(step));
                return options with { ProfileName = "named" };
            case "AWS_PROFILE":
                scratch.AddProfile("fromenv", Key(step));
                scratch.Set("AWS_PROFILE", "fromenv");
                return options;
            case "default":
                scratch.AddProfile("default", Key(step));
                return options;
            case "environment":
                scratch.Set("AWS_ACCESS_KEY_ID", Key(step));
                scratch.Set("AWS_SECRET_ACCESS_KEY", "s");
                return options;
            case "web-identity":
                scratch.Set("AWS_WEB_IDENTITY_TOKEN_FILE", scratch.Write("token", "jwt"));
                scratch.Set("AWS_ROLE_ARN", "arn:aws:iam::123456789012:role/r");
                scratch.Set("AWS_ENDPOINT_URL_STS", server.Url);
                return options;
            case "container":
                scratch.Set("AWS_CONTAINER_CREDENTIALS_FULL_URI", server.Url + "/container");
                return options;
            default:
                UseInstance(scratch);
                return options;
        }
    }

    private static Hashtable Table(string step) => new() { ["AccessKey"] = Key(step), ["SecretKey"] = "s" };
}
