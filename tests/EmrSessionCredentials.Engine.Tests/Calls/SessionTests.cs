using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Threading.Tasks;
using EmrSessionCredentials.Calls;
using EmrSessionCredentials.Sessions;

namespace EmrSessionCredentials.Tests.Calls;

/// <summary>A session from its opening to its end, with many calls at once, and without anybody to talk to.</summary>
public sealed class SessionTests(RunningEmulator emulator) : IClassFixture<RunningEmulator>
{
    [Fact]
    public async Task The_report_tells_what_a_call_did_in_one_line()
    {
        using EmrSession session = await TestSessions.OpenAsync(emulator.Url, clock: new ManualTime());
        CallReport report = (await session.GetAsync(Service.Emr, "j-report")).Report;

        Assert.Equal(
            "GetClusterSessionCredentials for j-report: region eu-central-1, endpoint "
            + $"{emulator.Url} (from EndpointUrl), credentials from {session.CredentialSource}, attempts 1, "
            + $"request id {emulator.Attempts("j-report")[0].RequestId}, 0 ms",
            report.ToString());
        Assert.Equal(TestSessions.Region, session.Region.SystemName);
        Assert.DoesNotContain(TestSessions.SecretKey, session.CredentialSource, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Calls_side_by_side_do_not_mix_up_what_they_did()
    {
        using EmrSession session = await TestSessions.OpenAsync(emulator.Url, o => o with { MaxAttempts = 4 });
        string[] targets = [.. Enumerable.Range(0, 40).Select(i => i % 4 == 0
            ? $"mix-{i}"
            : string.Create(CultureInfo.InvariantCulture, $"mix-{i}-fault-throttle-{i % 4}"))];

        (SessionCredential Credential, CallReport Report)[] results = await Task.WhenAll(
            targets.Select((target, i) => session.GetAsync(i % 2 == 0 ? Service.Emr : Service.EmrContainers, target)));

        Assert.All(results.Zip(targets).Select((r, i) => (r.First, Target: r.Second, Attempts: 1 + (i % 4))), expected =>
        {
            CallReport report = expected.First.Report;
            Assert.Equal((expected.Target, expected.Attempts), (report.Target, report.Attempts));
            Assert.Equal(emulator.Attempts(expected.Target)[^1].RequestId, report.RequestId);
            Assert.Equal(report.RequestId, expected.First.Credential.RequestId);
        });
    }

    [Fact]
    public async Task One_connection_serves_call_after_call()
    {
        await using Emulator.Hosting.EmulatorHost own = await Emulator.Hosting.EmulatorHost.StartAsync();
        using EmrSession session = await TestSessions.OpenAsync(own.Url);
        for (int i = 0; i < 5; i++)
            await session.GetAsync(Service.Emr, "j-again");
        await session.FailAsync(Service.Emr, "j-fault-accessdenied");
        await session.GetAsync(Service.Emr, "j-again");

        Assert.Equal((7, 1), (own.Observed.Total, own.Observed.Connections));
    }

    [Theory]
    [InlineData(Service.EmrContainers)]
    [InlineData(Service.Emr)]
    public async Task Nobody_there_is_no_connection_after_all_attempts(Service service)
    {
        Uri closed = ClosedPort();
        using EmrSession session = await TestSessions.OpenAsync(closed);

        SessionCredentialException failure = await session.FailAsync(service, "x");

        Assert.Equal((FailureKind.ConnectionFailed, "ConnectionFailed"), (failure.Kind, failure.ErrorCode));
        Assert.Equal((3, closed), (failure.Call!.Attempts, failure.Call.Endpoint));
        Assert.Equal((null, null), (failure.RequestId, failure.StatusCode));
        Assert.StartsWith($"x: no connection to {closed} (from EndpointUrl). ", failure.Message, StringComparison.Ordinal);
        Assert.Contains("refused", failure.Message, StringComparison.Ordinal);
        Assert.Equal("EndpointUrl", failure.Setting);
    }

    [Fact]
    public async Task A_connection_closed_without_an_answer_is_no_connection()
    {
        using EmrSession session = await TestSessions.OpenAsync(emulator.Url);

        SessionCredentialException failure = await session.FailAsync(Service.Emr, "j-fault-drop");

        Assert.Equal(("ConnectionFailed", 3, null), (failure.ErrorCode, failure.Call!.Attempts, failure.StatusCode));
    }

    [Fact]
    public async Task An_attempt_without_an_answer_keeps_the_id_of_the_last_that_had_one_but_not_its_status()
    {
        using EmrSession session = await TestSessions.OpenAsync(emulator.Url, o => o with { MaxAttempts = 2 });

        SessionCredentialException failure = await session.FailAsync(Service.Emr, "j-fault-internal-1-fault-drop");

        Assert.Equal(("ConnectionFailed", null), (failure.ErrorCode, failure.StatusCode));
        Assert.Equal(
            emulator.Attempts("j-fault-internal-1-fault-drop")[0].RequestId,
            failure.RequestId);
    }

    [Fact]
    public async Task A_session_that_was_disposed_of_calls_no_more_whether_it_ever_did_or_not()
    {
        EmrSession used = await TestSessions.OpenAsync(emulator.Url);
        EmrSession unused = await TestSessions.OpenAsync(emulator.Url);
        await used.GetAsync(Service.Emr, "j-before");

        foreach (EmrSession session in (IEnumerable<EmrSession>)[used, unused])
        {
            session.Dispose();
            session.Dispose();
            await Assert.ThrowsAsync<ObjectDisposedException>(() => session.GetAsync(Service.Emr, "j-after"));
            await Assert.ThrowsAsync<ObjectDisposedException>(() => session.GetAsync(Service.EmrContainers, "j-after"));
        }

        Assert.Empty(emulator.Attempts("j-after"));
    }

    [Fact]
    public async Task A_call_under_way_when_its_session_is_disposed_of_ends()
    {
        EmrSession session = await TestSessions.OpenAsync(emulator.Url);
        Task call = session.GetAsync(TestSessions.Cluster("under-way-fault-hold"));
        await emulator.Host.Faults.WaitForHeldAsync(1);

        session.Dispose();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => call);
    }

    private static Uri ClosedPort()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        int port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        return new Uri($"http://127.0.0.1:{port}/");
    }
}
