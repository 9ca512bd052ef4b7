using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using EmrSessionCredentials.Emulator.Account;
using EmrSessionCredentials.Requests;
using EmrSessionCredentials.Sessions;
using EmrSessionCredentials.Tests.Calls;
using EmrSessionCredentials.Tests.Connections;
using EmrSessionCredentials.Tests.Identity;
using Xunit;

namespace EmrSessionCredentials.Tests.Sessions;

/// <summary>A session is started, waited for, connected to and ended. The clock is the test's, so nothing takes time.</summary>
[Collection(EnvironmentCollection.Name)]
public sealed class LifecycleTests
{
    private const string Cluster = "j-EMULATED00002";
    private const string Service = "elasticmapreduce";

    [Fact]
    public async Task A_session_that_is_not_waited_for_is_as_the_service_answers()
    {
        await using Emulated emulated = await Emulated.StartAsync();

        CallResult<EmrSessionTarget> started = await emulated.StartSessionAsync(Request());

        ClusterSessionTarget session = Assert.IsType<ClusterSessionTarget>(started.Value);
        Assert.Equal(
            ("SUBMITTED", Cluster, "daily", Emulated.Role, "eu-central-1"),
            (session.State, session.ClusterId, session.Name, session.ExecutionRoleArn, session.Region));
        Assert.EndsWith($"/session/{session.SessionId}", session.SessionArn, StringComparison.Ordinal);
        Assert.Equal("123456789012", session.AccountId);
        Assert.Equal("StartSession", started.Report!.Operation);
        Assert.Equal(TimeSpan.Zero, emulated.Time.Waited);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(3, 4)]
    public async Task It_asks_until_the_session_can_be_connected_to(int polls, int asked)
    {
        await using Emulated emulated = await Emulated.StartAsync();
        emulated.Host.Account.Options = new AccountOptions { SessionPolls = polls };
        List<string> said = [];

        EmrSessionTarget session = (await emulated.StartSessionAsync(Request(), Wait(said))).Value;

        Assert.Equal("IDLE", session.State);
        Assert.Equal(Enumerable.Repeat($"{session.Identifier} is STARTING", polls).Append($"{session.Identifier} is IDLE"), said);
        Assert.Equal(asked, emulated.Host.Observed.Requests.Count(r => r.Operation == "GetSession"));
        Assert.Equal(TimeSpan.FromSeconds(asked - 1), emulated.Time.Waited);
        await emulated.GetAsync(Request().ForSession(session.Identifier));
    }

    [Fact]
    public async Task It_gives_up_in_time_and_names_the_session_that_goes_on()
    {
        await using Emulated emulated = await Emulated.StartAsync();
        emulated.Host.Account.Options = new AccountOptions { SessionPolls = 100 };

        SessionCredentialException problem = await Run.FailsAsync(() => emulated.StartSessionAsync(Request(), Wait([])));

        Assert.Equal(("SessionNotReady", FailureKind.Timeout), (problem.ErrorCode, problem.Kind));
        Assert.Contains("within 10 s (attempts: 10; the last state: STARTING)", problem.Message, StringComparison.Ordinal);
        Assert.StartsWith($"{problem.Target}: ", problem.Message, StringComparison.Ordinal);
        Assert.StartsWith("is-", problem.Target, StringComparison.Ordinal);
        Assert.Equal(TimeSpan.FromSeconds(9), emulated.Time.Waited);
    }

    [Fact]
    public async Task It_gives_up_in_time_where_the_service_does_not_answer()
    {
        await using Emulated emulated = await Emulated.StartAsync();
        emulated.Host.Faults.Add("hold", on: $"{Service}:GetSession");

        Task<SessionCredentialException> problem = Run.FailsAsync(() => emulated.StartSessionAsync(Request(), Wait([])));
        await emulated.Host.Faults.WaitForHeldAsync(1);
        emulated.Time.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal("SessionNotReady", (await problem).ErrorCode);
        Assert.Contains("within 10 s (attempts: 1; the last state: SUBMITTED)", (await problem).Message, StringComparison.Ordinal);
        Assert.StartsWith("is-", (await problem).Target, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_session_id_with_a_control_character_is_an_invalid_answer()
    {
        await using ScriptedServer server = await ScriptedServer.AnsweringAsync("""{"Id":"is-1\u001b[2J","ClusterId":"j-1"}""");
        using EmrSession session = await TestSessions.OpenAsync(server.Url);

        SessionCredentialException problem = await Run.FailsAsync(() => session.StartAsync(
            new StartClusterSessionRequest { ClusterId = "j-1" }, wait: null, new CallContext(TestContext.Current.CancellationToken)));

        Assert.Equal("InvalidServiceResponse", problem.ErrorCode);
        Assert.DoesNotContain("\u001b", Run.AllText(problem), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_session_that_fails_ends_the_wait_with_the_services_reason()
    {
        await using Emulated emulated = await Emulated.StartAsync();
        emulated.Host.Faults.Add("sessionfailed", on: $"{Service}:GetSession");

        SessionCredentialException problem = await Run.FailsAsync(() => emulated.StartSessionAsync(Request(), Wait([])));

        Assert.Equal("SessionEnded", problem.ErrorCode);
        Assert.Contains("is FAILED", problem.Message, StringComparison.Ordinal);
        Assert.Contains("The driver ran out of memory", problem.Message, StringComparison.Ordinal);
        Assert.StartsWith("is-", problem.Target, StringComparison.Ordinal);
        Assert.Equal(TimeSpan.Zero, emulated.Time.Waited);
    }

    [Fact]
    public async Task An_error_of_the_service_while_it_waits_names_the_session()
    {
        await using Emulated emulated = await Emulated.StartAsync();
        emulated.Host.Faults.Add("accessdenied", on: $"{Service}:GetSession");

        SessionCredentialException problem = await Run.FailsAsync(() => emulated.StartSessionAsync(Request(), Wait([])));

        Assert.Equal("AccessDeniedException", problem.ErrorCode);
        Assert.StartsWith("is-", problem.Target, StringComparison.Ordinal);
        Assert.Contains($"{Service}:GetSession", problem.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_session_that_was_ended_cannot_be_connected_to()
    {
        await using Emulated emulated = await Emulated.StartAsync();
        EmrSessionTarget session = (await emulated.StartSessionAsync(Request(), Wait([]))).Value;
        SparkConnectSessionRequest named = Request().ForSession(session.Identifier);

        CallResult<EmrSessionTarget> stopped = await emulated.StopSessionAsync(named);

        Assert.Equal((session.Identifier, session.OwnerId), (stopped.Value.Identifier, stopped.Value.OwnerId));
        Assert.Equal("TERMINATING", stopped.Value.State);
        Assert.Equal("TerminateSession", stopped.Report!.Operation);
        SessionCredentialException refused = await Run.FailsAsync(() => emulated.GetAsync(named));
        Assert.Contains("TERMINATING", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_session_of_an_application_lives_in_the_same_way()
    {
        await using Emulated emulated = await Emulated.StartAsync();
        StartServerlessSessionRequest request =
            new() { ApplicationId = "00emulated000001", Name = "daily", ExecutionRoleArn = Emulated.Role };
        List<string> said = [];

        ServerlessSessionTarget session =
            Assert.IsType<ServerlessSessionTarget>((await emulated.StartSessionAsync(request, Wait(said))).Value);
        SparkConnectSessionRequest named = request.ForSession(session.SessionId);
        await emulated.GetAsync(named);
        CallResult<EmrSessionTarget> stopped = await emulated.StopSessionAsync(named);

        Assert.Equal(
            ("IDLE", "00emulated000001", "daily", Emulated.Role),
            (session.State, session.ApplicationId, session.Name, session.ExecutionRoleArn));
        Assert.EndsWith($"/sessions/{session.SessionId}", session.SessionArn, StringComparison.Ordinal);
        Assert.Equal([$"{session.SessionId} is IDLE"], said);
        Assert.Equal(("TERMINATING", session.SessionId), (stopped.Value.State, stopped.Value.Identifier));
        Assert.Contains("TERMINATING", (await Run.FailsAsync(() => emulated.GetAsync(named))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_the_logs_of_a_session_go_is_sent()
    {
        Dictionary<string, IReadOnlyList<string>> types = new(StringComparer.Ordinal) { ["SPARK_DRIVER"] = ["stdout", "stderr"] };
        StartClusterSessionRequest request = Request() with
        {
            Monitoring = new SessionMonitoring(
                new SessionLogs { Enabled = true, EncryptionKeyArn = "k1", LogGroup = "g", LogStreamNamePrefix = "p", LogTypes = types },
                new SessionLogs { Enabled = false, EncryptionKeyArn = "k2" },
                new SessionLogs { Enabled = true, EncryptionKeyArn = "k3", LogTypes = types, LogUri = "s3://logs/" }),
        };
        await using ScriptedServer server = await ScriptedServer.AnsweringAsync("{}", 400);
        using EmrSession session = await TestSessions.OpenAsync(server.Url, o => o with { MaxAttempts = 1 });

        await Run.FailsAsync(() => session.StartAsync(request, wait: null, new CallContext(TestContext.Current.CancellationToken)));

        JsonNode? sent = JsonNode.Parse(Assert.Single(server.Seen).Body)!["MonitoringConfiguration"];
        Assert.True(
            JsonNode.DeepEquals(sent, JsonNode.Parse("""
                {
                  "CloudWatchLoggingConfiguration": {
                    "Enabled": true, "EncryptionKeyArn": "k1", "LogGroup": "g", "LogStreamNamePrefix": "p",
                    "LogTypes": { "SPARK_DRIVER": ["stdout", "stderr"] }
                  },
                  "ManagedLoggingConfiguration": { "Enabled": false, "EncryptionKeyArn": "k2" },
                  "S3LoggingConfiguration": {
                    "Enabled": true, "EncryptionKeyArn": "k3", "LogTypes": { "SPARK_DRIVER": ["stdout", "stderr"] }, "LogUri": "s3://logs/"
                  }
                }
                """)),
            sent?.ToJsonString());
    }

    [Fact]
    public void Rules_of_a_session_of_an_application_are_checked_too()
    {
        StartServerlessSessionRequest good = new() { ApplicationId = "00app", ExecutionRoleArn = Emulated.Role };
        (string Parameter, StartSessionRequest Request)[] broken =
        [
            ("ApplicationId", good with { ApplicationId = "NO" }),
            ("ExecutionRoleArn", good with { ExecutionRoleArn = null }),
            ("Name", good with { Name = " " }),
            ("IdleTimeoutMinute", good with { IdleTimeoutMinutes = -1 }),
            ("IdleTimeoutMinute", good with { IdleTimeoutMinutes = 1_000_001 }),
            ("ClientToken", good with { ClientToken = "a b" }),
        ];

        Assert.Empty(good.FindViolations());
        Assert.All(broken, one => Assert.Equal(one.Parameter, Assert.Single(one.Request.FindViolations()).Parameter));
    }

    [Fact]
    public async Task The_same_client_token_starts_one_session()
    {
        await using Emulated emulated = await Emulated.StartAsync();
        StartSessionRequest request = Request() with { ClientToken = "once" };

        EmrSessionTarget first = (await emulated.StartSessionAsync(request)).Value;
        EmrSessionTarget second = (await emulated.StartSessionAsync(request)).Value;

        Assert.Equal(first.Identifier, second.Identifier);
        Assert.Equal(2, emulated.Host.Observed.ByClientToken["once"]);
    }

    [Theory]
    [InlineData("otherid", "InvalidServiceResponse")]
    [InlineData("empty", "InvalidServiceResponse")]
    [InlineData("unrecognizedclient", "UnrecognizedClientException")]
    public async Task An_answer_that_is_not_the_operations_is_an_error(string fault, string code)
    {
        await using Emulated emulated = await Emulated.StartAsync();
        emulated.Host.Faults.Add(fault, on: $"{Service}:StartSession");

        Assert.Equal(code, (await Run.FailsAsync(() => emulated.StartSessionAsync(Request()))).ErrorCode);
    }

    [Fact]
    public void Rules_of_the_model_are_checked_before_anything_is_sent()
    {
        StartClusterSessionRequest good = Request();
        (string Parameter, StartSessionRequest Request)[] broken =
        [
            ("ClusterId", good with { ClusterId = "" }),
            ("ClusterId", good with { ClusterId = ".." }),
            ("ExecutionRoleArn", good with { ExecutionRoleArn = "role" }),
            ("Name", good with { Name = new string('x', 257) }),
            ("Name", good with { Name = " " }),
            ("SessionIdleTimeoutInMinute", good with { IdleTimeoutMinutes = -1 }),
            ("ClientRequestToken", good with { ClientToken = new string('x', 37) }),
        ];

        Assert.Empty(good.FindViolations());
        Assert.All(broken, one => Assert.Equal(one.Parameter, Assert.Single(one.Request.FindViolations()).Parameter));
    }

    private static StartClusterSessionRequest Request() =>
        new() { ClusterId = Cluster, Name = "daily", ExecutionRoleArn = Emulated.Role };

    private static WaitOptions Wait(List<string> said) => new(TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(1), said.Add);
}
