using System;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using EmrSessionCredentials.Calls;
using EmrSessionCredentials.Identity;

namespace EmrSessionCredentials.Sessions;

/// <summary>
/// What must be the same for one session to serve: who signs, where and how, by value. Secrets are in it only as hashes
/// with a key of this process.
/// </summary>
internal sealed record SessionKey(IdentityOptions Identity, ClientOptions Options, string Secrets)
{
    private static readonly byte[] HashKey = CreateKey();

    internal static SessionKey Of(SessionSetup setup)
    {
        NetworkCredential? proxy = setup.Options.ProxyCredential;
        return new SessionKey(
            setup.Identity with { SecretKey = null, SessionToken = null },
            setup.Options with { ProxyCredential = null },
            Hash(
                SecretText.Of(setup.Identity.SecretKey),
                SecretText.Of(setup.Identity.SessionToken),
                proxy?.Domain,
                proxy?.UserName,
                proxy?.Password));
    }

    /// <summary>The hash of some values; a value that is absent is not an empty one.</summary>
    internal static string Hash(params string?[] values)
    {
        using HMACSHA256 hash = new(HashKey);
        StringBuilder text = new();
        foreach (string? value in values)
            text.Append(value is null ? "-" : value.Length.ToString(System.Globalization.CultureInfo.InvariantCulture)).Append(':').Append(value);
        return Convert.ToBase64String(hash.ComputeHash(Encoding.UTF8.GetBytes(text.ToString())));
    }

    private static byte[] CreateKey()
    {
        byte[] key = new byte[32];
        using RandomNumberGenerator random = RandomNumberGenerator.Create();
        random.GetBytes(key);
        return key;
    }
}
