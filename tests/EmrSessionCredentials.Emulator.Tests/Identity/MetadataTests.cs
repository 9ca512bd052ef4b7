using System;
using System.Linq;
using System.Threading.Tasks;
using EmrSessionCredentials.Emulator.Identity;
using EmrSessionCredentials.Emulator.Issuing;
using EmrSessionCredentials.Emulator.Signing;
using EmrSessionCredentials.Emulator.Tests.Support;

namespace EmrSessionCredentials.Emulator.Tests.Identity;

/// <summary>The credentials endpoints of a container and the metadata service of an instance.</summary>
public sealed class MetadataTests
{
    private const string Roles = "/latest/meta-data/iam/security-credentials/";
    private const string Ttl = "X-aws-ec2-metadata-token-ttl-seconds";

    [Fact]
    public async Task A_task_of_Amazon_ECS_has_the_keys_of_its_role()
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();

        Answer answer = await emulator.AskAsync("GET", "/v2/credentials/abc");
        Answer again = await emulator.AskAsync("GET", "/v2/credentials/abc");

        Assert.Equal("arn:aws:iam::123456789012:role/EMR_TaskRole", (string?)answer.Json["RoleArn"]);
        Assert.Equal("2026-01-02T09:04:05Z", (string?)answer.Json["Expiration"]);
        Assert.Equal(answer.Body, again.Body);
        Assert.EndsWith("assumed-role/EMR_TaskRole/emulated-task", await CallerAsync(emulator, answer), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keys_are_renewed_before_they_expire()
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();
        Answer first = await emulator.AskAsync("GET", "/v2/credentials/abc");

        emulator.Time.Advance(TimeSpan.FromHours(5.7));
        Answer second = await emulator.AskAsync("GET", "/v2/credentials/abc");

        Assert.NotEqual(first.Body, second.Body);
        Assert.Equal("2026-01-02T14:46:05Z", (string?)second.Json["Expiration"]);
    }

    [Fact]
    public async Task Keys_that_the_emulator_has_forgotten_are_replaced()
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();
        Answer first = await emulator.AskAsync("GET", "/v2/credentials/abc");

        // Without HTTP, since these are many.
        for (int i = 0; i < ExpiringMap<KeyPair>.Capacity; i++)
            emulator.Host.Identities.Sessions.Issue(Principal.User, TimeSpan.FromHours(1));
        Answer second = await emulator.AskAsync("GET", "/v2/credentials/abc");

        Assert.NotEqual(first.Body, second.Body);
        Assert.EndsWith("assumed-role/EMR_TaskRole/emulated-task", await CallerAsync(emulator, second), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pod_shows_the_token_of_its_service_account()
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();

        Task<Answer> AskAsync(string token) => emulator.AskAsync("GET", "/v1/credentials", ("Authorization", token));
        Answer good = await AskAsync(IdentityCalls.WebToken(emulator.Time.GetUtcNow(), 60));
        Answer expired = await AskAsync(IdentityCalls.WebToken(emulator.Time.GetUtcNow(), 0));
        Answer other = await AskAsync("token");
        Answer none = await emulator.AskAsync("GET", "/v1/credentials");

        Assert.Equal("123456789012", (string?)good.Json["AccountId"]);
        Assert.EndsWith("assumed-role/EMR_PodRole/eks-emulated-pod", await CallerAsync(emulator, good), StringComparison.Ordinal);
        Assert.Equal((400, 400, 400), (expired.Status, other.Status, none.Status));
        Assert.Contains("ExpiredTokenException", expired.Body, StringComparison.Ordinal);
        Assert.Contains("InvalidTokenException", other.Body, StringComparison.Ordinal);
        Assert.Equal("Service account token cannot be empty\n", none.Body);
    }

    [Fact]
    public async Task An_instance_answers_only_those_who_show_a_token()
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();
        string token = (await emulator.AskAsync("PUT", "/latest/api/token", (Ttl, "60"))).Body;

        Task<Answer> AskAsync(string path) => emulator.AskAsync("GET", path, ("X-aws-ec2-metadata-token", token));
        Answer role = await AskAsync(Roles);
        Answer keys = await AskAsync(Roles + role.Body);
        Answer region = await AskAsync("/latest/meta-data/placement/region");
        Answer document = await AskAsync("/latest/dynamic/instance-identity/document");
        Answer other = await AskAsync(Roles + "Other");

        Assert.Equal("EMR_InstanceRole", role.Body);
        Assert.Equal(("Success", "AWS-HMAC"), ((string?)keys.Json["Code"], (string?)keys.Json["Type"]));
        Assert.EndsWith("assumed-role/EMR_InstanceRole/i-0123456789abcdef0", await CallerAsync(emulator, keys), StringComparison.Ordinal);
        Assert.Equal(("us-east-1", "us-east-1"), (region.Body, (string?)document.Json["region"]));
        Assert.Equal((404, 401), (other.Status, (await emulator.AskAsync("GET", Roles)).Status));
        Assert.Equal(401, (await emulator.AskAsync("GET", Roles, ("X-aws-ec2-metadata-token", "x"))).Status);

        emulator.Time.Advance(TimeSpan.FromSeconds(60));
        Assert.Equal(401, (await AskAsync(Roles)).Status);
    }

    [Theory]
    [InlineData("PUT", 400)]
    [InlineData("PUT", 400, Ttl, "0")]
    [InlineData("PUT", 400, Ttl, "21601")]
    [InlineData("PUT", 403, Ttl, "60", "X-Forwarded-For", "192.0.2.1")]
    [InlineData("GET", 405, Ttl, "60")]
    public async Task An_instances_token_must_be_asked_for_in_the_right_way(string method, int status, params string[] headers)
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();

        Answer answer = await emulator.AskAsync(
            method, "/latest/api/token", [.. headers.Chunk(2).Select(pair => (pair[0], pair[1]))]);

        Assert.Equal((status, ""), (answer.Status, answer.Body));
    }

    [Fact]
    public async Task Without_a_role_none_is_given()
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync(
            o => o with { Roles = ["deny@EMR_TaskRole", "deny@EMR_PodRole", "deny@EMR_InstanceRole"] });
        string token = (await emulator.AskAsync("PUT", "/latest/api/token", (Ttl, "60"))).Body;
        string pod = IdentityCalls.WebToken(emulator.Time.GetUtcNow(), 60);

        Answer task = await emulator.AskAsync("GET", "/v2/credentials/abc");

        Assert.Equal((400, "InvalidIdInRequest"), (task.Status, (string?)task.Json["code"]));
        Assert.Equal("NoIdInRequest", (string?)(await emulator.AskAsync("GET", "/v2/credentials")).Json["code"]);
        Assert.Equal(403, (await emulator.AskAsync("GET", "/v1/credentials", ("Authorization", pod))).Status);
        Assert.Equal(404, (await emulator.AskAsync("GET", Roles, ("X-aws-ec2-metadata-token", token))).Status);
    }

    private static async Task<string> CallerAsync(RunningEmulator emulator, Answer answer)
    {
        KeyPair keys = IdentityCalls.Keys(answer.Json, "AccessKeyId", "SecretAccessKey", "Token");
        return (await emulator.StsAsync("GetCallerIdentity", keys)).Xml("Arn")!;
    }
}
