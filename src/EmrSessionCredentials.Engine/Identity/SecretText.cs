using System.Security;
using EmrSessionCredentials.Settings;

namespace EmrSessionCredentials.Identity;

/// <summary>A secret as AWSSDK takes it: plain. As late and in as few places as can be.</summary>
internal static class SecretText
{
    /// <summary>The text of a string or SecureString; null of anything else, and of nothing.</summary>
    /// <exception cref="SessionCredentialException"><c>InvalidKeys</c>: the SecureString was disposed of.</exception>
    internal static string? Of(object? value)
    {
        if (value is SecureString given && Secrets.IsDisposed(given))
        {
            throw IdentityErrors.Configuration(
                IdentityErrorCodes.InvalidKeys,
                "A key or token is in a SecureString that was disposed of.",
                "Give a new one, and dispose of it after the command has ended.");
        }

        return value switch
        {
            string text when !string.IsNullOrWhiteSpace(text) => text,
            SecureString { Length: > 0 } secret => Secrets.Reveal(secret),
            _ => null,
        };
    }
}
