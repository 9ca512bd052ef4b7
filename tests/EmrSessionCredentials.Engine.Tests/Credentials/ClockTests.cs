using System;
using System.Threading.Tasks;
using EmrSessionCredentials.Sessions;
using EmrSessionCredentials.Tests.Calls;

namespace EmrSessionCredentials.Tests.Credentials;

/// <summary>A machine whose clock is wrong: how long a credential is valid is calculated by the service's clock.</summary>
public sealed class ClockTests
{
    private readonly ManualTime _clock = new();

    [Theory]
    [InlineData(30, "behind")]
    [InlineData(-20, "ahead of")]
    [InlineData(24 * 60, "behind")]
    public async Task Expiry_is_calculated_by_the_services_clock(int minutes, string warning)
    {
        DateTimeOffset service = _clock.GetUtcNow().AddMinutes(minutes);
        CallResult<ManagedEndpointSessionCredential> result = await GetAsync(service, service.AddMinutes(15));

        Assert.Equal((TimeSpan.FromMinutes(15), false), (result.Value.ExpiresIn, result.Value.IsExpired));
        Assert.Contains($" {warning} the service's", Assert.Single(result.Warnings), StringComparison.Ordinal);
        _clock.Advance(TimeSpan.FromMinutes(15));
        Assert.True(result.Value.IsExpired);
    }

    [Theory]
    [InlineData(3, 15)]
    [InlineData(3600, 24 * 60)]
    [InlineData(3600, -5)]
    public async Task A_date_that_is_close_or_does_not_fit_the_expiry_changes_nothing(int seconds, int validMinutes)
    {
        DateTimeOffset service = _clock.GetUtcNow().AddSeconds(seconds);
        CallResult<ManagedEndpointSessionCredential> result = await GetAsync(service, service.AddMinutes(validMinutes));

        Assert.Equal(result.Value.ExpiresAt - _clock.GetUtcNow().UtcDateTime, result.Value.ExpiresIn);
        Assert.Empty(result.Warnings);
    }

    [Fact]
    public async Task The_warning_about_the_clock_is_given_once_a_session()
    {
        DateTimeOffset service = _clock.GetUtcNow().AddHours(1);
        await using ScriptedServer server = await ServerAsync(service, service.AddMinutes(15));
        using EmrSession session = await TestSessions.OpenAsync(OtherClock.Url(server.Url), clock: _clock);

        Assert.Single((await session.GetAsync(TestSessions.Endpoint())).Warnings);
        Assert.Empty((await session.GetAsync(TestSessions.Endpoint("ep2"))).Warnings);
    }

    private static Task<ScriptedServer> ServerAsync(DateTimeOffset date, DateTimeOffset expiry) => ScriptedServer.StartAsync(context =>
    {
        context.Response.Headers.Date = date.ToString("r");
        return ScriptedServer.WriteAsync(
            context, $$$"""{"credentials":{"token":"t"},"expiresAt":{{{expiry.ToUnixTimeSeconds()}}}}""");
    });

    private async Task<CallResult<ManagedEndpointSessionCredential>> GetAsync(DateTimeOffset date, DateTimeOffset expiry)
    {
        await using ScriptedServer server = await ServerAsync(date, expiry);
        using EmrSession session = await TestSessions.OpenAsync(OtherClock.Url(server.Url), clock: _clock);
        return await session.GetAsync(TestSessions.Endpoint());
    }
}
