using System;
using System.Globalization;
using System.Threading.Tasks;
using EmrSessionCredentials.Calls;
using EmrSessionCredentials.Requests;
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

    [Theory]
    [InlineData(50, false)]
    [InlineData(-60, false)]
    [InlineData(61, true)]
    [InlineData(-120, true)]
    public async Task The_clock_is_warned_of_where_it_is_wrong_by_more_than_a_minute(int seconds, bool isWarnedOf)
    {
        DateTimeOffset service = _clock.GetUtcNow().AddSeconds(seconds);

        CallResult<ManagedEndpointSessionCredential> result = await GetAsync(service, service.AddMinutes(15));

        Assert.Equal(TimeSpan.FromSeconds(seconds), result.Value.ClockOffset);
        Assert.Equal(isWarnedOf, result.Warnings.Count == 1);
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

    [Theory]
    [InlineData(30, "behind")]
    [InlineData(-20, "ahead of")]
    [InlineData(24 * 60, "behind")]
    public async Task Expiry_of_a_URL_is_calculated_by_the_services_clock(int minutes, string warning)
    {
        CallResult<OnClusterAppUIPresignedUrl> result = await GetUrlAsync(_clock.GetUtcNow().AddMinutes(minutes), TimeSpan.FromMinutes(5));

        Assert.Equal((TimeSpan.FromMinutes(5), false), (result.Value.ExpiresIn, result.Value.IsExpired));
        Assert.Contains($" {warning} the service's", Assert.Single(result.Warnings), StringComparison.Ordinal);
        _clock.Advance(TimeSpan.FromMinutes(5));
        Assert.True(result.Value.IsExpired);
    }

    [Theory]
    [InlineData(3, 5)]
    [InlineData(3600, 8 * 24 * 60)]
    [InlineData(3600, -5)]
    public async Task A_date_that_is_close_or_does_not_fit_the_expiry_of_a_URL_changes_nothing(int seconds, int validMinutes)
    {
        DateTimeOffset signed = _clock.GetUtcNow().AddSeconds(seconds).AddMinutes(validMinutes) - TimeSpan.FromMinutes(5);
        CallResult<OnClusterAppUIPresignedUrl> result =
            await GetUrlAsync(_clock.GetUtcNow().AddSeconds(seconds), TimeSpan.FromMinutes(5), signed);

        Assert.Equal(result.Value.ExpiresAt - _clock.GetUtcNow().UtcDateTime, result.Value.ExpiresIn);
        Assert.DoesNotContain(result.Warnings, warning => warning.Contains("the service's", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_URL_that_arrives_with_less_than_a_minute_left_is_a_warning()
    {
        CallResult<OnClusterAppUIPresignedUrl> result = await GetUrlAsync(_clock.GetUtcNow(), TimeSpan.FromSeconds(59));

        Assert.StartsWith("j-1: the URL expires within a minute, at ", Assert.Single(result.Warnings), StringComparison.Ordinal);
    }

    private async Task<CallResult<OnClusterAppUIPresignedUrl>> GetUrlAsync(
        DateTimeOffset date, TimeSpan validity, DateTimeOffset? signed = null)
    {
        await using ScriptedServer server = await ScriptedServer.StartAsync(context =>
        {
            context.Response.Headers.Date = date.ToString("r");
            string time = (signed ?? date).UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
            return ScriptedServer.WriteAsync(context, $$"""
                {"PresignedURLReady":true,"PresignedURL":"https://a.example/?X-Amz-Date={{time}}&X-Amz-Expires={{(int)validity.TotalSeconds}}"}
                """);
        });
        using EmrSession session = await TestSessions.OpenAsync(OtherClock.Url(server.Url), clock: _clock);
        return await session.GetUrlAsync(
            new OnClusterAppUIRequest { ClusterId = "j-1" }, wait: null, new CallContext(TestContext.Current.CancellationToken));
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
