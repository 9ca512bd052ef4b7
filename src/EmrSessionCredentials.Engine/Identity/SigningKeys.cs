using Amazon.Runtime;
using EmrSessionCredentials.Input;
using EmrSessionCredentials.Settings;

namespace EmrSessionCredentials.Identity;

/// <summary>
/// The keys that sign, whatever they come from. They become headers, so a line break in one of them would begin a new
/// header or a new request.
/// </summary>
internal static class SigningKeys
{
    /// <summary>Removes white space around the keys, and refuses keys that cannot be sent.</summary>
    /// <exception cref="SessionCredentialException"><c>InvalidKeys</c>; no value is in it.</exception>
    internal static ImmutableCredentials Check(ImmutableCredentials keys, string source)
    {
        string accessKey = Check(keys.AccessKey, "access key", source);
        string secretKey = Check(keys.SecretKey, "secret key", source);
        string? token = string.IsNullOrEmpty(keys.Token) ? null : Check(keys.Token, "session token", source);
        return accessKey.Length == keys.AccessKey.Length && secretKey.Length == keys.SecretKey.Length
            && token?.Length == keys.Token?.Length
                ? keys
                : new ImmutableCredentials(accessKey, secretKey, token);
    }

    /// <summary>The same for one of the keys.</summary>
    /// <param name="name">What it is, for messages.</param>
    internal static string Check(string value, string name, string source)
    {
        string trimmed = value.Trim();
        foreach (char c in trimmed)
        {
            if (c is > ' ' and <= '~')
                continue;
            throw IdentityErrors.Configuration(
                IdentityErrorCodes.InvalidKeys,
                $"The {name} ({source}) has the character U+{(int)c:X4}, which cannot be sent: only visible ASCII characters can.",
                "Check how the value is read. White space around it is removed; between its characters it is not allowed.",
                source);
        }

        return trimmed;
    }

    /// <summary>Whose keys these are, with nothing in it to sign with. The access key alone is not enough.</summary>
    internal static string Id(ImmutableCredentials keys) => $"{keys.AccessKey} {SecretHash.Of(keys.SecretKey, keys.Token)}";
}
