using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using EmrSessionCredentials.Emulator.Account;
using EmrSessionCredentials.Emulator.Faults;
using EmrSessionCredentials.Emulator.Hosting;
using EmrSessionCredentials.Emulator.Issuing;
using EmrSessionCredentials.Emulator.Livy;
using EmrSessionCredentials.Emulator.Observing;
using EmrSessionCredentials.Emulator.Signing;
using EmrSessionCredentials.Emulator.Tests.Support;
using EmrSessionCredentials.Tests;

namespace EmrSessionCredentials.Emulator.Tests.Using;

/// <summary>What a cluster's login opens, and what it does not.</summary>
public sealed class LivyTests
{
    [Theory]
    [InlineData("/livy/sessions")]
    [InlineData("/livy/j-1/sessions")]
    [InlineData("/livy/j-1/sessions/")]
    public async Task A_login_opens_its_clusters_sessions(string path)
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();
        string login = await LoginAsync(emulator, "j-1");

        Answer answer = await emulator.CallAsync("GET", path, login);

        Assert.Equal((200, """{"from":0,"total":0,"sessions":[]}"""), (answer.Status, answer.Body));
    }

    [Fact]
    public async Task A_session_is_created_listed_read_and_deleted()
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();
        string login = await LoginAsync(emulator, "j-1");

        Answer created = await emulator.CallAsync("POST", "/livy/sessions", login, """{"kind":"pyspark","name":"n"}""");
        Answer list = await emulator.CallAsync("GET", "/livy/j-1/sessions", login);
        Answer read = await emulator.CallAsync("GET", "/livy/j-1/sessions/0", login);
        Answer deleted = await emulator.CallAsync("DELETE", "/livy/sessions/0", login);
        Answer gone = await emulator.CallAsync("GET", "/livy/sessions/0", login);

        Assert.Equal((201, "/sessions/0"), (created.Status, created.Header("Location")));
        Assert.Equal("pyspark", created.Json["kind"]!.GetValue<string>());
        Assert.Equal("idle", created.Json["state"]!.GetValue<string>());
        Assert.Equal(1, list.Json["total"]!.GetValue<int>());
        Assert.Equal(created.Body, list.Json["sessions"]![0]!.ToJsonString());
        Assert.Equal(created.Body, read.Body);
        Assert.Equal((200, """{"msg":"deleted"}"""), (deleted.Status, deleted.Body));
        Assert.Equal((404, "Session '0' not found."), (gone.Status, gone.Json["msg"]!.GetValue<string>()));
    }

    [Fact]
    public async Task The_newest_ten_thousand_clusters_keep_their_sessions()
    {
        ManualTime time = new();
        CredentialIssuer issuer = new(time);
        LivyArea livy = new(issuer, new FaultRegistry(), new EmulatedAccount(new AccountOptions(), time));
        string first = await CreateAsync("first");
        string second = await CreateAsync("second");

        for (int i = 0; i < NewestMap<string, object>.Capacity - 1; i++) await CreateAsync($"j-{i}");

        Assert.Equal(("/sessions/0", "/sessions/0"), (first, second));
        Assert.Equal("/sessions/1", await CreateAsync("second"));
        Assert.Equal("/sessions/0", await CreateAsync("first"));

        // The path of a new session. Without HTTP, since these are many.
        async Task<string> CreateAsync(string cluster)
        {
            ClusterPassword login = issuer.IssuePassword(cluster, TimeSpan.FromHours(1));
            IncomingRequest request = new(new SignedRequest
            {
                Method = "POST",
                Path = "/livy/sessions",
                Headers = [KeyValuePair.Create("Authorization", RunningEmulator.Basic(login.Username, login.Password))],
            });
            ObservedRequest seen = new()
            {
                Number = 1, RequestId = "r", At = time.GetUtcNow(), Method = "POST", Path = "/livy/sessions", Connection = "c",
            };
            Reply reply = await livy.AnswerAsync(request, seen, TestContext.Current.CancellationToken);
            return reply.Headers.Single(header => header.Key is "Location").Value;
        }
    }

    [Fact]
    public async Task Sessions_belong_to_a_cluster()
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();
        await emulator.CallAsync("POST", "/livy/sessions", await LoginAsync(emulator, "j-1"));

        Answer other = await emulator.CallAsync("GET", "/livy/sessions", await LoginAsync(emulator, "j-2"));

        Assert.Equal(0, other.Json["total"]!.GetValue<int>());
    }

    [Theory]
    [InlineData("PUT", "/livy/sessions", "", 405)]
    [InlineData("GET", "/livy/j-1/nothing", "", 404)]
    [InlineData("GET", "/livy/j-1", "", 404)]
    [InlineData("GET", "/livy/sessions/x", "", 404)]
    [InlineData("POST", "/livy/sessions", "[]", 400)]
    [InlineData("POST", "/livy/sessions", "{", 400)]
    public async Task The_rest_is_an_error_with_a_message(string method, string path, string body, int status)
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();

        Answer answer = await emulator.CallAsync(method, path, await LoginAsync(emulator, "j-1"), body);

        Assert.Equal(status, answer.Status);
        Assert.NotEmpty(answer.Json["msg"]!.GetValue<string>());
    }

    [Fact]
    public async Task Nothing_else_opens_it()
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();
        Answer mine = await emulator.ClusterAsync("j-1");
        Answer other = await emulator.ClusterAsync("j-2");
        Answer endpoint = await emulator.EndpointAsync("j-1");

        foreach ((string path, string? authorization) in (ValueTuple<string, string?>[])[
            ("/livy/sessions", null),
            ("/livy/sessions", "Basic"),
            ("/livy/sessions", "Basic ????"),
            ("/livy/sessions", "Basic bm9jb2xvbg=="),
            ("/livy/sessions", RunningEmulator.Basic(mine.Username, "wrong")),
            ("/livy/sessions", RunningEmulator.Basic("wrong", mine.Password)),
            ("/livy/sessions", RunningEmulator.Basic(mine.Username, other.Password)),
            ("/livy/sessions", $"token {endpoint.Token}"),
            ("/livy/j-1/sessions", RunningEmulator.Basic(other.Username, other.Password))])
        {
            Answer answer = await emulator.CallAsync("GET", path, authorization);
            Assert.Equal((401, "Basic realm=\"Livy\""), (answer.Status, answer.Header("WWW-Authenticate")));
        }
    }

    [Fact]
    public async Task A_login_works_until_it_expires()
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();
        string login = await LoginAsync(emulator, "j-1");

        emulator.Time.Advance(TimeSpan.FromHours(1) - TimeSpan.FromMilliseconds(1));
        Assert.Equal(200, (await emulator.CallAsync("GET", "/livy/sessions", login)).Status);
        emulator.Time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal(401, (await emulator.CallAsync("GET", "/livy/sessions", login)).Status);
    }

    private static async Task<string> LoginAsync(RunningEmulator emulator, string cluster)
    {
        Answer issued = await emulator.ClusterAsync(cluster);
        return RunningEmulator.Basic(issued.Username, issued.Password);
    }
}
