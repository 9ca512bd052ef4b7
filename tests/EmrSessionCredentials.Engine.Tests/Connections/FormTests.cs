using System;
using System.Net;
using System.Security;
using System.Text;
using System.Threading.Tasks;
using EmrSessionCredentials.Calls;
using EmrSessionCredentials.Sessions;
using EmrSessionCredentials.Connections;
using EmrSessionCredentials.Identity;
using EmrSessionCredentials.Requests;
using EmrSessionCredentials.Tests.Calls;
using EmrSessionCredentials.Tests.Identity;

namespace EmrSessionCredentials.Tests.Connections;

/// <summary>The form that each kind gives to a host and a secret.</summary>
[Collection(EnvironmentCollection.Name)]
public sealed class FormTests
{
    [Theory]
    [InlineData(ConnectionKind.Livy, null, "https://node.example:8998/")]
    [InlineData(ConnectionKind.Livy, 8443, "https://node.example:8443/")]
    [InlineData(ConnectionKind.Rest, null, "https://node.example/")]
    [InlineData(ConnectionKind.Rest, 8088, "https://node.example:8088/")]
    [InlineData(ConnectionKind.Jdbc, null, "jdbc:hive2://node.example:10000/default;ssl=true")]
    [InlineData(ConnectionKind.Jdbc, 10001, "jdbc:hive2://node.example:10001/default;ssl=true")]
    public async Task A_host_name_becomes_the_kinds_own_url(ConnectionKind kind, int? port, string url)
    {
        await using Emulated emulated = await Emulated.StartAsync();
        EmrConnection connection = await emulated.ConnectAsync(
            await emulated.ClusterAsync(), new() { Kind = kind, HostName = "node.example", Port = port });
        Assert.Equal(url, connection.Uri.OriginalString);
    }

    [Theory]
    [InlineData(JdbcDriver.Hive2, "jdbc:hive2://node.example:10000/default;ssl=true")]
    [InlineData(JdbcDriver.Trino, "jdbc:trino://node.example:8889?SSL=true")]
    [InlineData(JdbcDriver.Presto, "jdbc:presto://node.example:8889?SSL=true")]
    public async Task Every_driver_has_its_url_and_port(JdbcDriver driver, string url)
    {
        await using Emulated emulated = await Emulated.StartAsync();
        ClusterSessionCredential credential = await emulated.ClusterAsync();
        EmrConnection connection = await emulated.ConnectAsync(
            credential, new() { Kind = ConnectionKind.Jdbc, JdbcDriver = driver, HostName = "node.example" });
        Assert.Equal(url, connection.Uri.OriginalString);
        Assert.Equal(credential.Username, connection.Username);
        Assert.Same(credential.Password, connection.Password);
    }

    [Theory]
    [InlineData("https://node.example:10010/sales", JdbcDriver.Hive2, "jdbc:hive2://node.example:10010/sales;ssl=true")]
    [InlineData("https://node.example/hive/web", JdbcDriver.Trino, "jdbc:trino://node.example:8889/hive/web?SSL=true")]
    [InlineData("https://node.example:443", JdbcDriver.Trino, "jdbc:trino://node.example:443?SSL=true")]
    [InlineData("https://node.example:443/sales", JdbcDriver.Hive2, "jdbc:hive2://node.example:443/sales;ssl=true")]
    [InlineData("https://[::1]:443", JdbcDriver.Presto, "jdbc:presto://[::1]:443?SSL=true")]
    [InlineData("https://[::1]", JdbcDriver.Presto, "jdbc:presto://[::1]:8889?SSL=true")]
    [InlineData("https://node.example/a:443", JdbcDriver.Trino, "jdbc:trino://node.example:8889/a:443?SSL=true")]
    [InlineData("http://127.0.0.1:80", JdbcDriver.Trino, "jdbc:trino://127.0.0.1:80?SSL=false")]
    [InlineData("http://127.0.0.1:10000", JdbcDriver.Hive2, "jdbc:hive2://127.0.0.1:10000/default;ssl=false")]
    [InlineData("jdbc:hive2://node.example:10000/x;ssl=true;a=b", null, "jdbc:hive2://node.example:10000/x;ssl=true;a=b")]
    public async Task An_endpoint_becomes_a_jdbc_url(string endpoint, JdbcDriver? driver, string url)
    {
        await using Emulated emulated = await Emulated.StartAsync();
        EmrConnection connection = await emulated.ConnectAsync(
            await emulated.ClusterAsync(),
            new() { Kind = ConnectionKind.Jdbc, JdbcDriver = driver, Endpoint = new Uri(endpoint) });
        Assert.Equal(url, connection.Uri.OriginalString);
    }

    [Theory]
    [InlineData("https://proxy.example", "sc://proxy.example:443/;use_ssl=true")]
    [InlineData("https://proxy.example:15002/", "sc://proxy.example:15002/;use_ssl=true")]
    [InlineData("sc://proxy.example", "sc://proxy.example:443/;use_ssl=true")]
    [InlineData("sc://[::1]:15002", "sc://[::1]:15002/;use_ssl=true")]
    [InlineData("http://127.0.0.1:15002", "sc://127.0.0.1:15002/;use_ssl=false")]
    public async Task Spark_connect_has_a_url_without_the_token_and_a_string_with_it(string endpoint, string url)
    {
        await using Emulated emulated = await Emulated.StartAsync();
        ManagedEndpointSessionCredential credential = await emulated.EndpointAsync();
        EmrConnection connection = await emulated.ConnectAsync(
            credential, new() { Kind = ConnectionKind.SparkConnect, Endpoint = new Uri(endpoint) });

        Assert.Equal(url, connection.Uri.OriginalString);
        Assert.Equal(
            $"{url};x-aws-proxy-auth={Uri.EscapeDataString(Secrets.Reveal(credential.Token))}",
            connection.RevealEnvironment()["SPARK_REMOTE"]);
        Assert.Same(credential.Token, connection.Headers["x-aws-proxy-auth"]);
    }

    [Fact]
    public async Task A_token_is_percent_encoded_in_the_string_and_as_it_is_in_a_header()
    {
        using Scratch scratch = new();
        using LoopbackServer server = new();
        server.Reply(_ => (200, """{"id":"1","credentials":{"token":"a+b/c;d=="},"expiresAt":"2999-01-01T00:00:00Z"}"""));
        IdentityOptions identity = new() { AccessKey = "A", SecretKey = Run.Secret("S"), Region = "eu-central-1" };
        using EmrSession session = await EmrSession.OpenAsync(
            identity, new() { EndpointUrl = new Uri(server.Url) }, cancellationToken: Emulated.Stop);
        ManagedEndpointRequest request = new()
        {
            EndpointIdentifier = "ep1",
            VirtualClusterIdentifier = "vc1",
            ExecutionRoleArn = Emulated.Role,
        };
        using SessionPool sessions = new(TimeProvider.System);
        EmrConnection connection = await sessions.ConnectAsync(
            (await session.GetAsync(request)).Value,
            new() { Kind = ConnectionKind.SparkConnect, HostName = "proxy.example" },
            poll: null,
            new CallContext(Emulated.Stop));

        Assert.EndsWith("x-aws-proxy-auth=a%2Bb%2Fc%3Bd%3D%3D", connection.RevealEnvironment()["SPARK_REMOTE"], StringComparison.Ordinal);
        Assert.Equal("a+b/c;d==", connection.RevealHeaders()["x-aws-proxy-auth"]);
    }

    [Fact]
    public async Task The_gateway_has_its_header_and_its_variables()
    {
        await using Emulated emulated = await Emulated.StartAsync();
        ManagedEndpointSessionCredential credential = await emulated.EndpointAsync();
        EmrConnection connection = await emulated.ConnectAsync(
            credential, new() { Endpoint = new Uri("https://gateway.example/base") });

        string token = Secrets.Reveal(credential.Token);
        Assert.Equal(ConnectionKind.JupyterGateway, connection.Kind);
        Assert.Equal($"token {token}", connection.RevealHeaders()["Authorization"]);
        Assert.Equal("https://gateway.example/base", connection.RevealEnvironment()["JUPYTER_GATEWAY_URL"]);
        Assert.Equal(token, connection.RevealEnvironment()["JUPYTER_GATEWAY_AUTH_TOKEN"]);
    }

    [Theory]
    [InlineData(false, "true")]
    [InlineData(true, "false")]
    public async Task The_gateways_client_checks_its_certificate_unless_the_caller_says_otherwise(bool skip, string value)
    {
        await using Emulated emulated = await Emulated.StartAsync();
        EmrConnection connection = await emulated.ConnectAsync(
            await emulated.EndpointAsync(), new() { HostName = "gateway.example", SkipCertificateCheck = skip });

        Assert.Equal(value, connection.RevealEnvironment()["JUPYTER_GATEWAY_VALIDATE_CERT"]);
        Assert.Equal("300", connection.RevealEnvironment()["JUPYTER_GATEWAY_REQUEST_TIMEOUT"]);
    }

    [Fact]
    public async Task A_login_is_basic_and_a_token_is_bearer()
    {
        await using Emulated emulated = await Emulated.StartAsync();
        ClusterSessionCredential cluster = await emulated.ClusterAsync();
        ManagedEndpointSessionCredential endpoint = await emulated.EndpointAsync();
        ConnectionOptions rest = new() { Kind = ConnectionKind.Rest, HostName = "::1" };

        EmrConnection basic = await emulated.ConnectAsync(cluster, rest);
        string pair = new NetworkCredential("", cluster.Password).Password;
        string login = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{cluster.Username}:{pair}"));
        Assert.Equal(ConnectionAuthentication.Basic, basic.Authentication);
        Assert.Equal($"Basic {login}", basic.RevealHeaders()["Authorization"]);
        Assert.Equal("https://[::1]/", basic.Uri.AbsoluteUri);

        EmrConnection bearer = await emulated.ConnectAsync(endpoint, rest);
        Assert.Equal(ConnectionAuthentication.Bearer, bearer.Authentication);
        Assert.Equal($"Bearer {Secrets.Reveal(endpoint.Token)}", bearer.RevealHeaders()["Authorization"]);
    }

    [Fact]
    public async Task Secrets_are_secure_strings_and_in_no_text()
    {
        await using Emulated emulated = await Emulated.StartAsync();
        ManagedEndpointSessionCredential credential = await emulated.EndpointAsync();
        ConnectionOptions options = new() { Kind = ConnectionKind.SparkConnect, HostName = "proxy.example" };
        EmrConnection connection = await emulated.ConnectAsync(credential, options);

        Assert.IsType<SecureString>(connection.Environment["SPARK_REMOTE"]);
        string json = System.Text.Json.JsonSerializer.Serialize(
            new { connection.Uri, connection.Kind, Text = connection.ToString(), Setup = $"{connection.SessionCredential}" });
        Assert.DoesNotContain(Secrets.Reveal(credential.Token), json, StringComparison.Ordinal);
    }
}
