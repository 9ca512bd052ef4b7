using System;
using System.Threading.Tasks;
using EmrSessionCredentials.Connections;
using EmrSessionCredentials.Sessions;
using EmrSessionCredentials.Requests;
using EmrSessionCredentials.Tests.Identity;

namespace EmrSessionCredentials.Tests.Connections;

/// <summary>What becomes no connection, and what is said then.</summary>
[Collection(EnvironmentCollection.Name)]
public sealed class RefusalTests
{
    [Fact]
    public async Task An_expired_credential_says_since_when()
    {
        await using Emulated emulated = await Emulated.StartAsync();
        ManagedEndpointSessionCredential credential = await emulated.EndpointAsync();
        EmrConnection connection = await emulated.ConnectAsync(credential);
        emulated.Time.Advance(TimeSpan.FromMinutes(20));

        SessionCredentialException problem = await Run.FailsAsync(() => emulated.ConnectAsync(credential));
        Assert.Equal("ExpiredCredential", problem.ErrorCode);
        Assert.Contains($"at {credential.ExpiresAt:u}, 5 minutes ago", problem.Message, StringComparison.Ordinal);
        Assert.Contains("Update-EMRSessionCredential", problem.Advice, StringComparison.Ordinal);
        Assert.Throws<SessionCredentialException>(() => connection.RevealHeaders());
        Assert.Throws<SessionCredentialException>(() => connection.RevealEnvironment());
    }

    [Theory]
    [InlineData(true, ConnectionKind.SparkConnect, "Livy, Rest, Jdbc")]
    [InlineData(true, ConnectionKind.JupyterGateway, "Livy, Rest, Jdbc")]
    [InlineData(false, ConnectionKind.Livy, "JupyterGateway, SparkConnect, Rest")]
    [InlineData(false, ConnectionKind.Jdbc, "JupyterGateway, SparkConnect, Rest")]
    public async Task A_kind_that_the_credential_cannot_serve_names_those_it_can(
        bool ofCluster, ConnectionKind kind, string served)
    {
        await using Emulated emulated = await Emulated.StartAsync();
        SessionCredential credential = ofCluster ? await emulated.ClusterAsync() : await emulated.EndpointAsync();

        SessionCredentialException problem = await Run.FailsAsync(() => emulated.ConnectAsync(
            credential, new() { Kind = kind, HostName = "node.example" }));
        Assert.Equal("UnsupportedConnectionKind", problem.ErrorCode);
        Assert.Contains($"cannot serve {kind}. It can serve {served}.", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://node.example:8998", null)]
    [InlineData("jdbc:hive2://node.example:10000/x", ConnectionKind.Jdbc)]
    [InlineData("http://node.example:10000", ConnectionKind.Jdbc)]
    public async Task What_is_not_encrypted_and_not_here_is_refused_unless_allowed(string endpoint, ConnectionKind? kind)
    {
        await using Emulated emulated = await Emulated.StartAsync();
        ClusterSessionCredential credential = await emulated.ClusterAsync();
        ConnectionOptions options = new() { Kind = kind, Endpoint = new Uri(endpoint) };

        SessionCredentialException problem = await Run.FailsAsync(() => emulated.ConnectAsync(credential, options));
        Assert.Equal("UnencryptedEndpoint", problem.ErrorCode);
        Assert.NotNull(await emulated.ConnectAsync(credential, options with { AllowUnencryptedEndpoint = true }));
    }

    [Theory]
    [InlineData("jdbc:hive2://node.example:10000/x", "Add SSL=true (Trino, Presto) or ;ssl=true (Hive) to the URL, or allow it unencrypted")]
    [InlineData("http://node.example:10000", "Use https, or allow plain http")]
    public async Task The_advice_for_an_unencrypted_url_names_what_encrypts_it(string endpoint, string advice)
    {
        await using Emulated emulated = await Emulated.StartAsync();
        SessionCredentialException problem = await Run.FailsAsync(async () => await emulated.ConnectAsync(
            await emulated.ClusterAsync(), new() { Kind = ConnectionKind.Jdbc, Endpoint = new Uri(endpoint) }));
        Assert.StartsWith(advice, problem.Advice, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ConnectionKind.Livy, "ftp://node.example/")]
    [InlineData(ConnectionKind.Rest, "sc://node.example")]
    [InlineData(ConnectionKind.Jdbc, "sc://node.example")]
    [InlineData(ConnectionKind.Jdbc, "jdbc:nothing")]
    public async Task An_endpoint_of_another_kind_is_refused(ConnectionKind kind, string endpoint)
    {
        await using Emulated emulated = await Emulated.StartAsync();
        SessionCredentialException problem = await Run.FailsAsync(async () => await emulated.ConnectAsync(
            await emulated.ClusterAsync(),
            new() { Kind = kind, Endpoint = new Uri(endpoint), AllowUnencryptedEndpoint = true }));
        Assert.Equal("InvalidParameter", problem.ErrorCode);
        Assert.Contains($"is not an address for {kind}", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sc://proxy.example:443/;use_ssl=true;token=abc")]
    [InlineData("https://proxy.example/path")]
    [InlineData("ftp://proxy.example")]
    public async Task Spark_connect_takes_a_host_and_a_port_only(string endpoint)
    {
        await using Emulated emulated = await Emulated.StartAsync();
        SessionCredentialException problem = await Run.FailsAsync(async () => await emulated.ConnectAsync(
            await emulated.EndpointAsync(),
            new() { Kind = ConnectionKind.SparkConnect, Endpoint = new Uri(endpoint) }));
        Assert.Equal("InvalidParameter", problem.ErrorCode);
    }

    [Theory]
    [InlineData("sc://proxy.example/;use_ssl=true", "sc://proxy.example:443")]
    [InlineData("sc://proxy.example:15002/;token=hunter2", "sc://proxy.example:15002")]
    [InlineData("https://proxy.example/path", "sc://proxy.example:443")]
    [InlineData("http://127.0.0.1:15002/path", "http://127.0.0.1:15002")]
    public async Task A_path_or_parameters_for_spark_connect_are_named_as_the_reason(string endpoint, string right)
    {
        await using Emulated emulated = await Emulated.StartAsync();
        SessionCredentialException problem = await Run.FailsAsync(async () => await emulated.ConnectAsync(
            await emulated.EndpointAsync(), new() { Kind = ConnectionKind.SparkConnect, Endpoint = new Uri(endpoint) }));
        Assert.Contains("cannot have a path or parameters", problem.Message, StringComparison.Ordinal);
        Assert.Equal($"Give {right}.", problem.Advice);
    }

    [Theory]
    [InlineData("sessions", null, null, "not an absolute URL")]
    [InlineData("https://u:secret@node.example/", null, null, "user name or password")]
    [InlineData("sc://u:secret@node.example/", null, null, "user name or password")]
    [InlineData("bob:secret@node.example", null, null, "user name or password")]
    [InlineData("jdbc:hive2://u:secret@node.example:10000/default;ssl=true", null, null, "user name or password")]
    [InlineData("jdbc:hive2://u:se;cret@node.example:10000/default;ssl=true", null, null, "user name or password")]
    [InlineData("jdbc:hive2://a.example:10000,u:secret@b.example:10000/default;ssl=true", null, null, "user name or password")]
    [InlineData("jdbc:oracle:thin:u/secret@node.example", null, null, "user name or password")]
    [InlineData("jdbc:hive2://node.example:10000/default;ssl=true;user=bob;password=secret", null, null, "user name or password")]
    [InlineData("jdbc:hive2://node.example:10000/default;ssl=true;USER=secret", null, null, "user name or password")]
    [InlineData("jdbc:hive2://node.example:10000/default;ssl=true;pass%77ord=secret", null, null, "user name or password")]
    [InlineData("jdbc:hive2://node.example:10000/default;ssl=true;a=b%3Bpassword=secret", null, null, "user name or password")]
    [InlineData("jdbc:hive2://node.example:10000/default;ssl=true#password=secret", null, null, "user name or password")]
    [InlineData("jdbc:trino://node.example:8889?SSL=true&accessToken=secret", null, null, "user name or password")]
    [InlineData("jdbc:hive2://a.example:10000,b.example:10000/default;ssl=true", null, null, "Endpoint is a jdbc: URL with several hosts")]
    [InlineData("jdbc:hive2://a.example,b.example/default;ssl=true", null, null, "name one host")]
    [InlineData("https://node.example/livy?api-key=secret", null, null, "Endpoint has a query or a fragment")]
    [InlineData("https://node.example?x=secret", null, null, "Endpoint has a query or a fragment")]
    [InlineData("https://node.example/#secret", null, null, "Endpoint has a query or a fragment")]
    [InlineData("https://node.example/?", null, null, "Endpoint has a query or a fragment")]
    [InlineData("https://node.example:8889/hive?SSLTrustStorePath=/secret", null, null, "Endpoint has a query or a fragment")]
    [InlineData("https://node.example/", "node.example", null, "HostName cannot be used with -Endpoint")]
    [InlineData("https://node.example/", null, 8998, "cannot be used with -Endpoint")]
    [InlineData(null, "https://node.example", null, "not a host name")]
    [InlineData(null, "node.example:8998", null, "not a host name")]
    [InlineData(null, "", null, "not a host name")]
    [InlineData(null, "node.example", 0, "between 1 and 65535")]
    [InlineData(null, "node.example", 65536, "between 1 and 65535")]
    public void Options_that_contradict_each_other_or_the_rules_are_named(
        string? endpoint, string? host, int? port, string rule)
    {
        ConnectionOptions options = new()
        {
            Endpoint = endpoint is null ? null : new Uri(endpoint, UriKind.RelativeOrAbsolute),
            HostName = host,
            Port = port,
        };
        InvalidRequestParameterException problem =
            Assert.Throws<InvalidRequestParameterException>(options.ThrowIfInvalid);
        Assert.Contains(rule, problem.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", Run.AllText(problem), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("jdbc:hive2://node.example:10000/default;ssl=true;principal=hive/_HOST@EXAMPLE.COM")]
    [InlineData("jdbc:hive2://node.example:10000/users;ssl=true;trustStorePassword=x")]
    [InlineData("jdbc:hive2://node.example:10000/default;ssl=true;http.header.a=b,c")]
    [InlineData("jdbc:trino://node.example:8889/user?SSL=true&sessionUser=a")]
    [InlineData("https://node.example/@x")]
    [InlineData("sc://node.example:443/;use_ssl=true")]
    public void An_endpoint_without_a_login_is_taken(string endpoint) =>
        new ConnectionOptions { Endpoint = new Uri(endpoint) }.ThrowIfInvalid();

    [Theory]
    [InlineData(ConnectionKind.SparkConnect, "sc://proxy.example:443/;use_ssl=true;token=hunter2")]
    [InlineData(ConnectionKind.SparkConnect, "sc://proxy.example:443/;x-aws-proxy-auth=hunter2")]
    [InlineData(ConnectionKind.SparkConnect, "https://bob:hunter2@proxy.example/path")]
    [InlineData(ConnectionKind.Rest, "ftp://bob:hunter2@proxy.example/path?key=hunter2")]
    public async Task An_error_shows_an_endpoint_without_what_can_be_a_secret(ConnectionKind kind, string endpoint)
    {
        await using Emulated emulated = await Emulated.StartAsync();
        SessionCredentialException problem = await Run.FailsAsync(async () => await emulated.ConnectAsync(
            await emulated.EndpointAsync(), new() { Kind = kind, Endpoint = new Uri(endpoint) }));
        Assert.Contains("://proxy.example", problem.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", Run.AllText(problem), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("jdbc:hive2://node.example:10000/x;trustStorePassword=hunter2")]
    [InlineData("jdbc:hive2://a.example:10000,b.example:10000/x;trustStorePassword=hunter2")]
    [InlineData("jdbc:trino://node.example:8889/hive?SSLTrustStorePassword=hunter2")]
    public async Task An_error_shows_a_jdbc_url_without_its_parameters(string endpoint)
    {
        await using Emulated emulated = await Emulated.StartAsync();
        SessionCredentialException problem = await Run.FailsAsync(async () => await emulated.ConnectAsync(
            await emulated.ClusterAsync(), new() { Kind = ConnectionKind.Jdbc, Endpoint = new Uri(endpoint) }));
        Assert.Contains("jdbc:", problem.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", Run.AllText(problem), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_text_of_a_connection_is_without_the_parameters_of_its_url()
    {
        await using Emulated emulated = await Emulated.StartAsync();
        EmrConnection connection = await emulated.ConnectAsync(
            await emulated.ClusterAsync(),
            new() { Kind = ConnectionKind.Jdbc, Endpoint = new Uri("jdbc:hive2://node.example:10000/x;ssl=true;trustStorePassword=secret") });
        Assert.StartsWith("Jdbc connection to jdbc:hive2://node.example:10000/x, expires ", connection.ToString(), StringComparison.Ordinal);
        EmrConnection other = await emulated.ConnectAsync(
            await emulated.ClusterAsync("j-fault-noexpiry"), new() { HostName = "node.example" });
        Assert.EndsWith(", expiry unknown", other.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(ConnectionKind.Livy)]
    public void A_driver_goes_with_jdbc_only(ConnectionKind? kind) => Assert.Throws<InvalidRequestParameterException>(
        new ConnectionOptions { Kind = kind, JdbcDriver = JdbcDriver.Trino }.ThrowIfInvalid);

    [Fact]
    public async Task What_a_kind_does_not_have_is_an_error_that_says_what_to_use()
    {
        await using Emulated emulated = await Emulated.StartAsync();
        ConnectionOptions options = new() { HostName = "node.example" };
        EmrConnection livy = await emulated.ConnectAsync(await emulated.ClusterAsync(), options);
        EmrConnection spark = await emulated.ConnectAsync(
            await emulated.EndpointAsync(), options with { Kind = ConnectionKind.SparkConnect });

        Assert.Equal("NoEnvironment", Assert.Throws<SessionCredentialException>(() => livy.RevealEnvironment()).ErrorCode);
        Assert.Equal("NotAnHttpConnection", Assert.Throws<SessionCredentialException>(() => spark.HttpUri(null)).ErrorCode);
    }
}
