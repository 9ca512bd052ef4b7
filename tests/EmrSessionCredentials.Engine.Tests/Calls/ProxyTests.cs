using System;
using System.Net;
using System.Text;
using System.Threading.Tasks;
using EmrSessionCredentials.Calls;
using EmrSessionCredentials.Sessions;
using Microsoft.AspNetCore.Http;

namespace EmrSessionCredentials.Tests.Calls;

/// <summary>Calls go through the proxy that is given, with what it asks for, which no error shows.</summary>
public sealed class ProxyTests
{
    private const string Password = "pr0xy-p4ssw0rd:/@%";

    /// <summary>An address for documentation, that nobody answers at: only a proxy can be where an answer comes from.</summary>
    private static readonly Uri Nowhere = new("http://192.0.2.1:8080/");

    [Fact]
    public async Task The_proxy_is_asked_for_the_endpoint()
    {
        await using ScriptedServer proxy = await ScriptedServer.AnsweringAsync("""{"credentials":{"token":"t"}}""");

        CallReport report = await CallAsync(o => o with { Proxy = proxy.Url });

        SeenRequest seen = Assert.Single(proxy.Seen);
        Assert.Equal($"{Nowhere}virtualclusters/vc1/endpoints/ep1/credentials", seen.Target);
        Assert.Equal(Nowhere, report.Endpoint);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task It_gets_the_user_name_and_password_it_asks_for(bool inUrl)
    {
        await using ScriptedServer proxy = await ScriptedServer.StartAsync(context => Answer(context, "user", Password));
        NetworkCredential credential = new("user", Password);

        await CallAsync(o => inUrl
            ? o with { Proxy = WithUser(proxy.Url) }
            : o with { Proxy = proxy.Url, ProxyCredential = credential });

        Assert.Equal(2, proxy.Seen.Count);
    }

    [Fact]
    public async Task A_proxy_that_refuses_is_an_error_that_says_what_to_give()
    {
        await using ScriptedServer proxy = await ScriptedServer.StartAsync(context => Answer(context, "user", "another"));

        SessionCredentialException failure = await Assert.ThrowsAsync<SessionCredentialException>(
            () => CallAsync(o => o with { Proxy = WithUser(proxy.Url) }));

        Assert.Equal((FailureKind.AuthenticationFailed, 407), (failure.Kind, failure.StatusCode));
        Assert.Contains("user name and password", failure.Advice, StringComparison.Ordinal);
        AssertHidden(failure);
    }

    [Fact]
    public async Task A_tunnel_that_is_refused_is_no_connection_and_the_password_is_not_quoted()
    {
        await using ScriptedServer proxy = await ScriptedServer.AnsweringAsync("no", 403);
        using EmrSession session = await EmrSession.OpenAsync(
            TestSessions.Signer, new ClientOptions { Proxy = WithUser(proxy.Url), MaxAttempts = 1 });

        SessionCredentialException failure = await session.FailAsync(Service.Emr, "j-1");

        Assert.Equal("ConnectionFailed", failure.ErrorCode);
        Assert.Equal("elasticmapreduce.eu-central-1.amazonaws.com:443", Assert.Single(proxy.Seen).Target);
        AssertHidden(failure);
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("localhost")]
    public async Task Plain_http_to_this_machine_does_not_leave_it(string host)
    {
        await using ScriptedServer server = await ScriptedServer.AnsweringAsync("""{"credentials":{"token":"t"}}""");
        UriBuilder endpoint = new(server.Url) { Host = host };

        // Nobody answers at the address of the proxy.
        using EmrSession session = await TestSessions.OpenAsync(endpoint.Uri, o => o with { Proxy = Nowhere, MaxAttempts = 1 });
        await session.GetAsync(Service.EmrContainers, "ep1");

        Assert.Equal("/virtualclusters/vc1/endpoints/ep1/credentials", Assert.Single(server.Seen).Target);
    }

    [Fact]
    public async Task A_proxy_on_this_machine_is_used_for_it()
    {
        await using ScriptedServer proxy = await ScriptedServer.AnsweringAsync("""{"credentials":{"token":"t"}}""");

        using EmrSession session = await TestSessions.OpenAsync(
            new Uri("http://127.0.0.1:9/"), o => o with { Proxy = proxy.Url, MaxAttempts = 1 });
        await session.GetAsync(Service.EmrContainers, "ep1");

        Assert.StartsWith("http://127.0.0.1:9/", Assert.Single(proxy.Seen).Target, StringComparison.Ordinal);
    }

    [Fact]
    public void Options_do_not_show_a_password_as_text()
    {
        ClientOptions options = new() { Proxy = WithUser(new Uri("http://proxy:3128")), EndpointUrl = Nowhere };

        Assert.Equal("ClientOptions { EndpointUrl = 192.0.2.1 }", options.ToString());
    }

    private static async Task<CallReport> CallAsync(Func<ClientOptions, ClientOptions> with)
    {
        using EmrSession session = await TestSessions.OpenAsync(
            Nowhere, o => with(o) with { AllowUnencryptedEndpoint = true, MaxAttempts = 1 });
        return (await session.GetAsync(Service.EmrContainers, "ep1")).Report;
    }

    private static Uri WithUser(Uri proxy) =>
        new($"http://user:{Uri.EscapeDataString(Password)}@{proxy.Authority}");

    private static Task Answer(HttpContext context, string user, string password)
    {
        string wanted = "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{password}"));
        if (context.Request.Headers.ProxyAuthorization == wanted)
            return ScriptedServer.WriteAsync(context, """{"credentials":{"token":"t"}}""");
        context.Response.StatusCode = 407;
        context.Response.Headers.ProxyAuthenticate = "Basic realm=\"proxy\"";
        return Task.CompletedTask;
    }

    private static void AssertHidden(SessionCredentialException failure)
    {
        string everything = Reachable.TextOf(failure);
        Assert.DoesNotContain(Password, everything, StringComparison.Ordinal);
        Assert.DoesNotContain(Uri.EscapeDataString(Password), everything, StringComparison.Ordinal);
    }
}
