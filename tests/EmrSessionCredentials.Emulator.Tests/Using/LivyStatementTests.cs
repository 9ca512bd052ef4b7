using System;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using EmrSessionCredentials.Emulator.Account;
using EmrSessionCredentials.Emulator.Tests.Support;

namespace EmrSessionCredentials.Emulator.Tests.Using;

/// <summary>Statements in a Livy session, as Invoke-RestMethod runs them.</summary>
public sealed class LivyStatementTests
{
    private const string Code = """{"code":"1 + 1"}""";

    [Fact]
    public async Task A_statement_is_waiting_when_it_is_sent_and_available_when_it_is_looked_at()
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();
        string login = await SessionAsync(emulator);

        Answer sent = await emulator.CallAsync("POST", "/livy/sessions/0/statements", login, Code);
        Answer seen = await emulator.CallAsync("GET", "/livy/j-1/sessions/0/statements/0", login);
        Answer list = await emulator.CallAsync("GET", "/livy/sessions/0/statements", login);

        Assert.Equal((201, "/sessions/0/statements/0"), (sent.Status, sent.Header("Location")));
        Assert.Equal(
            """{"id":0,"code":"1 \u002B 1","state":"waiting","output":null,"progress":0}""", sent.Body);
        Assert.Equal("available", seen.Json["state"]!.GetValue<string>());
        Assert.Equal("ok", seen.Json["output"]!["status"]!.GetValue<string>());
        Assert.Equal("emulated: 1 + 1", seen.Json["output"]!["data"]!["text/plain"]!.GetValue<string>());
        Assert.Equal(1, list.Json["total_statements"]!.GetValue<int>());
        Assert.Equal(seen.Body, list.Json["statements"]![0]!.ToJsonString());
    }

    [Fact]
    public async Task Session_and_statement_take_as_many_looks_as_the_account_says()
    {
        await using RunningEmulator emulator =
            await RunningEmulator.StartAsync(o => o with { Account = new AccountOptions { LivyPolls = 2 } });
        string login = await SessionAsync(emulator);

        async Task<string> State(string path) =>
            (await emulator.CallAsync("GET", path, login)).Json["state"]!.GetValue<string>();

        Answer early = await emulator.CallAsync("POST", "/livy/sessions/0/statements", login, Code);
        Assert.Equal((400, "Session is in state starting"), (early.Status, early.Json["msg"]!.GetValue<string>()));
        Assert.Equal("starting", await State("/livy/sessions/0"));
        Assert.Equal("starting", await State("/livy/sessions/0/state"));
        Assert.Equal("idle", await State("/livy/sessions/0"));
        Assert.Equal(201, (await emulator.CallAsync("POST", "/livy/sessions/0/statements", login, Code)).Status);
        Assert.Equal("running", await State("/livy/sessions/0/statements/0"));
        Assert.Equal("running", await State("/livy/sessions/0/statements/0"));
        Assert.Equal("available", await State("/livy/sessions/0/statements/0"));
    }

    [Theory]
    [InlineData(0, "available")]
    [InlineData(1, "running", "available")]
    public async Task A_statement_that_is_watched_in_the_list_moves_on(int polls, params string[] states)
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();
        string login = await SessionAsync(emulator);
        emulator.Host.Account.Options = new AccountOptions { LivyPolls = polls };
        await emulator.CallAsync("POST", "/livy/sessions", login);
        for (int i = 0; i < polls; i++) await emulator.CallAsync("GET", "/livy/sessions/1", login);
        await emulator.CallAsync("POST", "/livy/sessions/1/statements", login, Code);

        foreach (string state in states)
        {
            Answer list = await emulator.CallAsync("GET", "/livy/sessions/1/statements", login);
            Assert.Equal(state, list.Json["statements"]![0]!["state"]!.GetValue<string>());
        }
    }

    [Theory]
    [InlineData("sessions", "{}", "starting", "idle")]
    [InlineData("batches", """{"file":"f"}""", "running", "success")]
    public async Task What_is_watched_in_the_list_moves_on(string collection, string body, string first, string last)
    {
        await using RunningEmulator emulator =
            await RunningEmulator.StartAsync(o => o with { Account = new AccountOptions { LivyPolls = 1 } });
        string login = await LoginAsync(emulator, "j-1");
        await emulator.CallAsync("POST", $"/livy/{collection}", login, body);

        foreach (string state in (string[])[first, last])
        {
            Answer list = await emulator.CallAsync("GET", $"/livy/{collection}", login);
            Assert.Equal(state, list.Json["sessions"]![0]!["state"]!.GetValue<string>());
        }
    }

    [Fact]
    public async Task The_newest_hundred_statements_are_kept()
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();
        string login = await SessionAsync(emulator);
        for (int i = 0; i < 102; i++) await emulator.CallAsync("POST", "/livy/sessions/0/statements", login, Code);

        Answer list = await emulator.CallAsync("GET", "/livy/sessions/0/statements", login);
        JsonArray statements = list.Json["statements"]!.AsArray();

        Assert.Equal((100, 100), (list.Json["total_statements"]!.GetValue<int>(), statements.Count));
        Assert.Equal((2, 101), (statements[0]!["id"]!.GetValue<int>(), statements[99]!["id"]!.GetValue<int>()));
        Assert.Equal(404, (await emulator.CallAsync("GET", "/livy/sessions/0/statements/1", login)).Status);
        Answer newest = await emulator.CallAsync("GET", "/livy/sessions/0/statements/101", login);
        Assert.Equal(101, newest.Json["id"]!.GetValue<int>());
    }

    [Theory]
    [InlineData("sessions", "{}")]
    [InlineData("batches", """{"file":"f"}""")]
    public async Task The_newest_thousand_of_a_cluster_are_kept(string collection, string body)
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();
        string login = await LoginAsync(emulator, "j-1");
        for (int i = 0; i < 1_001; i++) await emulator.CallAsync("POST", $"/livy/{collection}", login, body);

        Answer list = await emulator.CallAsync("GET", $"/livy/{collection}?size=1", login);

        Assert.Equal(1_000, list.Json["total"]!.GetValue<int>());
        Assert.Equal(1, list.Json["sessions"]![0]!["id"]!.GetValue<int>());
        Assert.Equal(404, (await emulator.CallAsync("GET", $"/livy/{collection}/0", login)).Status);
    }

    [Fact]
    public async Task A_statement_is_cancelled()
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();
        string login = await SessionAsync(emulator);
        await emulator.CallAsync("POST", "/livy/sessions/0/statements", login, Code);

        Answer cancelled = await emulator.CallAsync("POST", "/livy/sessions/0/statements/0/cancel", login);
        Answer seen = await emulator.CallAsync("GET", "/livy/sessions/0/statements/0", login);

        Assert.Equal((200, """{"msg":"canceled"}"""), (cancelled.Status, cancelled.Body));
        Assert.Equal("cancelled", seen.Json["state"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("POST", "/livy/sessions", """{"kind":"cobol"}""", 400, "Invalid kind: cobol")]
    [InlineData("POST", "/livy/sessions/0/statements", "{}", 400, "'code' is missing.")]
    [InlineData("POST", "/livy/sessions/0/statements", "[]", 400, "The request body is not a JSON object.")]
    [InlineData("GET", "/livy/sessions/0/statements/0", "", 404, "Statement '0' not found.")]
    [InlineData("POST", "/livy/sessions/0/statements/x/cancel", "", 404, "Statement 'x' not found.")]
    [InlineData("POST", "/livy/sessions/1/statements", Code, 404, "Session '1' not found.")]
    [InlineData("PUT", "/livy/sessions/0/statements", Code, 405, "Method not allowed.")]
    [InlineData("GET", "/livy/sessions/0/nothing", "", 404, "Not found.")]
    public async Task The_rest_is_an_error_with_a_message(
        string method,
        string path,
        string body,
        int status,
        string message)
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();

        Answer answer = await emulator.CallAsync(method, path, await SessionAsync(emulator), body);

        Assert.Equal((status, message), (answer.Status, answer.Json["msg"]!.GetValue<string>()));
    }

    [Theory]
    [InlineData("GET", "/livy/sessions/0/statements")]
    [InlineData("POST", "/livy/j-1/sessions/0/statements")]
    [InlineData("DELETE", "/livy/sessions/0")]
    public async Task All_of_it_asks_for_the_login(string method, string path)
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();
        await SessionAsync(emulator);

        Answer none = await emulator.CallAsync(method, path);
        Answer other = await emulator.CallAsync(method, path, await LoginAsync(emulator, "j-2"));

        Assert.Equal(401, none.Status);
        Assert.Equal(path.Contains("j-1", StringComparison.Ordinal) ? 401 : 404, other.Status);
    }

    private static async Task<string> SessionAsync(RunningEmulator emulator)
    {
        string login = await LoginAsync(emulator, "j-1");
        Answer created = await emulator.CallAsync("POST", "/livy/sessions", login, """{"kind":"pyspark"}""");
        Assert.Equal(201, created.Status);
        return login;
    }

    private static async Task<string> LoginAsync(RunningEmulator emulator, string cluster)
    {
        Answer issued = await emulator.ClusterAsync(cluster);
        return RunningEmulator.Basic(issued.Username, issued.Password);
    }
}
