using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using Amazon.Runtime;
using EmrSessionCredentials.Identity;

namespace EmrSessionCredentials.Tests.Identity;

/// <summary>No key that signs can begin a header or a request of its own, whatever it comes from.</summary>
[Collection(EnvironmentCollection.Name)]
public sealed class SigningKeysTests : IDisposable
{
    private const string Smuggled = "AKID\r\nContent-Length: 0\r\n\r\nPOST / HTTP/1.1";

    private readonly Scratch _scratch = new();

    public static TheoryData<string> Bad => [Smuggled, "AK\nID", "AK ID", "AK\u0000ID", "AK\u007fID", "AKÏD"];

    public void Dispose() => _scratch.Dispose();

    [Theory]
    [MemberData(nameof(Bad))]
    public async Task An_access_key_that_cannot_be_sent_is_refused(string key) => await RefusesAsync(
        new() { AccessKey = key, SecretKey = Run.Secret("secret-of-the-test") }, "access key", "access key given", key);

    [Theory]
    [MemberData(nameof(Bad))]
    public async Task A_secret_key_that_cannot_be_sent_is_refused(string key) => await RefusesAsync(
        new() { AccessKey = "AKID", SecretKey = Run.Secret(key) }, "secret key", "access key given", key);

    [Theory]
    [MemberData(nameof(Bad))]
    public async Task A_session_token_that_cannot_be_sent_is_refused(string token) => await RefusesAsync(
        new() { AccessKey = "AKID", SecretKey = Run.Secret("secret-of-the-test"), SessionToken = Run.Secret(token) },
        "session token",
        "access key given",
        token);

    [Fact]
    public async Task An_object_an_environment_variable_and_a_profile_are_no_exception()
    {
        object keys = new Dictionary<string, string> { ["AccessKey"] = "AKID", ["SecretKey"] = "s", ["SessionToken"] = Smuggled };
        await RefusesAsync(new() { Credential = keys }, "session token", "credential object given", Smuggled);
        await RefusesAsync(new() { StoredCredentials = keys }, "session token", "$StoredAWSCredentials", Smuggled);

        _scratch.Credentials("[p]\naws_access_key_id=AKID\naws_secret_access_key=a\u0001b\n");
        await RefusesAsync(new() { ProfileName = "p" }, "secret key", "profile 'p'", "a\u0001b");

        _scratch.Config("[profile role]\nrole_arn=arn:aws:iam::1:role/r\nsource_profile=p\nregion=eu-west-1\n");
        await RefusesAsync(new() { ProfileName = "role" }, "secret key", "profile 'role'", "a\u0001b");

        _scratch.Set("AWS_ACCESS_KEY_ID", "AKID");
        _scratch.Set("AWS_SECRET_ACCESS_KEY", "s");
        _scratch.Set("AWS_SESSION_TOKEN", Smuggled);
        await RefusesAsync(new(), "session token", "environment variable", Smuggled);
    }

    [Fact]
    public async Task White_space_around_the_keys_is_removed()
    {
        ImmutableCredentials keys = await Run.KeysAsync(new()
        {
            AccessKey = " AKID\r\n", SecretKey = Run.Secret("\tsecret\n"), SessionToken = Run.Secret("token\n"),
        });

        Assert.Equal(("AKID", "secret", "token"), (keys.AccessKey, keys.SecretKey, keys.Token));
    }

    private static async Task RefusesAsync(IdentityOptions options, string name, string source, string value)
    {
        SessionCredentialException failure = await Assert.ThrowsAsync<SessionCredentialException>(() => Run.KeysAsync(options));

        Assert.Equal(IdentityErrorCodes.InvalidKeys, failure.ErrorCode);
        Assert.Contains($"The {name} (", failure.Message, StringComparison.Ordinal);
        Assert.Contains(source, failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(value, Run.AllText(failure), StringComparison.Ordinal);
    }
}
