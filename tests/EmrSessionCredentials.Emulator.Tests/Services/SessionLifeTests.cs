using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using EmrSessionCredentials.Emulator.Account;
using EmrSessionCredentials.Emulator.Tests.Support;
using Xunit;

namespace EmrSessionCredentials.Emulator.Tests.Services;

/// <summary>Sessions are started, seen and ended, one state after the other.</summary>
public sealed class SessionLifeTests
{
    private const string Cluster = "j-EMULATED00002";

    [Fact]
    public async Task A_session_goes_from_submitted_to_terminated()
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();
        emulator.Host.Account.Options = new AccountOptions { SessionPolls = 2 };

        JsonObject started = (await emulator.EmrAsync("StartSession", ("ClusterId", Cluster), ("Name", "daily"))).Json;
        string id = started["Id"]!.GetValue<string>();
        List<string> states = [started["State"]!.GetValue<string>()];
        for (int i = 0; i < 4; i++) states.Add(await StateAsync(emulator, id));
        Answer ended = await emulator.EmrAsync("TerminateSession", ("ClusterId", Cluster), ("SessionId", id));
        states.Add(ended.Json["State"]!.GetValue<string>());
        for (int i = 0; i < 2; i++) states.Add(await StateAsync(emulator, id));

        Assert.Equal(
            ["SUBMITTED", "STARTING", "STARTING", "IDLE", "IDLE", "TERMINATING", "TERMINATED", "TERMINATED"], states);
    }

    [Fact]
    public async Task It_tells_when_its_state_changed()
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();
        emulator.Host.Account.Options = new AccountOptions { SessionPolls = 2 };
        string id = await StartAsync(emulator);
        long[] minutes = [await MinutesAsync(), await MinutesAsync(), await MinutesAsync(), await MinutesAsync()];
        await emulator.EmrAsync("TerminateSession", ("ClusterId", Cluster), ("SessionId", id));
        JsonNode listed = (await emulator.EmrAsync("ListSessions", ("ClusterId", Cluster))).Json["Sessions"]![0]!;

        // STARTING twice, IDLE twice, TERMINATING.
        Assert.Equal([1, 1, 3, 3, 4], minutes.Append(Minutes(listed)));

        async Task<long> MinutesAsync()
        {
            emulator.Time.Advance(TimeSpan.FromMinutes(1));
            return Minutes(
                (await emulator.EmrAsync("GetSession", ("ClusterId", Cluster), ("SessionId", id))).Json["Session"]!);
        }

        static long Minutes(JsonNode session) =>
            (long)(session["UpdatedAt"]!.GetValue<decimal>() - session["CreatedAt"]!.GetValue<decimal>()) / 60;
    }

    [Fact]
    public async Task A_serverless_session_tells_when_its_state_changed()
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();
        Answer started = await emulator.StartServerlessAsync("00emulated000001");
        emulator.Time.Advance(TimeSpan.FromMinutes(1));

        JsonNode session = (await emulator.GetAsync(
            AccountCalls.Serverless, $"/applications/00emulated000001/sessions/{started.Json["sessionId"]}")).Json["session"]!;

        Assert.Equal("IDLE", session["state"]!.GetValue<string>());
        Assert.Equal(60, session["updatedAt"]!.GetValue<decimal>() - session["createdAt"]!.GetValue<decimal>());
    }

    [Fact]
    public async Task Its_endpoint_is_given_only_while_it_can_be_connected_to()
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();
        string id = await StartAsync(emulator);

        Answer early = await EndpointAsync(emulator, id);
        await StateAsync(emulator, id);
        Answer ready = await EndpointAsync(emulator, id);
        await emulator.EmrAsync("TerminateSession", ("ClusterId", Cluster), ("SessionId", id));
        Answer late = await EndpointAsync(emulator, id);

        Assert.Equal((400, 200, 400), (early.Status, ready.Status, late.Status));
        Assert.Contains("SUBMITTED", early.ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_that_the_account_lists_as_ended_cannot_be_connected_to()
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();

        Answer cluster = await EndpointAsync(emulator, "is-EMU0000200003");
        Answer serverless = await emulator.GetAsync(
            AccountCalls.Serverless, "/applications/00emulated000001/sessions/00s0000010000003/endpoint");

        Assert.Equal((400, 400), (cluster.Status, serverless.Status));
        Assert.Contains("TERMINATED", cluster.ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sessions_of_the_two_services_are_apart()
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();
        const string owner = "00emulated000001";
        Answer started = await emulator.StartServerlessAsync(owner, ("tags", new JsonObject { ["k"] = "v" }));
        string id = started.Json["sessionId"]!.GetValue<string>();

        Assert.Equal(400, (await emulator.EmrAsync("ListSessions", ("ClusterId", owner))).Status);
        Assert.Equal(400, (await emulator.EmrAsync("GetSession", ("ClusterId", owner), ("SessionId", id))).Status);
        Assert.Equal(400, (await emulator.EmrAsync("TerminateSession", ("ClusterId", owner), ("SessionId", id))).Status);
    }

    [Fact]
    public async Task The_order_of_a_map_does_not_make_it_another_request()
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();
        Answer first = await emulator.StartServerlessAsync(
            "00emulated000001", ("clientToken", "once"), ("tags", new JsonObject { ["a"] = "1", ["b"] = "2" }));
        Answer again = await emulator.StartServerlessAsync(
            "00emulated000001", ("clientToken", "once"), ("tags", new JsonObject { ["b"] = "2", ["a"] = "1" }));
        Answer other = await emulator.StartServerlessAsync(
            "00emulated000001", ("clientToken", "once"), ("tags", new JsonObject { ["b"] = "1", ["a"] = "2" }));

        Assert.Equal((200, 400), (again.Status, other.Status));
        Assert.Equal(first.Json["sessionId"]!.GetValue<string>(), again.Json["sessionId"]!.GetValue<string>());
    }

    [Fact]
    public async Task It_is_listed_first_and_in_its_state()
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();
        string id = await StartAsync(emulator);
        await emulator.EmrAsync("TerminateSession", ("ClusterId", Cluster), ("SessionId", "is-EMU0000200001"));

        List<JsonObject> pages = await emulator.EmrPagesAsync("ListSessions", "NextToken", ("ClusterId", Cluster));

        Assert.Equal([id, "is-EMU0000200001", "is-EMU0000200002", "is-EMU0000200003"], pages.Ids("Sessions", "Id"));
        Assert.Equal(["SUBMITTED", "TERMINATING", "STARTED", "TERMINATED"], pages.Ids("Sessions", "State"));
    }

    [Fact]
    public async Task A_reset_of_the_account_forgets_it()
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();
        string id = await StartAsync(emulator);

        emulator.Host.Account.Reset();

        Assert.Equal(400, (await emulator.EmrAsync("GetSession", ("ClusterId", Cluster), ("SessionId", id))).Status);
    }

    [Fact]
    public async Task A_change_of_the_accounts_numbers_keeps_it()
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();
        string id = await StartAsync(emulator, ("ClientRequestToken", "once"));
        await StateAsync(emulator, id);
        await emulator.EmrAsync("TerminateSession", ("ClusterId", Cluster), ("SessionId", "is-EMU0000200001"));

        await emulator.CallAsync("PUT", "/_emulator/account", body: """{"pageSize":3,"sessionPolls":1}""");

        Assert.Equal(id, await StartAsync(emulator, ("ClientRequestToken", "once")));
        Assert.Equal("IDLE", await StateAsync(emulator, id));
        Assert.Equal(400, (await EndpointAsync(emulator, "is-EMU0000200001")).Status);
        string next = await StartAsync(emulator);
        Assert.Equal(("STARTING", "IDLE"), (await StateAsync(emulator, next), await StateAsync(emulator, next)));
    }

    [Fact]
    public async Task A_client_token_starts_another_one_after_a_reset_of_the_account()
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();
        string id = await StartAsync(emulator, ("ClientRequestToken", "once"));

        await emulator.CallAsync("DELETE", "/_emulator/account");
        string next = await StartAsync(emulator, ("ClientRequestToken", "once"));

        Assert.NotEqual(id, next);
        Assert.Equal("IDLE", await StateAsync(emulator, next));
    }

    [Theory]
    [InlineData("j-EMULATED00001", "emr-7.12.0")]
    [InlineData("j-EMULATED00003", "TERMINATED")]
    [InlineData(" ", "not valid")]
    public async Task A_cluster_that_has_no_sessions_is_refused(string cluster, string why)
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();

        Answer answer = await emulator.EmrAsync("StartSession", ("ClusterId", cluster));

        Assert.Equal((400, "InvalidRequestException"), (answer.Status, answer.ErrorCode));
        Assert.Contains(why, answer.ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_client_token_starts_one_session_and_no_other()
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();

        string first = await StartAsync(emulator, ("ClientRequestToken", "once"));
        string again = await StartAsync(emulator, ("ClientRequestToken", "once"));
        Answer other = await emulator.EmrAsync(
            "StartSession", ("ClusterId", Cluster), ("Name", "other"), ("ClientRequestToken", "once"));

        Assert.Equal(first, again);
        Assert.Equal(400, other.Status);
    }

    [Fact]
    public async Task Structures_are_taken_and_nothing_else_in_their_place()
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();
        JsonArray configurations = [new JsonObject { ["Classification"] = "spark-defaults" }];

        await StartAsync(
            emulator,
            ("EngineConfigurations", configurations),
            ("SessionIdleTimeoutInMinutes", 4_000_000_000),
            ("MonitoringConfiguration", new JsonObject()));
        (string, JsonNode?)[] wrong =
            [("EngineConfigurations", new JsonArray("x")), ("MonitoringConfiguration", "x"), ("SessionIdleTimeoutInMinutes", 1.5)];

        foreach ((string, JsonNode?) member in wrong)
        {
            Answer answer = await emulator.EmrAsync("StartSession", ("ClusterId", Cluster), member);
            Assert.Equal("SerializationException", answer.ErrorCode);
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_client_token_is_remembered_for_an_hour(bool serverless)
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();
        async Task<string> NextAsync() => serverless
            ? (string)(await emulator.StartServerlessAsync("00emulated000001", ("clientToken", "once"))).Json["sessionId"]!
            : await StartAsync(emulator, ("ClientRequestToken", "once"));
        string id = await NextAsync();

        emulator.Time.Advance(TimeSpan.FromMinutes(59));
        Assert.Equal(id, await NextAsync());
        emulator.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.NotEqual(id, await NextAsync());
    }

    [Fact]
    public async Task A_URL_is_not_ready_earlier_because_ten_thousand_others_are_not()
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync(o => o with { CheckSignatures = false });
        emulator.Host.Account.Options = new AccountOptions { SessionPolls = 2 };
        async Task<bool> IsReadyAsync(string cluster) =>
            (bool)(await emulator.EmrAsync("GetOnClusterAppUIPresignedURL", ("ClusterId", cluster))).Json["PresignedURLReady"]!;
        await Parallel.ForEachAsync(Enumerable.Range(0, 10_001), async (i, _) => Assert.False(await IsReadyAsync($"j-{i}")));

        Assert.False(await IsReadyAsync("j-new"));
        Assert.False(await IsReadyAsync("j-new"));
        Assert.True(await IsReadyAsync("j-new"));
    }

    [Fact]
    public void Memory_has_a_limit()
    {
        LiveSessions sessions = new(() => 0, TimeProvider.System);
        for (int i = 0; i < LiveSessions.Capacity + 5; i++)
        {
            string id = $"is-{i.ToString(CultureInfo.InvariantCulture)}";
            sessions.Start("j-1", new EmulatedSession(id, Name: null, "SUBMITTED", "emr-spark-8.0.0", default));
        }

        IReadOnlyList<EmulatedSession> kept = sessions.Of("j-1", initial: null);
        Assert.Equal(LiveSessions.Capacity, kept.Count);
        Assert.Equal("is-5", kept[^1].Id);
    }

    private static async Task<string> StartAsync(RunningEmulator emulator, params (string Name, JsonNode? Value)[] members)
    {
        Answer answer = await emulator.EmrAsync("StartSession", [("ClusterId", Cluster), .. members]);
        return answer.Json["Id"]!.GetValue<string>();
    }

    private static async Task<string> StateAsync(RunningEmulator emulator, string id) =>
        (await emulator.EmrAsync("GetSession", ("ClusterId", Cluster), ("SessionId", id)))
            .Json["Session"]!["State"]!.GetValue<string>();

    private static Task<Answer> EndpointAsync(RunningEmulator emulator, string id) =>
        emulator.EmrAsync("GetSessionEndpoint", ("ClusterId", Cluster), ("SessionId", id));
}
