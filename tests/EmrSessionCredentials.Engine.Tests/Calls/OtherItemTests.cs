using System;
using System.Threading.Tasks;
using EmrSessionCredentials.Calls;
using EmrSessionCredentials.Connections;
using EmrSessionCredentials.Requests;
using EmrSessionCredentials.Sessions;
using EmrSessionCredentials.Tests.Identity;
using Microsoft.AspNetCore.Http;

namespace EmrSessionCredentials.Tests.Calls;

/// <summary>An answer that names another item than the one that was asked for is not used.</summary>
public sealed class OtherItemTests
{
    private static CallContext Call => new(TestContext.Current.CancellationToken);

    [Theory]
    [InlineData("app1", "session1", null)]
    [InlineData("app2", "session1", "app2")]
    [InlineData("app1", "session2", "session2")]
    public async Task The_endpoint_of_another_session(string application, string id, string? other)
    {
        await using ScriptedServer server = await ScriptedServer.AnsweringAsync(
            $$"""{"applicationId":"{{application}}","sessionId":"{{id}}","endpoint":"h.example","authToken":"t"}""");
        using EmrSession session = await TestSessions.OpenAsync(server.Url);

        await AssertAsync(
            other,
            () => session.GetAsync(new ServerlessSessionRequest { ApplicationId = "app1", SessionId = "session1" }, null, Call));
    }

    [Theory]
    [InlineData("s-1", "j-1", null)]
    [InlineData("s-2", "j-1", "s-2")]
    [InlineData("s-1", "j-2", "j-2")]
    public async Task The_state_of_another_session(string id, string cluster, string? other)
    {
        await using ScriptedServer server = await ScriptedServer.StartAsync(context => ScriptedServer.WriteAsync(
            context,
            context.Request.Headers["X-Amz-Target"].ToString().EndsWith(".GetSession", StringComparison.Ordinal)
                ? $$$"""{"Session":{"Id":"{{{id}}}","ClusterId":"{{{cluster}}}","State":"IDLE"}}"""
                : """{"Id":"s-1","ClusterId":"j-1","State":"SUBMITTED"}"""));
        using EmrSession session = await TestSessions.OpenAsync(server.Url);

        await AssertAsync(other, () => session.StartAsync(
            new StartClusterSessionRequest { ClusterId = "j-1", ExecutionRoleArn = "arn:aws:iam::123456789012:role/Job" },
            new WaitOptions(TimeSpan.FromMinutes(1), TimeSpan.Zero, _ => { }),
            Call));
    }

    [Theory]
    [InlineData("j-1", null)]
    [InlineData("j-2", "j-2")]
    public Task The_host_of_another_cluster(string id, string? other) => LookUpAsync(
        TestSessions.Cluster("j-1"),
        """{"Credentials":{"UsernamePassword":{"Username":"u","Password":"p"}}}""",
        $$$"""{"Cluster":{"Id":"{{{id}}}","MasterPublicDnsName":"h.example"}}""",
        other);

    [Theory]
    [InlineData("ep1", "vc1", null)]
    [InlineData("ep2", "vc1", "ep2")]
    [InlineData("ep1", "vc2", "vc2")]
    public Task The_host_of_another_endpoint(string id, string virtualCluster, string? other) => LookUpAsync(
        TestSessions.Endpoint("ep1"),
        """{"id":"the-tokens-own-id","credentials":{"token":"t"}}""",
        $$$"""
        {"endpoint":{"id":"{{{id}}}","virtualClusterId":"{{{virtualCluster}}}","type":"JUPYTER_ENTERPRISE_GATEWAY",
        "serverUrl":"https://h.example"}}
        """,
        other);

    private static async Task LookUpAsync(SessionCredentialRequest request, string credential, string found, string? other)
    {
        await using ScriptedServer server = await ScriptedServer.StartAsync(context => ScriptedServer.WriteAsync(
            context, IsLookUp(context.Request) ? found : credential));
        using SessionPool pool = new(TimeProvider.System);
        using IEmrSession session = await pool.OpenAsync(TestSessions.Signer, new ClientOptions { EndpointUrl = server.Url }, Call.Stop);
        SessionCredential requested = (await session.GetAsync(request, null, Call)).Value;

        await AssertAsync(other, () => pool.ConnectAsync(requested, new ConnectionOptions(), poll: null, Call));
    }

    private static bool IsLookUp(HttpRequest request) => request.Method == HttpMethods.Get
        || request.Headers["X-Amz-Target"].ToString().EndsWith("DescribeCluster", StringComparison.Ordinal);

    private static async Task AssertAsync(string? other, Func<Task> act)
    {
        if (other is null)
        {
            await act();
            return;
        }

        SessionCredentialException failure = await Run.FailsAsync(act);
        Assert.Equal(("InvalidServiceResponse", FailureKind.InvalidResponse), (failure.ErrorCode, failure.Kind));
        Assert.Contains($"another item, '{other}'", failure.Message, StringComparison.Ordinal);
    }
}
