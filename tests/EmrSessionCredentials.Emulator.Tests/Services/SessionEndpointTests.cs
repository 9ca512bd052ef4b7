using System;
using System.Linq;
using System.Threading.Tasks;
using EmrSessionCredentials.Emulator.Tests.Support;

namespace EmrSessionCredentials.Emulator.Tests.Services;

/// <summary>GetSessionEndpoint of EMR and of EMR Serverless.</summary>
public sealed class SessionEndpointTests
{
    private const string Path = "/applications/00abc/sessions/00def/endpoint";

    [Fact]
    public async Task A_clusters_session_answers_with_endpoint_token_and_login()
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();
        emulator.Time.Advance(TimeSpan.FromMilliseconds(71));

        Answer answer = await emulator.EmrAsync("GetSessionEndpoint", ("ClusterId", "j-1"), ("SessionId", "is-1"));

        Assert.Equal((200, "application/x-amz-json-1.1"), (answer.Status, answer.ContentType));
        Assert.Equal(
            ["Endpoint", "AuthToken", "AuthTokenExpirationTime", "Credentials"], answer.Json.Select(m => m.Key));
        Assert.Equal(SparkConnect(emulator), answer.Json["Endpoint"]!.GetValue<string>());
        Assert.Matches("^[A-Za-z0-9_-]{64}$", answer.Json["AuthToken"]!.GetValue<string>());
        Assert.Equal("1767326645.071", answer.Json["AuthTokenExpirationTime"]!.ToJsonString());
        Assert.Matches("^emr-[a-z0-9]{25}$", answer.Username);
        Assert.NotEqual(answer.Json["AuthToken"]!.GetValue<string>(), answer.Password);
    }

    [Fact]
    public async Task The_login_beside_the_token_opens_Livy()
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();
        Answer answer = await emulator.EmrAsync("GetSessionEndpoint", ("ClusterId", "j-1"), ("SessionId", "is-1"));

        string login = RunningEmulator.Basic(answer.Username, answer.Password);

        Assert.Equal(200, (await emulator.CallAsync("GET", "/livy/j-1/sessions", login)).Status);
    }

    [Fact]
    public async Task A_serverless_session_answers_with_everything_in_the_model()
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();

        Answer answer = await emulator.GetAsync(AccountCalls.Serverless, Path);

        Assert.Equal((200, "application/json"), (answer.Status, answer.ContentType));
        Assert.Equal(
            ["applicationId", "sessionId", "endpoint", "authToken", "authTokenExpiresAt"],
            answer.Json.Select(m => m.Key));
        Assert.Equal("00abc", answer.Json["applicationId"]!.GetValue<string>());
        Assert.Equal("00def", answer.Json["sessionId"]!.GetValue<string>());
        Assert.Equal(SparkConnect(emulator), answer.Json["endpoint"]!.GetValue<string>());
        Assert.Matches("^[A-Za-z0-9_-]{64}$", answer.Json["authToken"]!.GetValue<string>());
        Assert.Equal("1767326645", answer.Json["authTokenExpiresAt"]!.ToJsonString());
    }

    [Fact]
    public async Task A_custom_endpoint_may_have_a_base_path()
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();

        Assert.Equal(200, (await emulator.GetAsync(AccountCalls.Serverless, "/proxy/aws" + Path)).Status);
    }

    [Theory]
    [InlineData("", "is-1", "NoSuchCluster", "Cluster id '' is not valid.")]
    [InlineData("j-1", " ", "ValidationError", "Session id ' ' is not valid.")]
    public async Task Blank_ids_are_refused(string cluster, string session, string errorCode, string message)
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();

        Answer answer =
            await emulator.EmrAsync("GetSessionEndpoint", ("ClusterId", cluster), ("SessionId", session));

        Assert.Equal((400, "InvalidRequestException"), (answer.Status, answer.ErrorCode));
        Assert.Equal((errorCode, message), (answer.Json["ErrorCode"]!.GetValue<string>(), answer.ErrorMessage));
    }

    [Theory]
    [InlineData("/applications/UPPER/sessions/00def/endpoint", "'applicationId'")]
    [InlineData("/applications/00abc/sessions/a-b/endpoint", "'sessionId'")]
    public async Task Ids_of_other_letters_are_refused(string path, string member)
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();

        Answer answer = await emulator.GetAsync(AccountCalls.Serverless, path);

        Assert.Equal((400, "ValidationException"), (answer.Status, answer.ErrorCode));
        Assert.Contains(member, answer.ErrorMessage, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(AccountCalls.Containers)]
    [InlineData("elasticmapreduce")]
    public async Task It_must_be_signed_for_its_own_service(string service)
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();

        Answer answer = await emulator.GetAsync(service, Path);

        Assert.Equal((403, "InvalidSignatureException"), (answer.Status, answer.ErrorCode));
        Assert.Contains("'emr-serverless'", answer.ErrorMessage, StringComparison.Ordinal);
    }

    private static string SparkConnect(RunningEmulator emulator) =>
        $"https://127.0.0.1:{emulator.Host.SparkConnect.Url.Port}";
}
