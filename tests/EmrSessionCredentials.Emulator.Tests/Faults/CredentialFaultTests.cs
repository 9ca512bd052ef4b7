using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using EmrSessionCredentials.Emulator.Identity;
using EmrSessionCredentials.Emulator.Signing;
using EmrSessionCredentials.Emulator.Tests.Support;

namespace EmrSessionCredentials.Emulator.Tests.Faults;

/// <summary>Faults of credentials, in the answers of the services that give the keys to sign with.</summary>
public sealed class CredentialFaultTests
{
    private static readonly (string, string) Bearer = ("x-amz-sso_bearer_token", LoginTokens.Access);

    public static TheoryData<string, string> RoleFaults => new()
    {
        { "nocredentials", "" },
        { "nullcredentials", "Credentials=" },
        { "emptyunion", "Credentials=" },
        { "unknownmember", "Certificate=unknown-member-value" },
        { "noexpiry", "AccessKeyId SecretAccessKey SessionToken" },
        { "badexpiry", "AccessKeyId SecretAccessKey SessionToken Expiration=soon" },
    };

    [Theory]
    [MemberData(nameof(RoleFaults))]
    public async Task The_keys_of_a_role_lack_what_is_asked_for(string fault, string expected)
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();
        emulator.Host.Faults.Add(fault);

        Answer[] answers =
        [
            await emulator.AssumeRoleAsync(KeyPair.Example),
            await emulator.StsAsync(
                "AssumeRoleWithWebIdentity",
                key: null,
                ("RoleArn", IdentityCalls.Role),
                ("RoleSessionName", "test"),
                ("WebIdentityToken", IdentityCalls.WebToken(emulator.Time.GetUtcNow(), 60))),
        ];

        Assert.All(answers, answer => Assert.Equal(expected, Shown(answer)));
        Assert.All(answers, answer => Assert.NotNull(answer.Xml("AssumedRoleUser")));
        Assert.All(emulator.Host.Observed.Requests, seen => Assert.Equal([fault], seen.Faults));
    }

    [Theory]
    [InlineData("nocredentials", "{}")]
    [InlineData("nullcredentials", """{"roleCredentials":null}""")]
    [InlineData("emptyunion", """{"roleCredentials":{}}""")]
    [InlineData("noexpiry", """{"roleCredentials":["accessKeyId","secretAccessKey","sessionToken"]}""")]
    [InlineData("badexpiry", """{"roleCredentials":["accessKeyId","secretAccessKey","sessionToken","soon"]}""")]
    public async Task The_keys_of_a_login_lack_what_is_asked_for(string fault, string expected)
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();
        emulator.Host.Faults.Add(fault);

        JsonObject answer =
            (await emulator.AskAsync("GET", "/federation/credentials?account_id=111122223333&role_name=Admin", Bearer)).Json;

        if (answer["roleCredentials"] is JsonObject { Count: > 0 } keys)
        {
            answer["roleCredentials"] = new JsonArray(
                [.. keys.Select(m => (JsonNode)(m.Key is "expiration" ? (string)m.Value! : m.Key))]);
        }

        Assert.Equal(expected, answer.ToJsonString());
    }

    [Theory]
    [InlineData("nocredentials", "tokenType expiresIn")]
    [InlineData("noexpiry", "accessToken tokenType refreshToken")]
    public async Task A_login_lacks_what_is_asked_for(string fault, string members)
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();
        emulator.Host.Faults.Add(fault);

        Answer answer = await emulator.CallAsync("POST", "/token", body: new JsonObject
        {
            ["clientId"] = LoginTokens.ClientId,
            ["clientSecret"] = LoginTokens.ClientSecret,
            ["grantType"] = "refresh_token",
            ["refreshToken"] = LoginTokens.Refresh,
        }.ToJsonString());

        Assert.Equal(members, string.Join(' ', answer.Json.Select(m => m.Key)));
    }

    [Fact]
    public async Task Control_characters_are_in_the_keys_and_not_in_their_expiry()
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();
        emulator.Host.Faults.Add("controltoken");

        Answer answer = await emulator.AssumeRoleAsync(KeyPair.Example);

        // The body is not XML any more: it has characters that XML does not have.
        Assert.Contains("X-Injected: 1&#x1B;[31m", answer.Body, StringComparison.Ordinal);
        Assert.Contains("<Expiration>2026-01-02T04:04:05Z</Expiration>", answer.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fault_of_credentials_is_not_applied_to_an_answer_that_has_none()
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();
        foreach (string fault in (string[])["nocredentials", "noexpiry", "badexpiry", "emptyunion", "controltoken"])
            emulator.Host.Faults.Add(fault);

        Answer answer = await emulator.EmrAsync("ListClusters");

        Assert.Equal(200, answer.Status);
        Assert.Empty(Assert.Single(emulator.Host.Observed.Requests).Faults);
    }

    /// <summary>The keys in an answer in XML: the names of those that are as usual, with the text of the others.</summary>
    private static string Shown(Answer answer)
    {
        string[] names = ["Credentials", "AccessKeyId", "SecretAccessKey", "SessionToken", "Expiration", "Certificate"];
        IEnumerable<string> shown =
            from name in names
            let text = answer.Xml(name)
            where text is not null && (name != "Credentials" || text.Length == 0)
            select text is "" or "soon" or "unknown-member-value" ? $"{name}={text}" : name;
        return string.Join(' ', shown);
    }
}
