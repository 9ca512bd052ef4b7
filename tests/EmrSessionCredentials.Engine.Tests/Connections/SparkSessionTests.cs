using System;
using System.Security;
using System.Threading.Tasks;
using EmrSessionCredentials.Calls;
using EmrSessionCredentials.Sessions;
using EmrSessionCredentials.Connections;
using EmrSessionCredentials.Tests.Identity;

namespace EmrSessionCredentials.Tests.Connections;

/// <summary>Spark Connect sessions bring their host along, and what opens it depends on the way there.</summary>
[Collection(EnvironmentCollection.Name)]
public sealed class SparkSessionTests
{
    [Fact]
    public async Task A_session_on_a_cluster_shows_its_token_and_its_id()
    {
        await using Emulated emulated = await Emulated.StartAsync();
        SparkConnectSessionCredential credential = await emulated.SessionAsync();
        EmrConnection connection = await emulated.ConnectAsync(credential);

        Assert.Equal(ConnectionKind.SparkConnect, connection.Kind);
        Assert.Equal($"sc://127.0.0.1:{emulated.Host.SparkConnect.Url.Port}/;use_ssl=true", connection.Uri.OriginalString);
        string token = Uri.EscapeDataString(Secrets.Reveal(credential.Token!));
        Assert.Equal(
            $"{connection.Uri.OriginalString};x-aws-proxy-auth={token};authorization=is-1",
            connection.RevealEnvironment()["SPARK_REMOTE"]);
        Assert.Null(connection.Password);
    }

    [Fact]
    public async Task A_serverless_session_shows_its_token_alone()
    {
        await using Emulated emulated = await Emulated.StartAsync();
        SparkConnectSessionCredential credential = await emulated.ServerlessAsync();
        EmrConnection connection = await emulated.ConnectAsync(credential);
        string token = Uri.EscapeDataString(Secrets.Reveal(credential.Token!));
        Assert.EndsWith($"/;use_ssl=true;x-aws-proxy-auth={token}", connection.RevealEnvironment()["SPARK_REMOTE"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_goes_to_the_cluster_itself_shows_the_login_and_never_the_token()
    {
        await using Emulated emulated = await Emulated.StartAsync();
        SparkConnectSessionCredential credential = await emulated.SessionAsync();
        EmrConnection direct = await emulated.ConnectAsync(credential, new() { HostName = "10.0.0.7", Port = 15002 });

        string remote = direct.RevealEnvironment()["SPARK_REMOTE"];
        Assert.StartsWith("sc://10.0.0.7:15002/;use_ssl=true;authorization=Basic%20", remote, StringComparison.Ordinal);
        Assert.DoesNotContain(Secrets.Reveal(credential.Token!), remote, StringComparison.Ordinal);
        Assert.IsType<SecureString>(direct.Headers["Authorization"]);
        Assert.Same(credential.Password, direct.Password);

        EmrConnection same = await emulated.ConnectAsync(credential, new() { Endpoint = credential.Endpoint });
        Assert.NotNull(same.Token);
    }

    [Fact]
    public async Task It_serves_spark_connect_only()
    {
        await using Emulated emulated = await Emulated.StartAsync();
        SessionCredentialException problem = await Run.FailsAsync(async () =>
            await emulated.ConnectAsync(await emulated.SessionAsync(), new() { Kind = ConnectionKind.Livy }));
        Assert.Contains("can serve SparkConnect.", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Both_can_be_renewed()
    {
        await using Emulated emulated = await Emulated.StartAsync();
        foreach (SparkConnectSessionCredential old in new[] { await emulated.SessionAsync(), await emulated.ServerlessAsync() })
        {
            CallResult<SessionCredential> renewed = await emulated.RenewAsync(old);
            SparkConnectSessionCredential fresh = Assert.IsType<SparkConnectSessionCredential>(renewed.Value);
            Assert.Equal((old.SessionId, old.ClusterId, old.ApplicationId), (fresh.SessionId, fresh.ClusterId, fresh.ApplicationId));
            Assert.NotEqual(Secrets.Reveal(old.Token!), Secrets.Reveal(fresh.Token!));
        }
    }
}
