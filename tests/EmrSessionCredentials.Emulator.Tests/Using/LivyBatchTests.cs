using System.Linq;
using System.Threading.Tasks;
using EmrSessionCredentials.Emulator.Account;
using EmrSessionCredentials.Emulator.Tests.Support;

namespace EmrSessionCredentials.Emulator.Tests.Using;

/// <summary>Batches, logs and the rest that a cluster's Livy has.</summary>
public sealed class LivyBatchTests
{
    private const string Program = """{"file":"s3://b/count.py","name":"n"}""";

    [Fact]
    public async Task A_batch_is_created_listed_read_and_deleted()
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();
        string login = await LoginAsync(emulator);

        Answer created = await emulator.CallAsync("POST", "/livy/batches", login, Program);
        Answer list = await emulator.CallAsync("GET", "/livy/j-1/batches", login);
        Answer read = await emulator.CallAsync("GET", "/livy/batches/0", login);
        Answer deleted = await emulator.CallAsync("DELETE", "/livy/batches/0", login);
        Answer gone = await emulator.CallAsync("GET", "/livy/batches/0", login);

        Assert.Equal((201, "/batches/0"), (created.Status, created.Header("Location")));
        Assert.Equal("success", created.Json["state"]!.GetValue<string>());
        Assert.Equal("emulated: s3://b/count.py", created.Json["log"]![1]!.GetValue<string>());
        Assert.Equal(created.Body, list.Json["sessions"]![0]!.ToJsonString());
        Assert.Equal(created.Body, read.Body);
        Assert.Equal((200, """{"msg":"deleted"}"""), (deleted.Status, deleted.Body));
        Assert.Equal((404, "Batch '0' not found."), (gone.Status, gone.Json["msg"]!.GetValue<string>()));
    }

    [Fact]
    public async Task A_batch_runs_for_as_many_looks_as_the_account_says()
    {
        await using RunningEmulator emulator =
            await RunningEmulator.StartAsync(o => o with { Account = new AccountOptions { LivyPolls = 2 } });
        string login = await LoginAsync(emulator);
        await emulator.CallAsync("POST", "/livy/batches", login, Program);

        async Task<string> State(string path) =>
            (await emulator.CallAsync("GET", path, login)).Json["state"]!.GetValue<string>();

        Assert.Equal("running", await State("/livy/batches/0/state"));
        Assert.Equal("running", await State("/livy/batches/0"));
        Assert.Equal("success", await State("/livy/batches/0/state"));
    }

    [Theory]
    [InlineData("", """{"id":0,"from":0,"total":3,"log":["stdout: ","emulated: s3://b/count.py","\nstderr: "]}""")]
    [InlineData("?size=1", """{"id":0,"from":2,"total":3,"log":["\nstderr: "]}""")]
    [InlineData("?from=1&size=1", """{"id":0,"from":1,"total":3,"log":["emulated: s3://b/count.py"]}""")]
    public async Task A_log_is_shown_from_its_end_or_from_a_line(string query, string log)
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();
        string login = await LoginAsync(emulator);
        await emulator.CallAsync("POST", "/livy/batches", login, Program);

        Assert.Equal(log, (await emulator.CallAsync("GET", "/livy/batches/0/log" + query, login)).Body);
    }

    [Fact]
    public async Task A_session_has_a_log_and_completes_code()
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();
        string login = await LoginAsync(emulator);
        await emulator.CallAsync("POST", "/livy/sessions", login);

        Answer log = await emulator.CallAsync("GET", "/livy/sessions/0/log", login);
        Answer completion = await emulator.CallAsync(
            "POST", "/livy/sessions/0/completion", login, """{"code":"spa","kind":"spark","cursor":3}""");

        Assert.Equal((200, 2), (log.Status, log.Json["total"]!.GetValue<int>()));
        Assert.Equal((200, """{"candidates":[]}"""), (completion.Status, completion.Body));
    }

    [Fact]
    public async Task A_list_is_shown_in_parts()
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();
        string login = await LoginAsync(emulator);
        for (int i = 0; i < 4; i++) await emulator.CallAsync("POST", "/livy/sessions", login);

        Answer list = await emulator.CallAsync("GET", "/livy/sessions?from=1&size=2", login);

        Assert.Equal((1, 4), (list.Json["from"]!.GetValue<int>(), list.Json["total"]!.GetValue<int>()));
        Assert.Equal([1, 2], list.Json["sessions"]!.AsArray().Select(s => s!["id"]!.GetValue<int>()));
    }

    [Theory]
    [InlineData("/livy/version")]
    [InlineData("/livy/j-1/version")]
    public async Task It_tells_its_version_to_a_login(string path)
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();

        Answer version = await emulator.CallAsync("GET", path, await LoginAsync(emulator));

        Assert.Equal("0.8.0-incubating", version.Json["version"]!.GetValue<string>());
        Assert.Equal(401, (await emulator.CallAsync("GET", path)).Status);
    }

    [Theory]
    [InlineData("POST", "/livy/batches", "{}", 400, "requirement failed: File is required.")]
    [InlineData("POST", "/livy/batches", "[]", 400, "The request body is not a JSON object.")]
    [InlineData("PUT", "/livy/batches", "", 405, "Method not allowed.")]
    [InlineData("POST", "/livy/version", "", 405, "Method not allowed.")]
    [InlineData("GET", "/livy/batches/0/statements", "", 404, "Batch '0' not found.")]
    [InlineData("GET", "/livy/batches/x/log", "", 404, "Batch 'x' not found.")]
    [InlineData("POST", "/livy/sessions/0/log", "", 405, "Method not allowed.")]
    [InlineData("GET", "/livy/sessions/0/completion", "", 405, "Method not allowed.")]
    [InlineData("POST", "/livy/sessions/0/completion", "{}", 400, "'code' is missing.")]
    public async Task The_rest_is_an_error_with_a_message(
        string method,
        string path,
        string body,
        int status,
        string message)
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();
        string login = await LoginAsync(emulator);
        await emulator.CallAsync("POST", "/livy/sessions", login);

        Answer answer = await emulator.CallAsync(method, path, login, body);

        Assert.Equal((status, message), (answer.Status, answer.Json["msg"]!.GetValue<string>()));
    }

    private static async Task<string> LoginAsync(RunningEmulator emulator)
    {
        Answer issued = await emulator.ClusterAsync("j-1");
        return RunningEmulator.Basic(issued.Username, issued.Password);
    }
}
