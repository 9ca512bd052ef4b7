using System;
using System.Security.Cryptography;
using System.Text;

namespace EmrSessionCredentials.Input;

/// <summary>A hash of secrets with a key of this process, to compare them by value without keeping them.</summary>
internal static class SecretHash
{
    private static readonly byte[] Key = CreateKey();

    /// <summary>
    /// The hash of the values in their order. An absent value is not an empty one. Where all are absent, it is empty: to
    /// load OpenSSL for it would delay the first call.
    /// </summary>
    internal static string Of(params string?[] values)
    {
        if (Array.TrueForAll(values, static value => value is null))
            return "";
        using HMACSHA256 hash = new(Key);
        StringBuilder text = new();
        foreach (string? value in values)
            text.Append(value?.Length ?? -1).Append(':').Append(value);
        return BitConverter.ToString(hash.ComputeHash(Encoding.UTF8.GetBytes(text.ToString())));
    }

    private static byte[] CreateKey()
    {
        byte[] key = new byte[32];
        using RandomNumberGenerator random = RandomNumberGenerator.Create();
        random.GetBytes(key);
        return key;
    }
}
