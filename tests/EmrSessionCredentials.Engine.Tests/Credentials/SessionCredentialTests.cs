using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using EmrSessionCredentials.Calls;
using EmrSessionCredentials.Sessions;
using EmrSessionCredentials.Emulator.Hosting;
using EmrSessionCredentials.Requests;
using EmrSessionCredentials.Tests.Calls;

namespace EmrSessionCredentials.Tests.Credentials;

/// <summary>Credentials as objects: what they tell, when they expire, and that they show no secret.</summary>
public sealed class SessionCredentialTests : IAsyncLifetime
{
    private readonly ManualTime _clock = new();
    private EmulatorHost? _emulator;
    private EmrSession? _session;

    private EmrSession Session => _session!;

    public async ValueTask InitializeAsync()
    {
        // The emulator's clock is the session's, and years from the one that AWSSDK signs by.
        _emulator = await EmulatorHost.StartAsync(new EmulatorOptions { Time = _clock, CheckSignatures = false });
        _session = await TestSessions.OpenAsync(OtherClock.Url(_emulator), clock: _clock);
    }

    public async ValueTask DisposeAsync()
    {
        Session.Dispose();
        await _emulator!.DisposeAsync();
    }

    [Fact]
    public async Task It_expires_when_the_clock_reaches_the_moment_and_not_before()
    {
        ManagedEndpointRequest request = TestSessions.Endpoint() with { DurationInSecond = 3600 };
        ManagedEndpointSessionCredential credential = (await Session.GetAsync(request)).Value;

        Assert.Equal(_clock.GetUtcNow().AddHours(1).UtcDateTime, credential.ExpiresAt);
        Assert.Equal(DateTimeKind.Utc, credential.ExpiresAt!.Value.Kind);
        Assert.Equal((TimeSpan.FromHours(1), false), (credential.ExpiresIn, credential.IsExpired));

        _clock.Advance(TimeSpan.FromHours(1) - TimeSpan.FromTicks(1));
        Assert.Equal((TimeSpan.FromTicks(1), false), (credential.ExpiresIn, credential.IsExpired));

        _clock.Advance(TimeSpan.FromTicks(1));
        Assert.Equal((TimeSpan.Zero, true), (credential.ExpiresIn, credential.IsExpired));

        _clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal((TimeSpan.FromMinutes(-5), true), (credential.ExpiresIn, credential.IsExpired));
    }

    [Theory]
    [InlineData(Service.EmrContainers)]
    [InlineData(Service.Emr)]
    public async Task It_never_expires_where_the_service_did_not_say_when(Service service)
    {
        SessionCredential credential = (await Session.GetAsync(service, "x-fault-noexpiry")).Credential;
        _clock.Advance(TimeSpan.FromDays(1000));

        Assert.Null(credential.ExpiresAt);
        Assert.Equal((null, false), (credential.ExpiresIn, credential.IsExpired));
        Assert.EndsWith("expiry unknown", credential.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_tells_what_it_is_for()
    {
        ManagedEndpointSessionCredential credential = (await Session.GetAsync(TestSessions.Endpoint())).Value;

        Assert.Equal(
            ("ep1", "vc1", TestSessions.Role, "TOKEN", TestSessions.Region),
            (credential.EndpointIdentifier, credential.VirtualClusterIdentifier, credential.ExecutionRoleArn,
                credential.CredentialType, credential.Region));
        Assert.Equal(25, credential.Id!.Length);
        Assert.Equal(64, Secrets.Reveal(credential.Token).Length);
        Assert.Equal(64, Secrets.Reveal(credential.EndpointToken!).Length);
        Assert.NotEqual(Secrets.Reveal(credential.Token), Secrets.Reveal(credential.EndpointToken!));
        Assert.True(credential.Token.IsReadOnly());
        Assert.Equal("Session token for managed endpoint ep1, expires 2026-01-02 03:19:05Z", credential.ToString());
    }

    [Fact]
    public async Task A_login_tells_what_it_is_for()
    {
        ClusterRequest request = TestSessions.Cluster() with { ExecutionRoleArn = TestSessions.Role };
        ClusterSessionCredential credential = (await Session.GetAsync(request)).Value;
        ClusterSessionCredential ofTheCluster = (await Session.GetAsync(TestSessions.Cluster())).Value;

        Assert.Equal(
            ("j-1", TestSessions.Role, TestSessions.Region),
            (credential.ClusterId, credential.ExecutionRoleArn, credential.Region));
        Assert.StartsWith("emr-", credential.Username, StringComparison.Ordinal);
        Assert.Equal(64, Secrets.Reveal(credential.Password).Length);
        Assert.True(credential.Password.IsReadOnly());
        Assert.Null(ofTheCluster.ExecutionRoleArn);
        Assert.Equal("Session credential for cluster j-1, expires 2026-01-02 04:04:05Z", credential.ToString());
    }

    [Theory]
    [InlineData(Service.EmrContainers)]
    [InlineData(Service.Emr)]
    public async Task No_public_member_text_or_JSON_of_it_or_its_report_shows_a_secret(Service service)
    {
        (SessionCredential credential, CallReport report) = await Session.GetAsync(service, "shown");
        string everything = string.Concat(
            Reachable.TextOf(credential),
            Reachable.TextOf(report),
            JsonSerializer.Serialize<object>(credential),
            JsonSerializer.Serialize(report));

        Assert.Contains("shown", everything, StringComparison.Ordinal);
        Assert.All(SecretsOf(credential), secret => Assert.DoesNotContain(secret, everything, StringComparison.Ordinal));
    }

    private static IEnumerable<string> SecretsOf(SessionCredential credential) => credential switch
    {
        ManagedEndpointSessionCredential token => new[] { token.Token, token.EndpointToken! }.Select(Secrets.Reveal),
        ClusterSessionCredential login => [Secrets.Reveal(login.Password)],
        _ => throw new ArgumentOutOfRangeException(nameof(credential)),
    };
}
