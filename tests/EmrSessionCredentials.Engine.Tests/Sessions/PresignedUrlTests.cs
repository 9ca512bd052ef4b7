using System;
using System.Collections.Generic;
using System.Net;
using System.Net.Http;
using System.Threading.Tasks;
using EmrSessionCredentials.Emulator.Account;
using EmrSessionCredentials.Requests;
using EmrSessionCredentials.Sessions;
using EmrSessionCredentials.Tests.Connections;
using EmrSessionCredentials.Tests.Identity;
using Xunit;

namespace EmrSessionCredentials.Tests.Sessions;

/// <summary>A URL that opens a user interface on a cluster, and until when.</summary>
[Collection(EnvironmentCollection.Name)]
public sealed class PresignedUrlTests
{
    private static readonly OnClusterAppUIRequest Request = new()
    {
        ClusterId = "j-EMULATED00001",
        OnClusterAppUIType = "TezUI",
        ExecutionRoleArn = Emulated.Role,
    };

    [Fact]
    public async Task The_url_opens_the_user_interface_until_it_expires()
    {
        await using Emulated emulated = await Emulated.StartAsync();

        OnClusterAppUIPresignedUrl url = await emulated.GetUrlAsync(Request);

        Assert.True(url.PresignedURLReady);
        Assert.False(url.IsExpired);
        Assert.InRange(url.ExpiresIn!.Value, TimeSpan.FromSeconds(298), TimeSpan.FromSeconds(300));
        Assert.Equal(("j-EMULATED00001", "TezUI", Emulated.Role), (url.ClusterId, url.OnClusterAppUIType, url.ExecutionRoleArn));
        Assert.Equal((HttpStatusCode.OK, "emulated: TezUI of j-EMULATED00001"), await OpenAsync(url));
        Assert.DoesNotContain("X-Amz", url.ToString(), StringComparison.Ordinal);

        emulated.Time.Advance(TimeSpan.FromMinutes(5));

        Assert.True(url.IsExpired);
        Assert.Equal(HttpStatusCode.Forbidden, (await OpenAsync(url)).Status);
    }

    [Fact]
    public async Task A_url_that_is_not_ready_is_an_answer_unless_it_is_waited_for()
    {
        await using Emulated emulated = await Emulated.StartAsync();
        emulated.Host.Account.Options = new AccountOptions { SessionPolls = 3 };
        List<string> said = [];

        OnClusterAppUIPresignedUrl first = await emulated.GetUrlAsync(Request);
        OnClusterAppUIPresignedUrl ready = await emulated.GetUrlAsync(Request, Wait(said));

        Assert.Equal((false, null, null), (first.PresignedURLReady, first.PresignedURL, first.ExpiresAt));
        Assert.True(ready.PresignedURLReady);
        Assert.Equal(TimeSpan.FromSeconds(2), emulated.Time.Waited);
        Assert.Equal(["not ready", "not ready", "ready"], said.ConvertAll(text => text.Split(" is ")[1]));
    }

    [Fact]
    public async Task It_gives_up_in_time()
    {
        await using Emulated emulated = await Emulated.StartAsync();
        emulated.Host.Account.Options = new AccountOptions { SessionPolls = 100 };

        SessionCredentialException problem = await Run.FailsAsync(() => emulated.GetUrlAsync(Request, Wait([])));

        Assert.Equal(("PresignedURLNotReady", FailureKind.Timeout), (problem.ErrorCode, problem.Kind));
        Assert.Contains("within 10 s (attempts: 10)", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_request_that_is_only_tried_has_no_url()
    {
        await using Emulated emulated = await Emulated.StartAsync();

        OnClusterAppUIPresignedUrl tried = await emulated.GetUrlAsync(Request with { DryRun = true });

        Assert.Equal((true, null), (tried.PresignedURLReady, tried.PresignedURL));
    }

    [Theory]
    [InlineData("https://a.example/?X-Amz-Date=20260102T030405Z&X-Amz-Expires=60", "2026-01-02T03:05:05Z")]
    [InlineData("https://a.example/?x=1&x-amz-expires=60&x-amz-date=20260102T030405Z#f", "2026-01-02T03:05:05Z")]
    [InlineData("https://a.example/?X-Amz-Date=20260102T030405Z", null)]
    [InlineData("https://a.example/?X-Amz-Expires=60", null)]
    [InlineData("https://a.example/?X-Amz-Date=20260102T030405Z&X-Amz-Expires=604801", null)]
    [InlineData("https://a.example/?X-Amz-Date=20260102T030405Z&X-Amz-Expires=-1", null)]
    [InlineData("https://a.example/?X-Amz-Date=99991231T235959Z&X-Amz-Expires=60", null)]
    [InlineData("https://a.example/?X-Amz-Date=today&X-Amz-Expires=soon", null)]
    [InlineData("https://a.example/", null)]
    public void The_expiry_is_what_the_url_says(string url, string? expected) => Assert.Equal(
        expected, PresignedUrl.ExpiresAt(url)?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture));

    [Theory]
    [InlineData("file:///etc/passwd")]
    [InlineData("http://a.example/")]
    [InlineData("calc.exe")]
    [InlineData("https://user:pw@a.example/")]
    [InlineData("https://a.example/ --option")]
    [InlineData("https://a.example/\r\nx")]
    public void A_url_that_a_browser_must_not_be_given_is_refused_and_not_quoted(string url)
    {
        SessionCredentialException problem = Assert.Throws<SessionCredentialException>(() => PresignedUrl.Check(url));
        Assert.Equal("InvalidServiceResponse", problem.ErrorCode);
        Assert.DoesNotContain("a.example", problem.Message, StringComparison.Ordinal);
    }

    private static WaitOptions Wait(List<string> said) => new(TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(1), said.Add);

    private static async Task<(HttpStatusCode Status, string Text)> OpenAsync(OnClusterAppUIPresignedUrl url)
    {
        using HttpClient browser = new();
        using HttpResponseMessage response = await browser.GetAsync(new Uri(Secrets.Reveal(url.PresignedURL!)), Emulated.Stop);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(Emulated.Stop));
    }
}
