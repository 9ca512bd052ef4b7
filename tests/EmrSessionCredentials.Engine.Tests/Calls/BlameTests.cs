using System;
using System.Threading.Tasks;
using EmrSessionCredentials.Calls;
using EmrSessionCredentials.Sessions;
using EmrSessionCredentials.Tests.Identity;

namespace EmrSessionCredentials.Tests.Calls;

/// <summary>An error names what failed: the proxy and not the endpoint, the scheme and not the network.</summary>
public sealed class BlameTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("http://192.0.2.1:8080/")]
    public async Task A_proxy_that_refuses_the_connection_is_named(string? endpoint)
    {
        string proxy = LoopbackServer.ClosedPort();
        using EmrSession session = await EmrSession.OpenAsync(
            TestSessions.Signer,
            new ClientOptions
            {
                EndpointUrl = endpoint is null ? null : new Uri(endpoint),
                AllowUnencryptedEndpoint = true,
                Proxy = new UriBuilder(proxy) { UserName = "user", Password = "hidden-password" }.Uri,
                MaxAttempts = 1,
            });

        SessionCredentialException failure = await session.FailAsync(Service.EmrContainers, "ep1");

        Assert.Equal(("ConnectionFailed", FailureKind.ConnectionFailed), (failure.ErrorCode, failure.Kind));
        Assert.Contains($"through the proxy {proxy}.", failure.Message, StringComparison.Ordinal);
        Assert.StartsWith("Check the proxy", failure.Advice, StringComparison.Ordinal);
        Assert.DoesNotContain("hidden-password", Reachable.TextOf(failure), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_endpoint_that_refuses_the_connection_is_not_blamed_on_a_proxy()
    {
        using EmrSession session =
            await TestSessions.OpenAsync(new Uri(LoopbackServer.ClosedPort()), o => o with { MaxAttempts = 1 });

        SessionCredentialException failure = await session.FailAsync(Service.EmrContainers, "ep1");

        Assert.DoesNotContain("through the proxy", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_does_not_speak_TLS_is_said_to_want_http()
    {
        await using ScriptedServer server = await ScriptedServer.AnsweringAsync("{}");
        using EmrSession session = await TestSessions.OpenAsync(
            new UriBuilder(server.Url) { Scheme = Uri.UriSchemeHttps }.Uri, o => o with { MaxAttempts = 1 });

        SessionCredentialException failure = await session.FailAsync(Service.EmrContainers, "ep1");

        Assert.Equal(("ConnectionFailed", FailureKind.ConnectionFailed), (failure.ErrorCode, failure.Kind));
        Assert.Contains("does not speak TLS", failure.Message, StringComparison.Ordinal);
        Assert.Contains("http://", failure.Advice, StringComparison.Ordinal);
    }
}
