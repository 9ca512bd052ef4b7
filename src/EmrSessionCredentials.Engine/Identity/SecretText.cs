using System.Security;

namespace EmrSessionCredentials.Identity;

/// <summary>A secret as AWSSDK takes it: plain. As late and in as few places as can be.</summary>
internal static class SecretText
{
    /// <summary>The text of a string or SecureString; null of anything else, and of nothing.</summary>
    internal static string? Of(object? value) => value switch
    {
        string text when !string.IsNullOrWhiteSpace(text) => text,
        SecureString { Length: > 0 } secret => Secrets.Reveal(secret),
        _ => null,
    };
}
