using System;
using System.Security.Cryptography;
using System.Text;

namespace EmrSessionCredentials.Emulator.Issuing;

/// <summary>Random names and secrets in the forms that the services give them.</summary>
internal static class Secrets
{
    /// <summary>384 random bits in URL-safe base 64: 64 characters.</summary>
    internal static string Token() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(48))
        .Replace('+', '-').Replace('/', '_');

    /// <summary>Lower-case letters and digits, as the model wants an id.</summary>
    internal static string Id() => RandomNumberGenerator.GetString("abcdefghijklmnopqrstuvwxyz0123456789", 25);

    /// <summary>
    /// What secrets are stored and looked up by, so that a look-up's duration tells nothing about them.
    /// </summary>
    internal static string Digest(string secret) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
