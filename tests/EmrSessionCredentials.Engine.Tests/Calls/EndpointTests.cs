using System;
using System.Linq;
using System.Threading.Tasks;
using EmrSessionCredentials.Calls;
using EmrSessionCredentials.Sessions;
using EmrSessionCredentials.Emulator.Hosting;
using EmrSessionCredentials.Requests;

namespace EmrSessionCredentials.Tests.Calls;

/// <summary>Where calls go, and where they do not.</summary>
public sealed class EndpointTests(RunningEmulator emulator) : IClassFixture<RunningEmulator>
{
    [Theory]
    [InlineData("", "/virtualclusters/vc1/endpoints/none/credentials")]
    [InlineData("base", "/base/virtualclusters/vc1/endpoints/base/credentials")]
    [InlineData("deep/er/", "/deep/er/virtualclusters/vc1/endpoints/deep%2Fer%2F/credentials")]
    public async Task A_base_path_is_kept_and_signed(string basePath, string path)
    {
        string target = basePath.Length == 0 ? "none" : basePath;
        using EmrSession session = await TestSessions.OpenAsync(new Uri(emulator.Url, basePath));

        CallReport report = (await session.GetAsync(Service.EmrContainers, target)).Report;

        Assert.Equal(path, Assert.Single(emulator.Attempts(target)).Path);
        Assert.Equal(emulator.Url.Port, report.Endpoint!.Port);
    }

    [Theory]
    [InlineData("http://192.0.2.1:1")]
    [InlineData("http://localhost.example.com")]
    [InlineData("HTTP://example.com/path")]
    public async Task Plain_http_to_another_machine_is_refused_before_anything_is_sent(string url)
    {
        SessionCredentialException failure =
            await Assert.ThrowsAsync<SessionCredentialException>(() => TestSessions.OpenAsync(new Uri(url)));

        Assert.Equal((FailureKind.InvalidParameter, "UnencryptedEndpoint"), (failure.Kind, failure.ErrorCode));
        Assert.Contains("in the clear", failure.Message, StringComparison.Ordinal);
        Assert.Contains("allow plain http", failure.Advice, StringComparison.Ordinal);
        (await TestSessions.OpenAsync(new Uri(url), o => o with { AllowUnencryptedEndpoint = true })).Dispose();
    }

    [Theory]
    [InlineData("http://localhost:1")]
    [InlineData("http://127.1.2.3:1")]
    [InlineData("http://[::1]:1")]
    [InlineData("https://example.com")]
    public async Task An_endpoint_on_this_machine_or_encrypted_needs_no_leave(string url) =>
        (await TestSessions.OpenAsync(new Uri(url))).Dispose();

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task A_redirect_is_an_error_that_names_its_status_and_is_not_followed(int status)
    {
        await using ScriptedServer elsewhere = await ScriptedServer.AnsweringAsync("""{"credentials":{"token":"t"}}""");
        await using ScriptedServer server = await ScriptedServer.StartAsync(context =>
        {
            context.Response.StatusCode = status;
            context.Response.Headers.Location = elsewhere.Url.AbsoluteUri;
            return Task.CompletedTask;
        });
        using EmrSession session = await TestSessions.OpenAsync(server.Url);

        SessionCredentialException failure = await session.FailAsync(Service.EmrContainers, "ep1");

        Assert.Equal(($"HttpStatus{status}", status), (failure.ErrorCode, failure.StatusCode));
        Assert.Single(server.Seen);
        Assert.Empty(elsewhere.Seen);
    }

    [Fact]
    public async Task Options_out_of_their_range_are_refused_all_at_once()
    {
        foreach ((int attempts, int seconds) in new[] { (0, 0), (101, 3601), (int.MinValue, int.MaxValue) })
        {
            InvalidRequestParameterException error = await Assert.ThrowsAsync<InvalidRequestParameterException>(
                () => TestSessions.OpenAsync(emulator.Url, o => o with { MaxAttempts = attempts, TimeoutSec = seconds }));
            Assert.Equal(["MaxAttempts", "TimeoutSec"], error.Violations.Select(v => v.Parameter));
        }

        (await TestSessions.OpenAsync(emulator.Url, o => o with { MaxAttempts = 100, TimeoutSec = 3600 })).Dispose();
    }
}
