using System;
using System.Collections;
using System.Threading.Tasks;
using Amazon.Runtime;
using EmrSessionCredentials.Identity;

namespace EmrSessionCredentials.Tests.Identity;

/// <summary>What is given or set for a signer: used as it is, refused, and compared.</summary>
[Collection(EnvironmentCollection.Name)]
public sealed class SignerOptionTests : IDisposable
{
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task The_session_token_given_is_used()
    {
        ImmutableCredentials keys = await Run.KeysAsync(new IdentityOptions
        {
            AccessKey = "AKIDX", SecretKey = Run.Secret("s+cr/t="), SessionToken = Run.Secret("token"),
        });

        Assert.Equal(("AKIDX", "s+cr/t=", "token"), (keys.AccessKey, keys.SecretKey, keys.Token));
    }

    [Theory]
    [InlineData("http://example.com/creds")]
    [InlineData("no url")]
    public async Task A_container_address_that_is_not_allowed_is_an_error(string url)
    {
        _scratch.Set("AWS_CONTAINER_CREDENTIALS_FULL_URI", url);

        SessionCredentialException error = await Run.FailsAsync(() => Run.SignerAsync());

        Assert.Equal(IdentityErrorCodes.InvalidSetting, error.ErrorCode);
        Assert.Contains("AWS_CONTAINER_CREDENTIALS_FULL_URI", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Options_that_say_the_same_are_the_same_key()
    {
        System.Security.SecureString secret = Run.Secret("s");
        Hashtable held = [];
        IdentityOptions one = new() { AccessKey = "a", SecretKey = secret, StoredRegion = "x", Credential = held };
        IdentityOptions two = new() { AccessKey = "a", SecretKey = secret, StoredRegion = "x", Credential = held };

        Assert.Equal(one, two);
        Assert.Equal(one.GetHashCode(), two.GetHashCode());
        Assert.NotEqual(one, two with { Credential = new Hashtable() });
        Assert.NotEqual(one, two with { ProfileName = "p" });
    }
}
