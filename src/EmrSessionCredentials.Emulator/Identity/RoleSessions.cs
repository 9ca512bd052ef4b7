using System;
using System.Security.Cryptography;
using EmrSessionCredentials.Emulator.Issuing;
using EmrSessionCredentials.Emulator.Signing;

namespace EmrSessionCredentials.Emulator.Identity;

/// <summary>
/// The temporary keys that the emulator gave for roles. They can sign until they expire; a day longer the emulator
/// knows that they have expired.
/// </summary>
internal sealed class RoleSessions(TimeProvider time)
{
    private const string KeyCharacters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static readonly TimeSpan Remembered = TimeSpan.FromDays(1);

    private readonly ExpiringMap<KeyPair> _keys = new(time);

    internal RoleSession Issue(Principal principal, TimeSpan lifetime)
    {
        // The answers tell whole seconds.
        DateTimeOffset expiresAt = DateTimeOffset.FromUnixTimeSeconds(
            (time.GetUtcNow() + lifetime).ToUnixTimeSeconds());
        string token = $"IQoJb3JpZ2luX2Vj{Secrets.Token()}";
        KeyPair keys = new(
            $"ASIA{RandomNumberGenerator.GetString(KeyCharacters, 16)}",
            Convert.ToBase64String(RandomNumberGenerator.GetBytes(30)),
            token)
        {
            ExpiresAt = expiresAt,
            Principal = principal,
        };
        _keys.Set(keys.AccessKey, keys, expiresAt + Remembered);
        return new RoleSession(keys, token, expiresAt);
    }

    internal KeyPair? Find(string accessKey) => _keys.Find(accessKey);
}

/// <summary>The keys of one session of a role.</summary>
internal sealed record RoleSession(KeyPair Keys, string Token, DateTimeOffset ExpiresAt);
