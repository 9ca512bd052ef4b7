using System;
using System.IO;
using System.Threading.Tasks;
using EmrSessionCredentials.Identity;

namespace EmrSessionCredentials.Tests.Identity;

/// <summary>What gives credentials may answer and be named as it likes: what is text in it is read, and no secret is shown.</summary>
[Collection(EnvironmentCollection.Name)]
public sealed class ProviderAnswerTests(LoopbackServer server) : IDisposable
{
    private const string Endpoint = "AWS_CONTAINER_CREDENTIALS_FULL_URI";

    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Theory]
    [InlineData("""{"\ud800":1,"code":"AccessDenied","message":"\udfff"}""", ", AccessDenied.")]
    [InlineData("""{"code":"\ud800","message":"why"}""", ", why.")]
    [InlineData("""{"code":1,"message":"why"}""", ", why.")]
    public async Task A_refusal_with_half_of_a_character_or_a_number_keeps_its_status_and_the_rest(string body, string told)
    {
        _scratch.Set(Endpoint, server.Url);
        server.Reply(_ => (403, body));

        SessionCredentialException error = await ContainerFailsAsync();

        Assert.Equal((IdentityErrorCodes.CredentialSourceFailed, 403), (error.ErrorCode, error.StatusCode));
        Assert.EndsWith($"HTTP status 403{told}", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_with_half_of_a_character_does_not_lose_the_keys()
    {
        _scratch.Set(Endpoint, server.Url);
        server.Reply(_ => (200, Answers.Container("AKIDCONTAINER").Replace("{", "{\"\\ud800\":1,", StringComparison.Ordinal)));

        Assert.Equal("AKIDCONTAINER", (await Container().GetCredentialsAsync()).AccessKey);
    }

    [Fact]
    public async Task A_login_that_is_refused_with_half_of_a_character_says_to_log_in_again()
    {
        SsoLogin.Profile(_scratch, session: true);
        SsoLogin.Token(_scratch, session: true, Answers.Iso(TimeSpan.FromHours(2)));
        _scratch.Set("AWS_ENDPOINT_URL_SSO", server.Url);
        server.Reply(_ => (401, """{"__type":"UnauthorizedException","message":"\ud800"}"""));

        Assert.Equal(IdentityErrorCodes.SsoLoginExpired, (await LoginFailsAsync()).ErrorCode);
    }

    [Theory]
    [InlineData("hidden")]
    [InlineData("[\"hidden\"]")]
    [InlineData("{}")]
    [InlineData("{\"accessToken\": 5, \"expiresAt\": 5}")]
    [InlineData("{\"accessToken\": \"\\ud800\", \"expiresAt\": \"2099-01-01T00:00:00Z\", \"startUrl\": \"https://corp.awsapps.com/start\", \"region\": \"eu-west-1\"}")]
    [InlineData("{\"\\ud800\": \"\", \"accessToken\": \"hidden\", \"expiresAt\": \"2020-01-01T00:00:00Z\"}")]
    public async Task A_file_that_is_not_a_login_says_to_log_in_again(string text)
    {
        SsoLogin.Profile(_scratch, session: true);
        SsoLogin.Token(_scratch, session: true, "never");
        foreach (string file in Directory.GetFiles(Path.Combine(_scratch.Home, ".aws", "sso", "cache")))
            File.WriteAllText(file, text);

        SessionCredentialException error = await LoginFailsAsync();

        Assert.Equal(IdentityErrorCodes.SsoLoginExpired, error.ErrorCode);
        Assert.DoesNotContain("hidden", Run.AllText(error), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(403)]
    [InlineData(null)]
    public async Task The_address_of_a_container_is_shown_without_a_user_name_and_a_password(int? status)
    {
        Uri url = new(status is null ? LoopbackServer.ClosedPort() : server.Url);
        _scratch.Set(Endpoint, new UriBuilder(url) { UserName = "bob", Password = "secret", Path = "/x" }.Uri.AbsoluteUri);
        server.Reply(_ => (status ?? 0, "{}"));

        SessionCredentialException error = await ContainerFailsAsync();

        Assert.Contains($"endpoint http://{url.Authority} ({Endpoint})", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", Run.AllText(error), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_of_an_instance_with_a_user_name_and_a_password_is_refused_and_not_shown()
    {
        Uri closed = new(LoopbackServer.ClosedPort());
        _scratch.Set("AWS_EC2_METADATA_DISABLED", null);
        _scratch.Set("AWS_EC2_METADATA_SERVICE_ENDPOINT", new UriBuilder(closed) { UserName = "bob", Password = "secret" }.Uri.AbsoluteUri);

        SessionCredentialException error = await Run.FailsAsync(() => Run.SignerAsync());

        Assert.Equal(IdentityErrorCodes.InvalidSetting, error.ErrorCode);
        Assert.Contains("AWS_EC2_METADATA_SERVICE_ENDPOINT", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", Run.AllText(error), StringComparison.Ordinal);
    }

    private static ContainerCredentials Container() => new(ContainerEndpoint.Find()!, new PauselessClock());

    private static Task<SessionCredentialException> ContainerFailsAsync() => Run.FailsAsync(() => Container().GetCredentialsAsync());

    private static Task<SessionCredentialException> LoginFailsAsync() =>
        Run.FailsAsync(() => Run.KeysAsync(new IdentityOptions { ProfileName = "sso" }));
}
