using System;
using System.Threading.Tasks;
using Amazon.Runtime;
using EmrSessionCredentials.Identity;
using EmrSessionCredentials.Settings;
using EmrSessionCredentials.Tests.Calls;

namespace EmrSessionCredentials.Tests.Identity;

/// <summary>An instance metadata service that gives nothing is told by what it did, within the time that is set.</summary>
[Collection(EnvironmentCollection.Name)]
public sealed class InstanceMetadataTests : IDisposable
{
    private const string Token = "/latest/api/token";
    private const string Role = "/latest/meta-data/iam/security-credentials/web";

    private readonly Scratch _scratch = new();
    private readonly LoopbackServer _server;
    private readonly TaskCompletionSource _never = new();

    public InstanceMetadataTests(LoopbackServer server)
    {
        _server = server;
        _scratch.Set("AWS_EC2_METADATA_DISABLED", null);
        _scratch.Set("AWS_EC2_METADATA_SERVICE_ENDPOINT", _server.Url);
    }

    public void Dispose()
    {
        _never.TrySetResult();
        _scratch.Dispose();
    }

    [Theory]
    [InlineData(Token, 403)]
    [InlineData(Token, 500)]
    [InlineData(Token, 503)]
    [InlineData("", 403)]
    [InlineData("", 503)]
    public async Task A_refusal_or_a_failure_is_told_by_its_status(string path, int status)
    {
        _server.Reply(call => call.Path.StartsWith(path, StringComparison.Ordinal) && (path == Token || call.Path != Token)
            ? (status, "") : Answers.Instance(call, "AKID"));

        await AssertToldAsync($"its metadata service answered with HTTP status {status}");
    }

    [Fact]
    public async Task A_token_that_would_begin_another_header_is_not_sent()
    {
        _server.Reply(call => call.Path == Token ? (200, "token\r\nX-Other: 1") : Answers.Instance(call, "AKID"));

        await AssertToldAsync("its metadata service gave a token that cannot be sent");

        Assert.All(_server.Calls, call => Assert.Equal(Token, call.Path));
    }

    // A container on the instance gets no token where the hop limit is 1.
    [Fact]
    public async Task A_token_that_does_not_come_is_told_with_the_limit_and_the_hop_limit()
    {
        Stall(Token);

        await AssertToldAsync("its metadata service did not answer within 1 s (for a container on the instance, its hop limit must be");
    }

    [Fact]
    public async Task A_connection_that_is_closed_is_told()
    {
        using LoopbackServer closing = new() { Head = "" };
        _scratch.Set("AWS_EC2_METADATA_SERVICE_ENDPOINT", closing.Url);

        await AssertToldAsync("its metadata service closed the connection");
    }

    [Theory]
    [InlineData(200)]
    [InlineData(404)]
    public async Task An_empty_answer_and_404_alone_mean_that_there_is_no_role_and_no_region(int status)
    {
        _server.Reply(call => call.Path == Token ? (200, "t") : (status, ""));

        SessionCredentialException role = await Run.FailsAsync(() => Run.SignerAsync());
        SessionCredentialException region = await Run.FailsAsync(() => Run.RegionAsync());

        Assert.Contains("its metadata service names no role", role.Message, StringComparison.Ordinal);
        Assert.Contains("its metadata service names no region", region.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keys_that_do_not_come_are_waited_for_no_longer_than_another_answer()
    {
        Stall(Role);

        SessionCredentialException error = await Run.FailsAsync(() => Run.KeysAsync());

        Assert.Equal((IdentityErrorCodes.CredentialSourceTimeout, FailureKind.Timeout), (error.ErrorCode, error.Kind));
        Assert.Contains("did not answer within 1 s", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keys_at_hand_are_used_where_new_ones_do_not_come()
    {
        _server.Reply(call => Answers.Instance(call, "AKIDFIRST"));
        _scratch.Set("AWS_METADATA_SERVICE_TIMEOUT", "1");
        (AWSCredentials? found, _) = await InstanceMetadata.FindCredentialsAsync(
            ProfileStore.For(new IdentityOptions()), TestContext.Current.CancellationToken);
        InstanceKeys keys = Assert.IsType<InstanceKeys>(found);
        Assert.Equal("AKIDFIRST", (await keys.GetCredentialsAsync()).AccessKey);
        Stall(Role);
        keys.ClearCredentials();

        Assert.Equal("AKIDFIRST", (await keys.GetCredentialsAsync()).AccessKey);

        _server.Reply(call => call.Path == Role ? (404, "") : Answers.Instance(call, "AKID"));
        keys.ClearCredentials();

        Assert.Equal("AKIDFIRST", (await keys.GetCredentialsAsync()).AccessKey);

        _server.Reply(call => Answers.Instance(call, "AKIDSECOND"));
        keys.ClearCredentials();

        Assert.Equal("AKIDSECOND", (await keys.GetCredentialsAsync()).AccessKey);
    }

    // The metadata service gives them while the service behind it is not available, and AWS may accept them nevertheless.
    [Fact]
    public async Task Keys_that_the_service_gives_are_used_although_they_have_expired()
    {
        _server.Reply(call => call.Path == Role
            ? (200, Answers.Container("AKIDEXPIRED", TimeSpan.FromHours(-1))) : Answers.Instance(call, "AKID"));

        Assert.Equal("AKIDEXPIRED", (await Run.KeysAsync()).AccessKey);
    }

    [Theory]
    [InlineData(503, "", "its metadata service answered with HTTP status 503")]
    [InlineData(404, "", "its metadata service has no keys of the role 'web'")]
    [InlineData(200, """{"Code":"AssumeRoleUnauthorizedAccess","Message":"EC2 cannot assume the role web."}""",
        "there is no Token, AssumeRoleUnauthorizedAccess: EC2 cannot assume the role web.")]
    [InlineData(200, """{"Code":"Success","Token":"t"}""", "keys that cannot be used: there is no Expiration.")]
    public async Task Keys_that_are_not_given_are_told_by_what_the_service_answered(int status, string body, string told)
    {
        _server.Reply(call => call.Path == Role ? (status, body) : Answers.Instance(call, "AKID"));

        SessionCredentialException error = await Run.FailsAsync(() => Run.KeysAsync());

        Assert.Equal(IdentityErrorCodes.CredentialSourceFailed, error.ErrorCode);
        Assert.Contains(told, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_keys_and_the_region_do_not_go_through_a_proxy()
    {
        using LoopbackServer proxy = new();
        using SystemProxy system = new(new Uri(proxy.Url));
        _server.Reply(call => Answers.Instance(call, "AKIDDIRECT"));

        Assert.Equal("AKIDDIRECT", (await Run.KeysAsync()).AccessKey);
        Assert.Equal("us-west-2", (await Run.RegionAsync()).SystemName);
        Assert.Empty(proxy.Calls);
    }

    [Theory]
    [InlineData("AWS_EC2_METADATA_SERVICE_ENDPOINT", "")]
    [InlineData("AWS_EC2_METADATA_SERVICE_ENDPOINT", "/")]
    [InlineData("ec2_metadata_service_endpoint", "")]
    public async Task The_metadata_service_is_the_one_that_is_configured_now(string setting, string end)
    {
        using LoopbackServer other = new();
        _server.Reply(call => Answers.Instance(call, "AKIDFIRST"));
        other.Reply(call => Answers.Instance(call, "AKIDOTHER"));
        Assert.Equal("AKIDFIRST", (await Run.KeysAsync()).AccessKey);

        Point(other.Url + end);

        Assert.Equal("AKIDOTHER", (await Run.KeysAsync()).AccessKey);

        Point(_server.Url + end);

        Assert.Equal("AKIDFIRST", (await Run.KeysAsync()).AccessKey);

        void Point(string url)
        {
            bool isVariable = setting.StartsWith("AWS_", StringComparison.Ordinal);
            _scratch.Set("AWS_EC2_METADATA_SERVICE_ENDPOINT", isVariable ? url : null);
            _scratch.Config($"[default]\noutput = json\n{(isVariable ? "" : $"{setting} = {url}")}\n");
        }
    }

    [Theory]
    [InlineData("AWS_EC2_METADATA_SERVICE_ENDPOINT", "no url")]
    [InlineData("AWS_EC2_METADATA_SERVICE_ENDPOINT", "ftp://127.0.0.1")]
    [InlineData("AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE", "IPv5")]
    public async Task An_endpoint_that_cannot_be_one_is_an_error_that_names_the_variable(string variable, string value)
    {
        _scratch.Set("AWS_EC2_METADATA_SERVICE_ENDPOINT", null);
        _scratch.Set(variable, value);

        foreach (Func<Task> ask in (Func<Task>[])[() => Run.SignerAsync(), () => Run.RegionAsync()])
        {
            SessionCredentialException error = await Run.FailsAsync(ask);

            Assert.Equal(IdentityErrorCodes.InvalidSetting, error.ErrorCode);
            Assert.Contains($"'{value}' (the environment variable {variable})", error.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_question_is_repeated_as_often_as_the_environment_or_the_profile_says(bool environment)
    {
        if (environment)
            _scratch.Set("AWS_METADATA_SERVICE_NUM_ATTEMPTS", "2");
        else
            _scratch.Config("[default]\nmetadata_service_num_attempts = 2\n");
        _server.Reply(call => _server.Calls.Count == 1 ? (503, "") : Answers.Instance(call, "AKID"));

        Assert.Equal("us-west-2", (await Run.RegionAsync()).SystemName);
    }

    [Theory]
    [InlineData("AWS_METADATA_SERVICE_TIMEOUT", "0.5")]
    [InlineData("AWS_METADATA_SERVICE_NUM_ATTEMPTS", "0")]
    public async Task A_limit_that_is_not_a_number_is_an_error_that_names_the_variable(string variable, string value)
    {
        _scratch.Set(variable, value);

        SessionCredentialException error = await Run.FailsAsync(() => Run.SignerAsync());

        Assert.Equal(IdentityErrorCodes.InvalidSetting, error.ErrorCode);
        Assert.Contains(variable, error.Message, StringComparison.Ordinal);
    }

    // The role, the region, and the role as the source of another one.
    private async Task AssertToldAsync(string told)
    {
        SessionCredentialException role = await Run.FailsAsync(() => Run.SignerAsync());
        SessionCredentialException region = await Run.FailsAsync(() => Run.RegionAsync());
        _scratch.Config(
            "[profile p]\nrole_arn=arn:aws:iam::1:role/p\ncredential_source=Ec2InstanceMetadata\nregion=eu-west-1\n");
        SessionCredentialException source = await Run.FailsAsync(() => Run.KeysAsync(new IdentityOptions { ProfileName = "p" }));

        Assert.Equal(
            (IdentityErrorCodes.NoCredentials, IdentityErrorCodes.NoRegion, IdentityErrorCodes.CredentialSourceFailed),
            (role.ErrorCode, region.ErrorCode, source.ErrorCode));
        Assert.All([role, region, source], error => Assert.Contains(told, error.Message, StringComparison.Ordinal));
    }

    private void Stall(string path)
    {
        _scratch.Set("AWS_METADATA_SERVICE_TIMEOUT", "1");
        _server.Answer = async call =>
        {
            if (call.Path == path)
                await _never.Task;
            return Answers.Instance(call, "AKID");
        };
    }
}
