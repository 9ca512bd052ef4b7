using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EmrSessionCredentials.Connections;
using EmrSessionCredentials.Sessions;
using EmrSessionCredentials.Tests.Calls;
using EmrSessionCredentials.Tests.Identity;

namespace EmrSessionCredentials.Tests.Connections;

/// <summary>Waiting until a credential has arrived. The clock is the test's, so nothing takes time.</summary>
[Collection(EnvironmentCollection.Name)]
public sealed class PollingTests
{
    private static readonly Uri Sessions = new("sessions", UriKind.Relative);

    [Theory]
    [InlineData("j-ready", 1)]
    [InlineData("j-fault-unready-1-x", 2)]
    [InlineData("j-fault-unready-5-x", 6)]
    public async Task It_asks_until_the_credential_is_accepted(string cluster, int attempts)
    {
        await using Emulated emulated = await Emulated.StartAsync();
        (EmrConnection connection, ConnectionPoller poller) = await LivyAsync(emulated, cluster);
        Assert.Equal(attempts, await WaitAsync(poller, connection, Sessions));
        Assert.Equal(TimeSpan.FromSeconds(attempts - 1), emulated.Time.Waited);
    }

    [Fact]
    public async Task It_gives_up_in_time_and_says_what_the_last_answer_was()
    {
        await using Emulated emulated = await Emulated.StartAsync();
        (EmrConnection connection, ConnectionPoller poller) = await LivyAsync(emulated, "j-fault-unready-x");
        SessionCredentialException problem =
            await Run.FailsAsync(() => WaitAsync(poller, connection, new Uri("sessions?key=hidden", UriKind.Relative)));
        Assert.Equal("ConnectionNotUsable", problem.ErrorCode);
        Assert.Equal(FailureKind.Timeout, problem.Kind);
        Assert.Contains("within 10 s (attempts: 10; the last answer: HTTP 401)", problem.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hidden", Run.AllText(problem), StringComparison.Ordinal);
        Assert.DoesNotContain(Secrets.Reveal(connection.Password!), Run.AllText(problem), StringComparison.Ordinal);
        Assert.True(emulated.Time.Waited <= TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task A_delay_in_which_the_computer_slept_ends_the_wait()
    {
        await using Emulated emulated = await Emulated.StartAsync();
        (EmrConnection connection, ConnectionPoller poller) = await LivyAsync(emulated, "j-fault-unready-x");
        emulated.Time.Sleep = TimeSpan.FromMinutes(5);
        SessionCredentialException problem = await Run.FailsAsync(() => WaitAsync(poller, connection, Sessions));
        Assert.Equal("ConnectionNotUsable", problem.ErrorCode);
        Assert.Contains("(attempts: 1;", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_error_of_a_url_that_is_not_http_names_the_kind_of_the_connection()
    {
        await using Emulated emulated = await Emulated.StartAsync();
        (EmrConnection connection, ConnectionPoller poller) = await LivyAsync(emulated, "j-ready");
        SessionCredentialException problem =
            await Run.FailsAsync(() => WaitAsync(poller, connection, new Uri("ftp://node.example/")));
        Assert.Contains("Livy", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_there_is_no_reason_to_give_up_before_the_time()
    {
        await using Emulated emulated = await Emulated.StartAsync();
        (EmrConnection connection, ConnectionPoller poller) = await LivyAsync(emulated, "j-ready");
        SessionCredentialException problem =
            await Run.FailsAsync(() => WaitAsync(poller, connection, new Uri("http://127.0.0.1:1/")));
        Assert.Contains("attempts: 10;", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ConnectionKind.Livy)]
    [InlineData(ConnectionKind.JupyterGateway)]
    public async Task A_server_that_sends_the_request_back_does_not_show_the_credential(ConnectionKind kind)
    {
        await using Emulated emulated = await Emulated.StartAsync();
        using LoopbackServer server = new();
        server.Answer = call =>
        {
            server.Head = call.Headers.Split("\r\n").First(line => line.StartsWith("Authorization", StringComparison.Ordinal)) + "\r\n\r\n";
            return Task.FromResult((200, ""));
        };
        SessionCredential credential = kind == ConnectionKind.Livy ? await emulated.ClusterAsync() : await emulated.EndpointAsync();
        EmrConnection connection = await emulated.ConnectAsync(credential, new() { Kind = kind, Endpoint = new Uri(server.Url) });

        SessionCredentialException problem = await Run.FailsAsync(() => WaitAsync(new(emulated.Time), connection, Sessions));

        Assert.Contains("the last answer: a response that cannot be read", problem.Message, StringComparison.Ordinal);
        string sent = connection.RevealHeaders()["Authorization"].Split(' ')[1];
        Assert.DoesNotContain(sent, Run.AllText(problem), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_authority_that_the_service_named_is_trusted_for_the_endpoint_alone()
    {
        await using Emulated emulated = await Emulated.StartAsync();
        using TestAuthority authority = new();
        await using TlsServer server = await TlsServer.StartAsync(authority.Issue("localhost"));
        await using TlsServer other = await TlsServer.StartAsync(authority.Issue("localhost"));
        ManagedEndpointSessionCredential credential = await emulated.EndpointAsync();
        EmrConnection connection = new(
            ConnectionKind.JupyterGateway,
            server.Url,
            credential,
            new Dictionary<string, object> { ["Authorization"] = credential.Token })
        {
            CertificateAuthority = authority.Pem,
        };
        ConnectionPoller poller = new(emulated.Time);

        Assert.Equal(1, await WaitAsync(poller, connection, Sessions));
        SessionCredentialException problem = await Run.FailsAsync(() => WaitAsync(poller, connection, other.Url));
        Assert.Contains("is not trusted", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_certificate_that_is_not_trusted_ends_the_wait_at_once()
    {
        await using Emulated emulated = await Emulated.StartAsync();
        using TestAuthority authority = new();
        await using TlsServer server = await TlsServer.StartAsync(authority.Issue("localhost"));
        EmrConnection connection = await emulated.ConnectAsync(await emulated.ClusterAsync(), new() { Endpoint = server.Url });
        ConnectionPoller poller = new(emulated.Time);

        SessionCredentialException problem = await Run.FailsAsync(() => WaitAsync(poller, connection, Sessions));

        Assert.Equal("ConnectionFailed", problem.ErrorCode);
        Assert.Equal(FailureKind.ConnectionFailed, problem.Kind);
        Assert.Contains("is not trusted", problem.Message, StringComparison.Ordinal);
        Assert.Equal(
            "Add the certificate's authority to the trusted certificates, or use -SkipCertificateCheck.", problem.Advice);
        Assert.Equal(1, server.Connections);
        Assert.Equal(TimeSpan.Zero, emulated.Time.Waited);
    }

    [Fact]
    public async Task A_certificate_that_is_not_checked_does_not_end_the_wait()
    {
        await using Emulated emulated = await Emulated.StartAsync();
        using TestAuthority authority = new();
        await using TlsServer server = await TlsServer.StartAsync(authority.Issue("localhost"));
        EmrConnection connection = await emulated.ConnectAsync(
            await emulated.ClusterAsync(), new() { Endpoint = server.Url, SkipCertificateCheck = true });
        ConnectionPoller poller = new(emulated.Time);
        Assert.Equal(1, await WaitAsync(poller, connection, Sessions));
    }

    [Fact]
    public async Task A_server_that_does_not_speak_TLS_yet_does_not_end_the_wait()
    {
        await using Emulated emulated = await Emulated.StartAsync();
        await using TlsServer server = await TlsServer.StartAsync(certificate: null);
        EmrConnection connection = await emulated.ConnectAsync(
            await emulated.ClusterAsync(), new() { Endpoint = new UriBuilder(server.Url) { Scheme = "https" }.Uri });
        ConnectionPoller poller = new(emulated.Time);

        SessionCredentialException problem = await Run.FailsAsync(() => WaitAsync(poller, connection, Sessions));
        Assert.Equal(FailureKind.Timeout, problem.Kind);
    }

    [Theory]
    [InlineData("secret")]
    [InlineData("sec'ret")]
    public async Task A_proxy_that_refuses_the_connection_is_shown_without_its_password(string password)
    {
        await using Emulated emulated = await Emulated.StartAsync();
        await using ScriptedServer proxy = await ScriptedServer.AnsweringAsync("no", 407);
        EmrConnection connection = await emulated.ConnectAsync(
            await emulated.ClusterAsync(), new() { Endpoint = new Uri("https://node.example:8998") });
        using SystemProxy set = new(new UriBuilder(proxy.Url) { UserName = "alice", Password = password }.Uri);
        ConnectionPoller poller = new(emulated.Time);

        SessionCredentialException problem = await Run.FailsAsync(() => WaitAsync(poller, connection, Sessions));

        Assert.Equal("node.example:8998", proxy.Seen.First().Target);
        Assert.Contains(
            $"the last answer: The proxy tunnel request to proxy 'http://***@{proxy.Url.Authority}/' failed",
            problem.Message,
            StringComparison.Ordinal);
        Assert.DoesNotContain("alice", Run.AllText(problem), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Plain_http_to_this_machine_does_not_leave_it()
    {
        await using Emulated emulated = await Emulated.StartAsync();
        // Nobody answers at the address of the proxy.
        using SystemProxy set = new(new Uri("http://192.0.2.1:9/"));
        (EmrConnection connection, ConnectionPoller poller) = await LivyAsync(emulated, "j-ready");
        Assert.Equal(1, await WaitAsync(poller, connection, Sessions));
    }

    [Fact]
    public async Task A_credential_that_expires_meanwhile_ends_the_wait()
    {
        await using Emulated emulated = await Emulated.StartAsync();
        (EmrConnection connection, ConnectionPoller poller) = await LivyAsync(emulated, "j-fault-unready-x");
        emulated.Time.Advance(connection.ExpiresIn!.Value - TimeSpan.FromSeconds(3));
        SessionCredentialException problem = await Run.FailsAsync(() => WaitAsync(poller, connection, Sessions));
        Assert.Equal("ExpiredCredential", problem.ErrorCode);
    }

    [Fact]
    public async Task The_credential_goes_to_no_machine_in_the_clear()
    {
        await using Emulated emulated = await Emulated.StartAsync();
        (EmrConnection connection, ConnectionPoller poller) = await LivyAsync(emulated, "j-ready");
        SessionCredentialException problem =
            await Run.FailsAsync(() => WaitAsync(poller, connection, new Uri("http://192.0.2.1/")));
        Assert.Equal("UnencryptedEndpoint", problem.ErrorCode);
    }

    [Fact]
    public async Task What_is_not_http_cannot_be_waited_for()
    {
        await using Emulated emulated = await Emulated.StartAsync();
        EmrConnection connection = await emulated.ConnectAsync(
            await emulated.EndpointAsync(), new() { Kind = ConnectionKind.SparkConnect, HostName = "proxy.example" });
        ConnectionPoller poller = new(emulated.Time);
        SessionCredentialException problem =
            await Run.FailsAsync(() => WaitAsync(poller, connection, new Uri("https://proxy.example/")));
        Assert.Equal("NotAnHttpConnection", problem.ErrorCode);
    }

    [Fact]
    public async Task A_question_has_no_header_of_the_callers_trace()
    {
        await using Emulated emulated = await Emulated.StartAsync();
        await using ScriptedServer server = await ScriptedServer.AnsweringAsync("{}");
        (EmrConnection connection, ConnectionPoller poller) = await LivyAsync(emulated, "j-ready");
        using Activity trace = new Activity("runbook").SetIdFormat(ActivityIdFormat.W3C).AddBaggage("customer", "c-1").Start();
        await WaitAsync(poller, connection, server.Url);
        Assert.Empty(Assert.Single(server.Seen).TraceHeaders);
    }

    [Fact]
    public async Task A_stop_ends_the_wait()
    {
        await using Emulated emulated = await Emulated.StartAsync();
        (EmrConnection connection, ConnectionPoller poller) = await LivyAsync(emulated, "j-ready");
        PollOptions poll = new(Sessions, TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(1));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => poller.WaitUntilUsableAsync(connection, poll, false, new CancellationToken(canceled: true)));
    }

    private static async Task<(EmrConnection Connection, ConnectionPoller Poller)> LivyAsync(Emulated emulated, string id)
    {
        ConnectionOptions options = new() { Endpoint = new Uri(emulated.Host.Url, "livy") };
        EmrConnection connection = await emulated.ConnectAsync(await emulated.ClusterAsync(id), options);
        return (connection, new ConnectionPoller(emulated.Time));
    }

    private static Task<int> WaitAsync(ConnectionPoller poller, EmrConnection connection, Uri uri) =>
        poller.WaitUntilUsableAsync(
            connection,
            new PollOptions(uri, TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(1)),
            allowUnencrypted: false,
            Emulated.Stop);
}
