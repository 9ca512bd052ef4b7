using System;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using EmrSessionCredentials.Emulator.Tests.Support;

namespace EmrSessionCredentials.Emulator.Tests.Services;

/// <summary>GetClusterSessionCredentials.</summary>
public sealed class ClusterTests
{
    [Fact]
    public async Task Answers_with_a_login_and_epoch_seconds()
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();
        emulator.Time.Advance(TimeSpan.FromMilliseconds(71));

        Answer answer = await emulator.ClusterAsync("j-1ABC");

        Assert.Equal(200, answer.Status);
        Assert.Equal("application/x-amz-json-1.1", answer.ContentType);
        Assert.Equal(["Credentials", "ExpiresAt"], answer.Json.Select(member => member.Key));
        Assert.Equal("1767326645.071", answer.Json["ExpiresAt"]!.ToJsonString());
        Assert.Matches("^emr-[a-z0-9]{25}$", answer.Username);
        Assert.Matches("^[A-Za-z0-9_-]{64}$", answer.Password);
    }

    [Fact]
    public async Task Every_call_issues_another_login()
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();

        Answer[] answers = [await emulator.ClusterAsync("j-1"), await emulator.ClusterAsync("j-1")];

        Assert.NotEqual(answers[0].Username, answers[1].Username);
        Assert.NotEqual(answers[0].Password, answers[1].Password);
    }

    [Theory]
    [InlineData("", null, "NoSuchCluster", "Cluster id '' is not valid.")]
    [InlineData("  ", null, "NoSuchCluster", "Cluster id '  ' is not valid.")]
    [InlineData("j-1", "arn:aws:iam::123456789012:user/Somebody", "ValidationError", "is not a valid IAM role ARN.")]
    public async Task Refuses_what_the_model_allows(string cluster, string? role, string errorCode, string message)
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();
        JsonObject body = new() { ["ClusterId"] = cluster, ["ExecutionRoleArn"] = role };

        Answer answer = await emulator.EmrAsync("GetClusterSessionCredentials", body.ToJsonString());

        Assert.Equal((400, "InvalidRequestException"), (answer.Status, answer.ErrorCode));
        Assert.Equal(errorCode, answer.Json["ErrorCode"]!.GetValue<string>());
        Assert.EndsWith(message, answer.ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_role_is_optional_and_may_have_a_path_and_any_partition()
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();
        JsonObject body = new()
        {
            ["ClusterId"] = "j-1",
            ["ExecutionRoleArn"] = "arn:aws-us-gov:iam::123456789012:role/a/b/Exec+1",
        };

        Assert.Equal(200, (await emulator.EmrAsync("GetClusterSessionCredentials", body.ToJsonString())).Status);
    }
}
