using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Threading.Tasks;
using Amazon.Runtime;
using EmrSessionCredentials.Calls;
using EmrSessionCredentials.Http;
using EmrSessionCredentials.Identity;
using EmrSessionCredentials.Sessions;
using EmrSessionCredentials.Settings;
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

    [Theory]
    [InlineData("a call of Amazon EMR")]
    [InlineData("GetCallerIdentity")]
    [InlineData("AssumeRole")]
    public async Task Keys_that_become_anothers_at_each_reading_sign_with_one_pair_and_over_its_connection(string what)
    {
        List<(string Connection, string AccessKey, string? Token)> seen = [];
        await using ScriptedServer server = await ScriptedServer.StartAsync(context =>
        {
            string accessKey = $"{context.Request.Headers.Authorization}".Split('=', '/')[1];
            seen.Add((context.Connection.Id, accessKey, context.Request.Headers["X-Amz-Security-Token"]));
            return ScriptedServer.WriteAsync(context, what switch
            {
                "GetCallerIdentity" => Answers.CallerIdentity,
                "AssumeRole" => Answers.Sts("AssumeRole", "AKIDROLE"),
                _ => Token,
            });
        });
        _scratch.Set("AWS_ENDPOINT_URL_STS", server.Url.AbsoluteUri);
        _scratch.Set("AWS_ENDPOINT_URL_EMR_CONTAINERS", server.Url.AbsoluteUri);
        TwoPairs keys = new(_accessKey);
        IdentityOptions identity = new() { Credential = keys, Region = TestSessions.Region };
        ClientOptions options = new();
        using EmrSession session =
            await EmrSession.OpenAsync(identity, options, cancellationToken: TestContext.Current.CancellationToken);
        IEmrEngine engine = new EmrEngine();
        StsSettings sts = StsSettings.For(identity, ProfileStore.For(identity));
        RoleCredentials role = new(keys, "arn:aws:iam::123456789012:role/r", "s", new AssumeRoleAWSCredentialsOptions(), sts);
        for (int i = 0; i < 4; i++)
        {
            Task call = what switch
            {
                "GetCallerIdentity" => engine.ResolveIdentityAsync(
                    identity, options, verify: true, TestContext.Current.CancellationToken),
                "AssumeRole" => RenewAsync(role),
                _ => session.GetAsync(TestSessions.Endpoint()),
            };
            await call;
        }

        Assert.Equal(4, seen.Count);
        Assert.All(seen, request => Assert.Equal("token-of-" + request.AccessKey, request.Token));
        Assert.Equal(seen.DistinctBy(request => request.AccessKey).Count(), seen.Distinct().Count());
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
    public async Task A_proxy_that_a_script_sets_for_the_process_is_used_from_the_next_call_on()
    {
        await using ScriptedServer proxy = await ScriptedServer.AnsweringAsync(Token);
        await CallAsync(Keys("secret"));
        using (SystemProxy set = new(proxy.Url))
            await CallAsync(Keys("secret"));
        await CallAsync(Keys("secret"));

        Assert.Equal(2, Connections.Length);
    }

    [Fact]
    public async Task Rotating_keys_leave_a_bounded_number_of_connections_behind()
    {
        for (int i = 0; i < ConnectionCache.Capacity + 10; i++)
            await CallAsync(Keys($"secret-{i}"));

        Assert.Equal(ConnectionCache.Capacity, ConnectionCache.Shared.Count);
    }

    [Fact]
    public void A_connection_is_used_for_15_minutes_at_most()
    {
        IdentityOptions options = new();
        CallConnections calls = new(
            ServiceConfiguration.Read(options, ProfileStore.For(options)), () => Task.FromResult(_accessKey));

        OwnedConnections connections = calls.Take();
        ConnectionCache.Shared.Return(connections);

        SocketsHttpHandler handler = Assert.IsType<SocketsHttpHandler>(connections.InnerHandler);
        Assert.Equal(TimeSpan.FromMinutes(15), handler.PooledConnectionLifetime);
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

    private static Task<ImmutableCredentials> RenewAsync(RoleCredentials role)
    {
        role.ClearCredentials();
        return role.GetCredentialsAsync();
    }

    /// <summary>One pair of keys at one reading, another at the next.</summary>
    private sealed class TwoPairs(string accessKey) : AWSCredentials
    {
        private int _readings;

        public override ImmutableCredentials GetCredentials()
        {
            string key = accessKey + (++_readings % 2);
            return new ImmutableCredentials(key, "secret", "token-of-" + key);
        }
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
