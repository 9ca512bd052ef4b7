using System;
using System.Collections.Concurrent;
using System.Linq;
using System.Net;
using System.Threading.Tasks;
using EmrSessionCredentials.Calls;
using EmrSessionCredentials.Identity;
using EmrSessionCredentials.Sessions;
using EmrSessionCredentials.Tests.Identity;

namespace EmrSessionCredentials.Tests.Calls;

/// <summary>An HTTP connection belongs to one identity, for calls of Amazon EMR and of AWS STS.</summary>
[Collection(EnvironmentCollection.Name)]
public sealed class ConnectionOwnerTests : IAsyncLifetime
{
    private const string Token = """{"credentials":{"token":"t"}}""";

    private readonly Scratch _scratch = new();
    private readonly ConcurrentQueue<string> _connections = new();
    private readonly string _accessKey = $"AKID{Guid.NewGuid():N}".ToUpperInvariant();
    private ScriptedServer? _server;

    private string[] Connections => [.. _connections];

    public async ValueTask InitializeAsync() => _server = await ScriptedServer.StartAsync(context =>
    {
        _connections.Enqueue(context.Connection.Id);
        return ScriptedServer.WriteAsync(
            context, context.Request.Path == "/" ? Answers.Sts("AssumeRole", "AKIDROLE") : Token);
    });

    public ValueTask DisposeAsync()
    {
        _scratch.Dispose();
        return _server!.DisposeAsync();
    }

    [Fact]
    public async Task The_next_session_of_an_identity_uses_its_connection_again()
    {
        await CallAsync(Keys("secret"));
        await CallAsync(Keys("secret"));

        Assert.Single(Connections.Distinct());
    }

    [Fact]
    public async Task Two_identities_do_not_share_a_connection()
    {
        await CallAsync(Keys("secret"));
        await CallAsync(Keys("secret") with { AccessKey = _accessKey + "B" });
        await CallAsync(Keys("another-secret"));
        await CallAsync(Keys("secret") with { SessionToken = Run.Secret("token") });

        Assert.Equal(4, Connections.Distinct().Count());
    }

    [Fact]
    public async Task Keys_that_become_anothers_within_a_session_get_another_connection()
    {
        _scratch.Set("AWS_SECRET_ACCESS_KEY", "secret");
        _scratch.Set("AWS_ACCESS_KEY_ID", _accessKey);
        using EmrSession session = await OpenAsync(new IdentityOptions { Region = TestSessions.Region });
        await session.GetAsync(TestSessions.Endpoint());
        await session.GetAsync(TestSessions.Endpoint());
        _scratch.Set("AWS_ACCESS_KEY_ID", _accessKey + "B");
        await session.GetAsync(TestSessions.Endpoint());

        Assert.Equal(Connections[0], Connections[1]);
        Assert.NotEqual(Connections[1], Connections[2]);
    }

    [Fact]
    public async Task Two_logins_to_a_proxy_do_not_share_a_connection()
    {
        Uri nowhere = new("http://192.0.2.1:8080/");
        foreach (string password in (string[])["one", "two", "one"])
        {
            await CallAsync(Keys("secret"), o => o with
            {
                EndpointUrl = nowhere,
                AllowUnencryptedEndpoint = true,
                Proxy = _server!.Url,
                ProxyCredential = new NetworkCredential("user", password),
            });
        }

        Assert.Equal(Connections[0], Connections[2]);
        Assert.NotEqual(Connections[0], Connections[1]);
    }

    [Fact]
    public async Task Rotating_keys_leave_a_bounded_number_of_connections_behind()
    {
        for (int i = 0; i < ConnectionCache.Capacity + 10; i++)
            await CallAsync(Keys($"secret-{i}"));

        Assert.Equal(ConnectionCache.Capacity, ConnectionCache.Shared.Count);
    }

    [Fact]
    public async Task Roles_of_two_identities_are_assumed_over_two_connections()
    {
        _scratch.Set("AWS_ENDPOINT_URL_STS", _server!.Url.AbsoluteUri);
        _scratch.Config($"""
            [profile a]
            role_arn = arn:aws:iam::123456789012:role/r
            source_profile = base-a
            [profile b]
            role_arn = arn:aws:iam::123456789012:role/r
            source_profile = base-b
            [profile base-a]
            aws_access_key_id = {_accessKey}
            aws_secret_access_key = s
            [profile base-b]
            aws_access_key_id = {_accessKey}B
            aws_secret_access_key = s
            """);
        foreach (string profile in (string[])["a", "b", "a"])
            await Run.KeysAsync(new IdentityOptions { ProfileName = profile, Region = TestSessions.Region });

        Assert.Equal(Connections[0], Connections[2]);
        Assert.NotEqual(Connections[0], Connections[1]);
    }

    private IdentityOptions Keys(string secret) =>
        new() { AccessKey = _accessKey, SecretKey = Run.Secret(secret), Region = TestSessions.Region };

    private Task<EmrSession> OpenAsync(IdentityOptions identity, Func<ClientOptions, ClientOptions>? with = null)
    {
        ClientOptions options = new() { EndpointUrl = _server!.Url };
        return EmrSession.OpenAsync(
            identity, with is null ? options : with(options), cancellationToken: TestContext.Current.CancellationToken);
    }

    private async Task CallAsync(IdentityOptions identity, Func<ClientOptions, ClientOptions>? with = null)
    {
        using EmrSession session = await OpenAsync(identity, with);
        await session.GetAsync(TestSessions.Endpoint());
    }
}
