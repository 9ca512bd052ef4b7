using System;
using EmrSessionCredentials.Emulator.Identity;

namespace EmrSessionCredentials.Emulator.Signing;

/// <summary>An access key that the emulator knows, with the secret that callers sign with.</summary>
/// <param name="AccessKey">The access key id, as in the <c>Credential</c> part of the Authorization header.</param>
/// <param name="SecretKey">The secret access key. It is never written to an answer or a log.</param>
/// <param name="SessionToken">The one session token that is valid with this key; null when it has none.</param>
public sealed record KeyPair(string AccessKey, string SecretKey, string? SessionToken = null)
{
    /// <summary>
    /// Gets the key pair of AWS's documentation, which the golden requests are signed with. It works as a permanent key
    /// (no session token) and with the golden requests' session token, and with no other token.
    /// </summary>
    public static KeyPair Example { get; } =
        new("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", "IQoJb3JpZ2luX2VjEXAMPLE//////////token+x==")
        {
            SessionTokenRequired = false,
        };

    /// <summary>
    /// Gets a value indicating whether a request without the session token is refused, as AWS does with temporary keys.
    /// True by default when <see cref="SessionToken"/> is given.
    /// </summary>
    public bool SessionTokenRequired { get; init; } = SessionToken is not null;

    /// <summary>Gets the instant from which the key answers ExpiredTokenException; null: never.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>Gets who it belongs to; the user of the account by default.</summary>
    public Principal Principal { get; init; } = Principal.User;

    /// <summary>The access key alone: secrets do not belong in logs.</summary>
    /// <returns>The access key id.</returns>
    public override string ToString() => AccessKey;
}
