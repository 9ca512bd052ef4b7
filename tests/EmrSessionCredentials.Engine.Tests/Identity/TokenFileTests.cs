using System;
using System.IO;
using System.Threading.Tasks;
using EmrSessionCredentials.Identity;

namespace EmrSessionCredentials.Tests.Identity;

/// <summary>Files with tokens are read up to 1 MiB; what may have no end is not opened.</summary>
[Collection(EnvironmentCollection.Name)]
public sealed class TokenFileTests(LoopbackServer server) : IDisposable
{
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Theory]
    [InlineData("pipe")]
    [InlineData("link to a pipe")]
    [InlineData("/dev/zero")]
    [InlineData("empty")]
    [InlineData("more than 1 MiB")]
    public async Task A_web_identity_token_that_cannot_be_read_is_an_error_that_names_the_file(string kind)
    {
        string file = Make(kind, Path.Combine(_scratch.Home, "token"));
        WebIdentity(file);

        SessionCredentialException error = await Run.FailsAsync(() => Run.KeysAsync());

        Assert.Equal(IdentityErrorCodes.InvalidSetting, error.ErrorCode);
        Assert.Contains(file, error.Message, StringComparison.Ordinal);
        Assert.Contains("AWS_WEB_IDENTITY_TOKEN_FILE", error.Advice, StringComparison.Ordinal);
        Assert.Empty(server.Calls);
    }

    [Fact]
    public async Task A_web_identity_token_behind_links_is_sent_whole()
    {
        const string Token = "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJwb2QifQ.c2lnbmF0dXJl";
        _scratch.Write("data/token", Token);
        File.CreateSymbolicLink(Path.Combine(_scratch.Home, "now"), "data");
        string file = File.CreateSymbolicLink(Path.Combine(_scratch.Home, "token"), "now/token").FullName;
        WebIdentity(file);

        Assert.Equal("AKIDWEB", (await Run.KeysAsync()).AccessKey);
        Assert.True(server.Calls.TryPeek(out Call? call));
        Assert.Contains($"WebIdentityToken={Token}", call.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("pipe")]
    [InlineData("link to a pipe")]
    [InlineData("/dev/zero")]
    [InlineData("empty")]
    [InlineData("more than 1 MiB")]
    public async Task A_login_that_cannot_be_read_is_no_login(string kind)
    {
        SsoLogin.Profile(_scratch, session: true);
        SsoLogin.Token(_scratch, session: true, Answers.Iso(TimeSpan.FromHours(1)));
        string file = Assert.Single(Directory.GetFiles(Path.Combine(_scratch.Home, ".aws", "sso", "cache")));
        File.Delete(file);
        string made = Make(kind, file);
        if (made != file)
            File.CreateSymbolicLink(file, made);

        SessionCredentialException error = await Run.FailsAsync(() => Run.KeysAsync(new IdentityOptions { ProfileName = "sso" }));

        Assert.Equal(IdentityErrorCodes.SsoLoginExpired, error.ErrorCode);
        Assert.Contains("aws sso login --profile sso", error.Advice, StringComparison.Ordinal);
    }

    // With its expiry in the future, AWSSDK.Core would call with an empty token.
    [Theory]
    [InlineData("null", "")]
    [InlineData("\"\"", "")]
    [InlineData("5", "")]
    [InlineData("null", ",\"refreshToken\":\"r1\"")]
    public async Task A_login_without_an_access_token_is_no_login(string token, string more)
    {
        SsoLogin.Profile(_scratch, session: true);
        SsoLogin.Token(_scratch, session: true, Answers.Iso(TimeSpan.FromHours(1)));
        string file = Assert.Single(Directory.GetFiles(Path.Combine(_scratch.Home, ".aws", "sso", "cache")));
        File.WriteAllText(file, File.ReadAllText(file)
            .Replace("\"login-token\"", token, StringComparison.Ordinal).Replace("start\"", $"start\"{more}", StringComparison.Ordinal));
        server.Reply(_ => (200, SsoLogin.Answer));
        _scratch.Set("AWS_ENDPOINT_URL_SSO", server.Url);

        SessionCredentialException error = await Run.FailsAsync(() => Run.KeysAsync(new IdentityOptions { ProfileName = "sso" }));

        Assert.Equal(IdentityErrorCodes.SsoLoginExpired, error.ErrorCode);
        Assert.Empty(server.Calls);
    }

    private string Make(string kind, string path)
    {
        switch (kind)
        {
            case "pipe":
                return Programs.Pipe(_scratch, Path.GetRelativePath(_scratch.Home, path));
            case "link to a pipe":
                File.CreateSymbolicLink(path, Programs.Pipe(_scratch, "pipe"));
                return path;
            case "empty":
                return _scratch.Write(path, "");
            case "more than 1 MiB":
                return _scratch.Write(path, new string(' ', (1024 * 1024) + 1));
            default:
                return kind;
        }
    }

    private void WebIdentity(string file)
    {
        server.Reply(_ => (200, Answers.Sts("AssumeRoleWithWebIdentity", "AKIDWEB")));
        _scratch.Set("AWS_ENDPOINT_URL_STS", server.Url);
        _scratch.Set("AWS_WEB_IDENTITY_TOKEN_FILE", file);
        _scratch.Set("AWS_ROLE_ARN", "arn:aws:iam::1:role/web");
    }
}
