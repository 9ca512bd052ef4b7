using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using EmrSessionCredentials.Emulator.Identity;
using EmrSessionCredentials.Emulator.Signing;
using EmrSessionCredentials.Emulator.Tests.Support;

namespace EmrSessionCredentials.Emulator.Tests.Faults;

/// <summary>
/// A call that an operation refuses uses up no fault, and a call that a fault refuses is not carried out.
/// </summary>
public sealed class InvalidCallTests
{
    private const string Cluster = "j-EMULATED00002";
    private const string Application = "00emulated000001";
    private const string Sessions = $"/applications/{Application}/sessions";

    /// <summary>Calls that pass the limits of the models, and that the operations refuse.</summary>
    private static readonly Dictionary<string, Func<RunningEmulator, Task<Answer>>> Calls = new()
    {
        ["credential type"] = e => e.EndpointAsync("e", RunningEmulator.EndpointBody(("credentialType", "FOO"))),
        ["role of a cluster"] = e => e.EmrAsync(
            "GetClusterSessionCredentials", ("ClusterId", "j-1"), ("ExecutionRoleArn", "arn:aws:iam::123456789012:user/me")),
        ["blank cluster"] = e => e.ClusterAsync(" "),
        ["unknown cluster"] = e => e.EmrAsync("DescribeCluster", ("ClusterId", "j-unknown")),
        ["unknown cluster of a list"] = e => e.EmrAsync("ListInstanceGroups", ("ClusterId", "j-unknown")),
        ["page token"] = e => e.EmrAsync("ListClusters", ("Marker", "wrong")),
        ["unknown session"] = e => e.EmrAsync("GetSession", ("ClusterId", Cluster), ("SessionId", "is-unknown")),
        ["session to end"] = e => e.EmrAsync("TerminateSession", ("ClusterId", Cluster), ("SessionId", "is-unknown")),
        ["blank session"] = e => e.EmrAsync("GetSessionEndpoint", ("ClusterId", Cluster), ("SessionId", " ")),
        ["cluster without sessions"] = e => e.EmrAsync("StartSession", ("ClusterId", "j-EMULATED00001")),
        ["cluster that ended"] = e => e.EmrAsync("GetOnClusterAppUIPresignedURL", ("ClusterId", "j-EMULATED00003")),
        ["unknown virtual cluster"] = e => e.GetAsync(AccountCalls.Containers, "/virtualclusters/unknown"),
        ["unknown endpoint"] = e => e.GetAsync(AccountCalls.Containers, "/virtualclusters/unknown/endpoints/e"),
        ["application that is stopped"] = e => e.StartServerlessAsync("00emulated000003"),
        ["unknown serverless session"] = e => e.GetAsync(AccountCalls.Serverless, $"{Sessions}/unknown"),
        ["sessions of an unknown application"] = e => e.GetAsync(AccountCalls.Serverless, "/applications/unknown/sessions"),
        ["role to assume"] = e => e.StsAsync(
            "AssumeRole", KeyPair.Example, ("RoleArn", "arn:aws:iam::123456789012:user/me"), ("RoleSessionName", "test")),
        ["role that refuses"] = e => e.StsAsync(
            "AssumeRole", KeyPair.Example, ("RoleArn", "arn:aws:iam::123456789012:role/Closed"), ("RoleSessionName", "test")),
        ["web identity"] = e => e.StsAsync(
            "AssumeRoleWithWebIdentity",
            key: null,
            ("RoleArn", IdentityCalls.Role),
            ("RoleSessionName", "test"),
            ("WebIdentityToken", "not-a-token")),
        ["login"] = e => e.AskAsync(
            "GET", "/federation/credentials?account_id=1&role_name=A", ("x-amz-sso_bearer_token", "unknown")),
        ["refresh token"] = e => e.CallAsync("POST", "/token", body: new JsonObject
        {
            ["clientId"] = LoginTokens.ClientId,
            ["clientSecret"] = LoginTokens.ClientSecret,
            ["grantType"] = "refresh_token",
            ["refreshToken"] = "unknown",
        }.ToJsonString()),
    };

    public static TheoryData<string> Invalid => [.. Calls.Keys];

    [Theory]
    [MemberData(nameof(Invalid))]
    public async Task A_call_that_the_operation_refuses_uses_no_fault_up(string call)
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync(o => o with { Roles = ["deny@Closed"] });
        Answer expected = await Calls[call](emulator);
        emulator.Host.Faults.Add("unavailable");

        Answer answer = await Calls[call](emulator);

        Assert.InRange(expected.Status, 400, 499);
        Assert.Equal((expected.Status, expected.Header("x-amzn-errortype")), (answer.Status, answer.Header("x-amzn-errortype")));
        Assert.All(emulator.Host.Observed.Requests, seen => Assert.Empty(seen.Faults));
    }

    [Fact]
    public async Task The_fault_strikes_the_next_valid_call()
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();
        emulator.Host.Faults.Add("throttle-1");

        Answer invalid = await emulator.EndpointAsync("e", RunningEmulator.EndpointBody(("credentialType", "FOO")));
        Answer throttled = await emulator.EndpointAsync("e");
        Answer good = await emulator.EndpointAsync("e");

        Assert.Equal("ValidationException", invalid.ErrorCode);
        Assert.Equal("RequestThrottledException", throttled.ErrorCode);
        Assert.Equal(200, good.Status);
    }

    [Fact]
    public async Task A_fault_in_an_identifier_strikes_though_nothing_has_that_identifier()
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();
        const string OfCluster = """{"ClusterId":"j-fault-unavailable-1"}""";
        const string OfSession = $$"""{"ClusterId":"{{Cluster}}","SessionId":"is-fault-unavailable-1"}""";
        (string Operation, string Body)[] calls =
        [
            ("DescribeCluster", OfCluster),
            ("ListInstanceGroups", OfCluster),
            ("ListBootstrapActions", OfCluster),
            ("ListSessions", OfCluster),
            ("GetSession", OfSession),
            ("TerminateSession", OfSession),
        ];

        foreach ((string operation, string body) in calls)
        {
            Assert.Equal(503, (await emulator.EmrAsync(operation, body)).Status);
            Assert.Equal("InvalidRequestException", (await emulator.EmrAsync(operation, body)).ErrorCode);
        }
    }

    [Fact]
    public async Task A_fault_in_an_identifier_is_not_used_up_by_an_invalid_call()
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();
        JsonObject invalid = RunningEmulator.EndpointBody(("credentialType", "FOO"));

        Assert.Equal(400, (await emulator.EndpointAsync("fault-internal-1", invalid)).Status);
        Assert.Equal(500, (await emulator.EndpointAsync("fault-internal-1")).Status);
    }

    [Fact]
    public async Task A_client_token_with_other_parameters_uses_no_fault_up()
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();
        await emulator.EndpointAsync("e", RunningEmulator.EndpointBody(("clientToken", "once")));
        await emulator.StartServerlessAsync(Application, ("clientToken", "once"));
        await emulator.EmrAsync("StartSession", ("ClusterId", Cluster), ("ClientRequestToken", "once"));
        emulator.Host.Faults.Add("unavailable");

        Answer[] answers =
        [
            await emulator.EndpointAsync(
                "e", RunningEmulator.EndpointBody(("clientToken", "once"), ("durationInSeconds", 901))),
            await emulator.StartServerlessAsync(Application, ("clientToken", "once"), ("name", "other")),
            await emulator.EmrAsync(
                "StartSession", ("ClusterId", Cluster), ("ClientRequestToken", "once"), ("Name", "other")),
        ];

        Assert.All(answers, answer => Assert.Equal("ValidationException", answer.ErrorCode));
    }

    [Fact]
    public async Task A_session_that_cannot_be_connected_to_uses_no_fault_up()
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();
        Answer emr = await emulator.EmrAsync("StartSession", ("ClusterId", Cluster));
        Answer serverless = await emulator.StartServerlessAsync(Application);
        emulator.Host.Faults.Add("unavailable");

        Answer[] answers =
        [
            await emulator.EmrAsync("GetSessionEndpoint", ("ClusterId", Cluster), ("SessionId", (string)emr.Json["Id"]!)),
            await emulator.GetAsync(AccountCalls.Serverless, $"{Sessions}/{(string)serverless.Json["sessionId"]!}/endpoint"),
        ];

        Assert.All(answers, answer => Assert.Contains("SUBMITTED", answer.ErrorMessage, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("throttle-1")]
    [InlineData("skewed-1")]
    [InlineData("redirect-1")]
    public async Task A_call_that_a_fault_refuses_starts_no_session(string fault)
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();
        emulator.Host.Faults.Add(fault);

        Answer refused = await emulator.StartServerlessAsync(Application, ("clientToken", "once"), ("name", "first"));
        Answer listed = await emulator.GetAsync(AccountCalls.Serverless, Sessions, "maxResults=50");
        await emulator.GetAsync(AccountCalls.Serverless, Sessions, "maxResults=50");
        Answer started = await emulator.StartServerlessAsync(Application, ("clientToken", "once"), ("name", "second"));

        Assert.NotEqual(200, refused.Status);
        Assert.NotEqual(200, listed.Status);
        Assert.Equal(200, started.Status);
        List<JsonObject> pages = await emulator.PagesAsync(AccountCalls.Serverless, Sessions);
        Assert.Single(pages.Ids("sessions", "sessionId"), id => !id.StartsWith("00s0000010", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_session_does_not_move_on_when_a_fault_refuses_to_describe_it()
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();
        string id = (string)(await emulator.StartServerlessAsync(Application)).Json["sessionId"]!;
        emulator.Host.Faults.Add("internal-1", on: "emr-serverless:GetSession");

        Answer refused = await emulator.GetAsync(AccountCalls.Serverless, $"{Sessions}/{id}");
        List<JsonObject> pages = await emulator.PagesAsync(AccountCalls.Serverless, Sessions);

        Assert.Equal(500, refused.Status);
        Assert.Equal("SUBMITTED", pages.Ids("sessions", "state")[0]);
    }

    [Fact]
    public async Task A_list_shows_what_there_is_when_it_is_answered()
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();
        emulator.Host.Faults.Add("hold", on: "emr-serverless:ListSessions");
        Task<Answer> list = emulator.GetAsync(AccountCalls.Serverless, Sessions, "maxResults=50");
        await emulator.Host.Faults.WaitForHeldAsync(1, TestContext.Current.CancellationToken);

        string id = (string)(await emulator.StartServerlessAsync(Application)).Json["sessionId"]!;
        emulator.Host.Faults.Release();

        Assert.Equal(id, (string)(await list).Json["sessions"]![0]!["sessionId"]!);
    }
}
