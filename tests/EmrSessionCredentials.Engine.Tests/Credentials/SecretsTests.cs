using System;
using System.Linq;
using System.Security;
using FsCheck;
using FsCheck.Fluent;

namespace EmrSessionCredentials.Tests.Credentials;

/// <summary>The border between plain text and SecureString: nothing is lost on the way, and nothing can be added.</summary>
public sealed class SecretsTests
{
    private static readonly Gen<char> AnyCharacter = Gen.OneOf(
        Gen.Choose(0, char.MaxValue).Select(code => (char)code),
        Gen.Elements('\0', '\n', '\uD83D', '\uDE00', '\uFFFF'));

    [Fact]
    public void What_is_protected_can_be_revealed_whatever_it_is() =>
        Prop.ForAll(
            AnyCharacter.ArrayOf().Select(characters => new string(characters)).ToArbitrary(),
            text => string.Equals(Secrets.Reveal(Secrets.Protect(text)), text, StringComparison.Ordinal))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(1000).WithQuietOnSuccess(true));

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("before\0after")]
    [InlineData("\0")]
    [InlineData("😀 Größe 東京")]
    public void What_a_terminator_or_a_surrogate_could_cut_is_whole(string text) =>
        Assert.Equal(text, Secrets.Reveal(Secrets.Protect(text)));

    [Fact]
    public void A_protected_secret_is_read_only()
    {
        using SecureString secret = Secrets.Protect("secret");

        Assert.True(secret.IsReadOnly());
        Assert.Throws<InvalidOperationException>(() => secret.AppendChar('x'));
    }

    [Fact]
    public void A_secret_has_a_longest_length_and_nothing_is_no_secret()
    {
        string longest = string.Concat(Enumerable.Repeat('x', Secrets.MaximumLength));

        Assert.Equal(longest, Secrets.Reveal(Secrets.Protect(longest)));
        Assert.Equal(
            "SecretTooLong", Assert.Throws<SessionCredentialException>(() => Secrets.Protect(longest + "x")).ErrorCode);
        Assert.Throws<ArgumentNullException>(() => Secrets.Protect(null!));
    }
}
