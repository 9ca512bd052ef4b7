using System;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using EmrSessionCredentials.Sessions;

namespace EmrSessionCredentials.Tests.Calls;

/// <summary>A date of an answer that cannot be right does not change how the next requests are signed.</summary>
public sealed class FarDateTests
{
    private static readonly DateTimeOffset Far = new(2020, 1, 2, 3, 4, 5, TimeSpan.Zero);

    [Theory]
    [InlineData(400)]
    [InlineData(200)]
    public async Task The_next_request_is_signed_as_of_now(int status)
    {
        await using ScriptedServer server = await ServerAsync(_ => Far, status);
        await CallTwiceAsync(server);

        Assert.All(server.Seen, seen => Assert.InRange(SignedAt(seen), DateTimeOffset.UtcNow.AddHours(-1), DateTimeOffset.UtcNow.AddHours(1)));
    }

    [Fact]
    public async Task A_date_that_can_be_right_corrects_the_next_request()
    {
        await using ScriptedServer server = await ServerAsync(now => now.AddDays(6), 400);
        await CallTwiceAsync(server);

        Assert.True(SignedAt(server.Seen.Last()) > DateTimeOffset.UtcNow.AddDays(5));
    }

    [Fact]
    public async Task The_date_of_an_answer_still_tells_its_expiry()
    {
        await using ScriptedServer server = await ServerAsync(_ => Far, 200);
        using EmrSession session = await TestSessions.OpenAsync(OtherClock.Url(server.Url));

        CallResult<ManagedEndpointSessionCredential> result = await session.GetAsync(TestSessions.Endpoint());

        Assert.InRange(result.Value.ExpiresIn!.Value, TimeSpan.FromMinutes(14), TimeSpan.FromMinutes(15));
    }

    private static Task<ScriptedServer> ServerAsync(Func<DateTimeOffset, DateTimeOffset> date, int status) => ScriptedServer.StartAsync(context =>
    {
        context.Response.Headers.Date = date(DateTimeOffset.UtcNow).ToString("r");
        return ScriptedServer.WriteAsync(
            context, $$$"""{"credentials":{"token":"t"},"expiresAt":{{{Far.AddMinutes(15).ToUnixTimeSeconds()}}}}""", status);
    });

    private static async Task CallTwiceAsync(ScriptedServer server)
    {
        using EmrSession session = await TestSessions.OpenAsync(OtherClock.Url(server.Url), o => o with { MaxAttempts = 1 });
        for (int i = 0; i < 2; i++)
            _ = await Record.ExceptionAsync(() => session.GetAsync(TestSessions.Endpoint()));
        Assert.Equal(2, server.Seen.Count);
    }

    private static DateTimeOffset SignedAt(SeenRequest seen) => DateTimeOffset.ParseExact(
        seen.Headers["X-Amz-Date"], "yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}
