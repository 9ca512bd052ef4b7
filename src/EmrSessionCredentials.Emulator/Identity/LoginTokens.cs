using System;
using EmrSessionCredentials.Emulator.Issuing;

namespace EmrSessionCredentials.Emulator.Identity;

/// <summary>
/// The logins to IAM Identity Center: one that a cached token file can have, which does not end, and those that it was
/// renewed to, which last an hour.
/// </summary>
internal sealed class LoginTokens(TimeProvider time)
{
    internal const string Access = "emulated-access-token";
    internal const string Refresh = "emulated-refresh-token";
    internal const string ClientId = "emulated-client-id";
    internal const string ClientSecret = "emulated-client-secret";
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);
    private readonly ExpiringMap<string> _issued = new(time);

    internal bool IsKnown(string accessToken) =>
        string.Equals(accessToken, Access, StringComparison.Ordinal)
            || _issued.Find(Secrets.Digest(accessToken)) is not null;

    internal (string Token, TimeSpan Lifetime) Issue()
    {
        string token = Secrets.Token();
        _issued.Set(Secrets.Digest(token), ClientId, time.GetUtcNow() + Lifetime);
        return (token, Lifetime);
    }
}
