using System;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;
using EmrSessionCredentials.Calls;
using EmrSessionCredentials.Sessions;
using EmrSessionCredentials.Tests.Identity;

namespace EmrSessionCredentials.Tests.Calls;

/// <summary>Calls that keep a thread until they are answered, as a lone cmdlet's do, and the connections that they open.</summary>
[Collection(EnvironmentCollection.Name)]
public sealed class BlockingCallTests : IDisposable
{
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task Over_TLS_calls_of_either_kind_share_the_connection_that_was_opened_for_the_first()
    {
        using TestAuthority authority = new();
        await using TlsServer server = await TlsServer.StartAsync(authority.Issue("localhost"));
        _scratch.Set("AWS_CA_BUNDLE", _scratch.Write("ca.pem", authority.Pem));
        using EmrSession session = await TestSessions.OpenAsync(server.Url);

        string first = await BlockAsync(session);
        string second = await BlockAsync(session);
        CallResult<ManagedEndpointSessionCredential> third = await session.GetAsync(TestSessions.Endpoint());
        string fourth = await BlockAsync(session);

        Assert.Equal(["t", "t", "t", "t"], [first, second, Secrets.Reveal(third.Value.Token), fourth]);
        Assert.Equal(1, server.Connections);
    }

    [Fact]
    public async Task Two_calls_at_once_have_a_connection_each()
    {
        using TestAuthority authority = new();
        using Barrier both = new(2);
        await using TlsServer server = await TlsServer.StartAsync(authority.Issue("localhost"), _ =>
        {
            both.SignalAndWait(TestContext.Current.CancellationToken);
            return """{"credentials":{"token":"t"}}""";
        });
        _scratch.Set("AWS_CA_BUNDLE", _scratch.Write("ca.pem", authority.Pem));
        using EmrSession session = await TestSessions.OpenAsync(server.Url);

        Assert.Equal(["t", "t"], await Task.WhenAll(BlockAsync(session), BlockAsync(session)));
        Assert.Equal(2, server.Connections);
    }

    [Fact]
    public async Task A_connection_that_was_opened_for_a_call_carries_no_request_to_another_server()
    {
        using TestAuthority authority = new();
        using HeldTime clock = new();
        await using TlsServer one = await TlsServer.StartAsync(authority.Issue("localhost"), _ => """{"credentials":{"token":"one"}}""");
        await using TlsServer two = await TlsServer.StartAsync(authority.Issue("localhost"), _ => """{"credentials":{"token":"two"}}""");
        _scratch.Set("AWS_CA_BUNDLE", _scratch.Write("ca.pem", authority.Pem));
        using EmrSession toOne = await TestSessions.OpenAsync(one.Url, clock: clock);
        using EmrSession toTwo = await TestSessions.OpenAsync(two.Url);

        Task<string> first = BlockAsync(toOne);
        await clock.Reached;
        CallResult<ManagedEndpointSessionCredential> second = await toTwo.GetAsync(TestSessions.Endpoint());
        clock.Release();

        Assert.Equal(("one", "two"), (await first, Secrets.Reveal(second.Value.Token)));
    }

    [Fact]
    public async Task A_connection_that_the_server_has_closed_is_replaced()
    {
        using TcpListener server = new(IPAddress.Loopback, 0);
        server.Start();
        using EmrSession session = await TestSessions.OpenAsync(UrlOf(server, "http"), o => o with { MaxAttempts = 1 });

        for (int i = 0; i < 3; i++)
        {
            Task answered = AnswerOnceAsync(server);
            Assert.Equal("t", await BlockAsync(session));
            await answered;
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_call_that_is_tried_again_uses_its_connection_again(bool overTls)
    {
        int answers = 0;
        using TestAuthority authority = new();
        _scratch.Set("AWS_CA_BUNDLE", _scratch.Write("ca.pem", authority.Pem));
        await using TlsServer server = await TlsServer.StartAsync(
            overTls ? authority.Issue("localhost") : null,
            _ => Interlocked.Increment(ref answers) % 2 == 1 ? null : """{"credentials":{"token":"t"}}""");
        using EmrSession session = await TestSessions.OpenAsync(server.Url, o => o with { MaxAttempts = 2 });

        Assert.Equal(["t", "t"], [await BlockAsync(session), await BlockAsync(session)]);
        Assert.Equal((4, 1), (answers, server.Connections));
    }

    [Fact]
    public async Task A_stop_ends_a_TLS_handshake_that_the_server_does_not_answer_and_its_connection()
    {
        using TcpListener server = new(IPAddress.Loopback, 0);
        server.Start();
        using EmrSession session = await TestSessions.OpenAsync(UrlOf(server, "https"), o => o with { MaxAttempts = 1 });
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);

        Task<string> call = BlockAsync(session, stop.Token);
        using Socket connection = await server.AcceptSocketAsync(TestContext.Current.CancellationToken);
        byte[] hello = new byte[8192];
        Assert.NotEqual(0, await connection.ReceiveAsync(hello, TestContext.Current.CancellationToken));
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        await AssertClosedAsync(connection);
    }

    [Theory]
    [InlineData(200)]
    [InlineData(500)]
    public async Task A_body_that_stalls_is_waited_for_no_longer_than_the_limit(int status)
    {
        ManualTime clock = new();
        await using StallingServer server = await StallingServer.StartAsync(status, length: 29, answers: 1);
        using EmrSession session =
            await TestSessions.OpenAsync(server.Url, o => o with { MaxAttempts = 1, TimeoutSec = 5 }, clock);

        // The first call may go on on another thread once its connection is open.
        await BlockAsync(session);
        Task<string> call = BlockAsync(session);
        await server.Stalled;
        clock.Advance(TimeSpan.FromSeconds(5));

        await Assert.ThrowsAsync<SessionCredentialException>(() => call);
        await server.HungUp;
    }

    [Fact]
    public async Task A_stop_ends_a_call_whose_body_stalls()
    {
        await using StallingServer server = await StallingServer.StartAsync(200, length: 29, answers: 1);
        using EmrSession session = await TestSessions.OpenAsync(server.Url, o => o with { MaxAttempts = 1 });
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);

        await BlockAsync(session);
        Task<string> call = BlockAsync(session, stop.Token);
        await server.Stalled;
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        await server.HungUp;
    }

    private static Uri UrlOf(TcpListener server, string scheme) =>
        new($"{scheme}://localhost:{((IPEndPoint)server.LocalEndpoint).Port}/");

    // Answers a request as one that keeps its connection does, and closes it all the same.
    private static async Task AnswerOnceAsync(TcpListener server)
    {
        using Socket connection = await server.AcceptSocketAsync(TestContext.Current.CancellationToken);
        await connection.ReceiveAsync(new byte[8192], TestContext.Current.CancellationToken);
        await connection.SendAsync(
            "HTTP/1.1 200 OK\r\nContent-Length: 29\r\n\r\n{\"credentials\":{\"token\":\"t\"}}"u8.ToArray(),
            TestContext.Current.CancellationToken);
        connection.Shutdown(SocketShutdown.Both);
    }

    private static async Task AssertClosedAsync(Socket connection)
    {
        try
        {
            Assert.Equal(0, await connection.ReceiveAsync(new byte[1], TestContext.Current.CancellationToken));
        }
        catch (SocketException exception)
        {
            Assert.Equal(SocketError.ConnectionReset, exception.SocketErrorCode);
        }
    }

    /// <summary>Holds a call where its time limit begins: its connection is being opened, and its request is not sent.</summary>
    private sealed class HeldTime : TimeProvider, IDisposable
    {
        private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly ManualResetEventSlim _released = new();

        internal Task Reached => _reached.Task;

        internal void Release() => _released.Set();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            _reached.TrySetResult();
            _released.Wait(TestContext.Current.CancellationToken);
            return base.CreateTimer(callback, state, dueTime, period);
        }

        public void Dispose() => _released.Dispose();
    }

    // As OrderedCalls.StartOnly runs the only call of a pipeline.
    private static async Task<string> BlockAsync(EmrSession session, CancellationToken? stop = null)
    {
        CallContext context = new(stop ?? TestContext.Current.CancellationToken, IsBlocking: true);
        CallResult<SessionCredential> result = await Task.Factory.StartNew(
            () => session.GetAsync(TestSessions.Endpoint(), minimumValidity: null, context),
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default).Unwrap();
        return Secrets.Reveal(((ManagedEndpointSessionCredential)result.Value).Token);
    }
}
