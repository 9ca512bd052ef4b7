using System;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using EmrSessionCredentials.Emulator.Identity;
using EmrSessionCredentials.Emulator.Signing;
using EmrSessionCredentials.Emulator.Tests.Support;

namespace EmrSessionCredentials.Emulator.Tests.Identity;

/// <summary>IAM Identity Center: a login gives the keys of roles, and a refresh token renews it.</summary>
public sealed class LoginTests
{
    private const string Path = "/federation/credentials?account_id=111122223333&role_name=Admin";

    private static (string, string) Bearer(string token) => ("x-amz-sso_bearer_token", token);

    [Fact]
    public async Task A_login_gives_keys_that_sign_until_they_expire()
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();

        Answer answer = await emulator.AskAsync("GET", Path, Bearer(LoginTokens.Access));
        JsonNode given = answer.Json["roleCredentials"]!;
        KeyPair keys = IdentityCalls.Keys(given, "accessKeyId", "secretAccessKey", "sessionToken");
        Answer caller = await emulator.StsAsync("GetCallerIdentity", keys);

        Assert.Equal(emulator.Time.GetUtcNow().AddHours(1).ToUnixTimeMilliseconds(), (long)given["expiration"]!);
        Assert.Matches("^arn:aws:sts::111122223333:assumed-role/AWSReservedSSO_Admin_[0-9a-f]{16}/", caller.Xml("Arn"));
        Assert.Equal("111122223333", caller.Xml("Account"));
        Assert.Equal(200, (await emulator.ClusterAsync(keys)).Status);

        emulator.Time.Advance(TimeSpan.FromHours(1));
        Assert.Equal("ExpiredTokenException", (await emulator.ClusterAsync(keys)).ErrorCode);
    }

    [Fact]
    public async Task Unknown_tokens_and_denied_roles_are_refused()
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync(o => o with { Roles = ["deny@Admin"] });

        Answer unknown = await emulator.AskAsync("GET", Path, Bearer("unknown"));
        Answer denied = await emulator.AskAsync("GET", Path, Bearer(LoginTokens.Access));
        Answer missing = await emulator.AskAsync("GET", Path);

        Assert.Equal((401, "UnauthorizedException"), (unknown.Status, unknown.ErrorCode));
        Assert.Equal((403, "ForbiddenException"), (denied.Status, denied.ErrorCode));
        Assert.Equal((400, "InvalidRequestException"), (missing.Status, missing.ErrorCode));
        Assert.DoesNotContain(LoginTokens.Access, (await emulator.CallAsync("GET", "/_emulator/requests")).Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("account_id=&role_name=Admin")]
    [InlineData("account_id=12&role_name=Admin")]
    [InlineData("account_id=111122223333&role_name=a:b")]
    public async Task Account_and_role_must_make_an_ARN(string query)
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();

        Answer answer = await emulator.AskAsync("GET", $"/federation/credentials?{query}", Bearer(LoginTokens.Access));

        Assert.Equal((403, "ForbiddenException"), (answer.Status, answer.ErrorCode));
    }

    [Fact]
    public async Task A_refresh_token_gives_an_access_token_for_an_hour()
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();

        Answer renewed = await CreateTokenAsync(emulator);
        string token = (string)renewed.Json["accessToken"]!;

        Assert.Equal((200, 3600), (renewed.Status, (int)renewed.Json["expiresIn"]!));
        Assert.Equal(200, (await emulator.AskAsync("GET", Path, Bearer(token))).Status);
        emulator.Time.Advance(TimeSpan.FromHours(1));
        Assert.Equal(401, (await emulator.AskAsync("GET", Path, Bearer(token))).Status);
    }

    [Theory]
    [InlineData("clientSecret", "x", 401, "InvalidClientException", "invalid_client")]
    [InlineData("refreshToken", "x", 400, "InvalidGrantException", "invalid_grant")]
    [InlineData("grantType", "x", 400, "UnsupportedGrantTypeException", "unsupported_grant_type")]
    [InlineData("clientId", null, 400, "InvalidRequestException", "invalid_request")]
    public async Task Errors_are_those_of_OAuth(string member, string? value, int status, string type, string error)
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();

        Answer answer = await CreateTokenAsync(emulator, (member, value));

        Assert.Equal((status, type, error), (answer.Status, answer.ErrorCode, (string?)answer.Json["error"]));
        Assert.NotNull(answer.Json["error_description"]);
    }

    [Fact]
    public async Task A_failure_of_the_service_is_an_error_of_OAuth_too()
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();
        emulator.Host.Faults.Add("internal");

        Answer answer = await CreateTokenAsync(emulator);

        Assert.Equal((500, "server_error"), (answer.Status, (string?)answer.Json["error"]));
    }

    [Theory]
    [InlineData("{", "The body is not valid JSON.")]
    [InlineData("[]", "Start of structure or map expected.")]
    [InlineData("""{"clientId":1}""", "NUMBER_VALUE can not be converted to a String")]
    public async Task A_body_that_cannot_be_read_is_an_invalid_request(string body, string description)
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();

        Answer answer = await emulator.CallAsync("POST", "/token", body: body);

        Assert.Equal((400, "InvalidRequestException"), (answer.Status, answer.ErrorCode));
        Assert.Equal(
            ("invalid_request", description), ((string?)answer.Json["error"], (string?)answer.Json["error_description"]));
    }

    private static Task<Answer> CreateTokenAsync(RunningEmulator emulator, params (string Name, string? Value)[] changes)
    {
        JsonObject body = new()
        {
            ["clientId"] = LoginTokens.ClientId,
            ["clientSecret"] = LoginTokens.ClientSecret,
            ["grantType"] = "refresh_token",
            ["refreshToken"] = LoginTokens.Refresh,
        };
        foreach ((string name, string? value) in changes) body[name] = value;
        return emulator.CallAsync("POST", "/token", body: body.ToJsonString());
    }
}
