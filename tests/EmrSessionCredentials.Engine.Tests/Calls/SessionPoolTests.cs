using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EmrSessionCredentials.Calls;
using EmrSessionCredentials.Identity;
using EmrSessionCredentials.Sessions;
using EmrSessionCredentials.Tests.Identity;

namespace EmrSessionCredentials.Tests.Calls;

/// <summary>Sessions are shared by value, are bounded, and are disposed of when the last call has ended.</summary>
public sealed class SessionPoolTests(RunningEmulator emulator) : IClassFixture<RunningEmulator>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Rows_with_the_same_keys_share_one_session()
    {
        using SessionPool pool = new(TimeProvider.System);
        for (int row = 0; row < 2000; row++)
        {
            using IEmrSession session = await OpenAsync(pool);
        }

        Assert.Equal(1, pool.Count);
    }

    public static TheoryData<string> Differences => ["access key", "secret key", "session token", "region", "endpoint", "proxy password", "proxy login in the URL", "attempts"];

    [Theory]
    [MemberData(nameof(Differences))]
    public async Task What_is_different_has_a_session_of_its_own(string difference)
    {
        using SessionPool pool = new(TimeProvider.System);
        using IEmrSession one = difference == "proxy login in the URL"
            ? await OpenAsync(pool, null, options => options with { Proxy = new("http://one:1@127.0.0.1:9/") })
            : await OpenAsync(pool);
        using IEmrSession other = await OpenAsync(
            pool,
            identity => difference switch
            {
                "access key" => identity with { AccessKey = "AKIDOTHER" },
                "secret key" => identity with { SecretKey = Run.Secret("other") },
                "session token" => identity with { SessionToken = Run.Secret("token") },
                "region" => identity with { Region = "us-east-1" },
                _ => identity,
            },
            options => difference switch
            {
                "endpoint" => options with { EndpointUrl = new Uri(emulator.Url, "other/") },
                "proxy password" => options with { ProxyCredential = new("user", "other") },
                "proxy login in the URL" => options with { Proxy = new("http://two:2@127.0.0.1:9/") },
                "attempts" => options with { MaxAttempts = 2 },
                _ => options,
            });

        Assert.Equal(2, pool.Count);
    }

    [Fact]
    public async Task The_least_recently_used_session_is_disposed_of_once_its_calls_have_ended()
    {
        using SessionPool pool = new(TimeProvider.System);
        IEmrSession first = await OpenAsync(pool);
        Task<CallResult<SessionCredential>> call = first.GetAsync(TestSessions.Cluster("pool-fault-hold"), null, new CallContext(Stop));
        await emulator.Host.Faults.WaitForHeldAsync(1, Stop);
        IEmrSession last = first;
        for (int i = 0; i < SessionPool.Capacity; i++)
        {
            last = await OpenAsync(pool, identity => identity with { AccessKey = $"AKID{i}" });
            last.Dispose();
        }

        Assert.Equal(SessionPool.Capacity, pool.Count);
        emulator.Host.Faults.Release("pool-fault-hold");
        Assert.Equal("pool-fault-hold", (await call).Value.Target);
        first.Dispose();
        await Assert.ThrowsAsync<ObjectDisposedException>(
            () => first.GetAsync(TestSessions.Cluster(), null, new CallContext(Stop)));
    }

    [Fact]
    public async Task Nothing_is_opened_in_a_pool_that_was_disposed_of()
    {
        SessionPool pool = new(TimeProvider.System);
        IEmrSession session = await OpenAsync(pool);
        pool.Dispose();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => OpenAsync(pool));
        await Assert.ThrowsAsync<ObjectDisposedException>(
            () => session.GetAsync(TestSessions.Cluster(), null, new CallContext(Stop)));
    }

    [Fact]
    public async Task What_keeps_a_session_from_opening_concerns_every_item()
    {
        using SessionPool pool = new(TimeProvider.System);

        SessionCredentialException failure = await Assert.ThrowsAsync<SessionCredentialException>(
            () => OpenAsync(pool, identity => identity with { SecretKey = null }));

        Assert.True(failure.ConcernsEveryItem);
    }

    [Fact]
    public void The_key_of_a_session_shows_no_secret()
    {
        SessionKey key = SessionKey.Of(new SessionSetup(
            TestSessions.Signer with { SessionToken = Run.Secret("the-token") },
            new ClientOptions { ProxyCredential = new("user", "the-password") }));

        Assert.All(
            (IEnumerable<string>)[TestSessions.SecretKey, "the-token", "the-password"],
            secret => Assert.DoesNotContain(secret, Reachable.TextOf(key), StringComparison.Ordinal));
    }

    // A hash would load OpenSSL, and the first call would wait for it.
    [Fact]
    public void The_key_of_a_session_without_secrets_has_no_hash()
    {
        SessionKey key = SessionKey.Of(new SessionSetup(new IdentityOptions { ProfileName = "work" }, new ClientOptions()));

        Assert.Empty(key.Secrets);
    }

    // New objects each time, as each row of a pipeline brings them.
    private Task<IEmrSession> OpenAsync(
        SessionPool pool,
        Func<IdentityOptions, IdentityOptions>? identity = null,
        Func<ClientOptions, ClientOptions>? options = null)
    {
        IdentityOptions signer = TestSessions.Signer with { SecretKey = Run.Secret(TestSessions.SecretKey) };
        ClientOptions client = new() { EndpointUrl = emulator.Url, ProxyCredential = new("user", "password") };
        return pool.OpenAsync(identity?.Invoke(signer) ?? signer, options?.Invoke(client) ?? client, Stop);
    }
}
