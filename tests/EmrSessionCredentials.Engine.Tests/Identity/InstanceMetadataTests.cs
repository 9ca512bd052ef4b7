using System;
using System.Threading.Tasks;
using Amazon.Runtime;
using EmrSessionCredentials.Identity;

namespace EmrSessionCredentials.Tests.Identity;

/// <summary>An instance metadata service that gives nothing is told by what it did, within the time that is set.</summary>
[Collection(EnvironmentCollection.Name)]
public sealed class InstanceMetadataTests : IDisposable
{
    private const string Token = "/latest/api/token";
    private const string Role = "/latest/meta-data/iam/security-credentials/web";

    private readonly Scratch _scratch = new();
    // AWSSDK.Core calls the first endpoint of the process for the keys, so all tests have the same.
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
    }

    [Theory]
    [InlineData("/latest/meta-data/iam/info", 404)]
    [InlineData(Role, 503)]
    public async Task Keys_that_are_refused_are_told_by_the_status(string path, int status)
    {
        _server.Reply(call => call.Path == path ? (status, "") : Answers.Instance(call, "AKID"));

        SessionCredentialException error = await Run.FailsAsync(() => Run.KeysAsync());

        Assert.Equal(IdentityErrorCodes.CredentialSourceFailed, error.ErrorCode);
        Assert.Contains($"answered with HTTP status {status}", error.Message, StringComparison.Ordinal);
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
