using System;
using System.Threading.Tasks;
using EmrSessionCredentials.Connections;
using EmrSessionCredentials.Tests.Identity;

namespace EmrSessionCredentials.Tests.Connections;

/// <summary>Which paths a connection adds to its own URL.</summary>
[Collection(EnvironmentCollection.Name)]
public sealed class RelativeUriTests
{
    [Theory]
    [InlineData("sessions", "https://gateway.example/base/sessions")]
    [InlineData("/absolute", "https://gateway.example/base/absolute")]
    [InlineData("api/kernels?x=1", "https://gateway.example/base/api/kernels?x=1")]
    [InlineData("api/kernels?path=../x", "https://gateway.example/base/api/kernels?path=../x")]
    [InlineData("?x=1", "https://gateway.example/base/?x=1")]
    [InlineData("a/..b/c..", "https://gateway.example/base/a/..b/c..")]
    [InlineData("a%2Fb/100%25", "https://gateway.example/base/a%2Fb/100%25")]
    public async Task A_path_is_added_to_the_url(string relative, string url)
    {
        await using Emulated emulated = await Emulated.StartAsync();
        EmrConnection connection = await ConnectAsync(emulated, "https://gateway.example/base/");
        Assert.Equal(url, connection.HttpUri(relative).AbsoluteUri);
    }

    [Theory]
    [InlineData("..")]
    [InlineData("../../x")]
    [InlineData("../base/x")]
    [InlineData("../base2/x")]
    [InlineData("%2e%2e/x")]
    [InlineData("..%2fx")]
    [InlineData("%2e.%2Fx")]
    [InlineData("%252e%252e/x")]
    [InlineData("a%25252f..%25252f..%25252fx")]
    [InlineData("a/../../x")]
    [InlineData("a%2fb/../../x")]
    [InlineData("a/%2e/../../x")]
    [InlineData("/../x")]
    [InlineData("..;/x")]
    [InlineData("..;a=b/x")]
    [InlineData(@"\..\x")]
    [InlineData("%5c..%5cx")]
    [InlineData("..?x=1")]
    [InlineData("..#x")]
    [InlineData("..%3fx=1")]
    [InlineData("..%2523x")]
    [InlineData("//other.example/x")]
    [InlineData("/%2fother.example/x")]
    [InlineData(@"\\other.example\x")]
    [InlineData("%5c%5cother.example/x")]
    [InlineData("https://other.example/")]
    public async Task A_path_that_could_leave_the_url_is_refused(string relative)
    {
        await using Emulated emulated = await Emulated.StartAsync();
        foreach (string endpoint in new[] { "https://gateway.example/base", "https://gateway.example" })
        {
            EmrConnection connection = await ConnectAsync(emulated, endpoint);
            SessionCredentialException problem =
                Assert.Throws<SessionCredentialException>(() => connection.HttpUri(relative));
            Assert.Equal("InvalidParameter", problem.ErrorCode);
            Assert.Contains("is not below", problem.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("sessions?x=hunter2 b", "has characters that must be percent-encoded")]
    [InlineData("a b", "has characters that must be percent-encoded")]
    [InlineData("ä", "has characters that must be percent-encoded")]
    [InlineData("100%", "has characters that must be percent-encoded")]
    [InlineData("#f", "has a fragment")]
    [InlineData("sessions#f", "has a fragment")]
    public async Task A_path_that_is_not_well_formed_is_refused_with_the_reason(string relative, string reason)
    {
        await using Emulated emulated = await Emulated.StartAsync();
        EmrConnection connection = await ConnectAsync(emulated, "https://gateway.example/base");
        SessionCredentialException problem = Assert.Throws<SessionCredentialException>(() => connection.HttpUri(relative));
        Assert.Equal("InvalidParameter", problem.ErrorCode);
        Assert.Contains(reason, problem.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", Run.AllText(problem), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://bob:hunter2@other.example/x")]
    [InlineData("//bob:hunter2@other.example/x")]
    [InlineData("../x?key=hunter2")]
    [InlineData("../x;token=hunter2")]
    public async Task A_path_that_is_refused_is_shown_without_what_can_be_a_secret(string relative)
    {
        await using Emulated emulated = await Emulated.StartAsync();
        EmrConnection connection = await ConnectAsync(emulated, "https://gateway.example/base");
        SessionCredentialException problem = Assert.Throws<SessionCredentialException>(() => connection.HttpUri(relative));
        Assert.Contains("/x' is not below https://gateway.example/base.", problem.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", Run.AllText(problem), StringComparison.Ordinal);
    }

    private static async Task<EmrConnection> ConnectAsync(Emulated emulated, string endpoint) =>
        await emulated.ConnectAsync(await emulated.EndpointAsync(), new() { Endpoint = new Uri(endpoint) });
}
