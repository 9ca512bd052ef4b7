using EmrSessionCredentials.Emulator.Identity;
using EmrSessionCredentials.Emulator.Services;

namespace EmrSessionCredentials.Emulator.Signing;

/// <summary>Who called: what the emulator takes from an accepted signature.</summary>
/// <param name="AccessKey">The access key id.</param>
/// <param name="Region">The region of the credential scope.</param>
public sealed record CallerIdentity(string AccessKey, string Region)
{
    /// <summary>Gets who a caller is when signatures are not checked and none was sent.</summary>
    public static CallerIdentity Anonymous { get; } = new("anonymous", "us-east-1");

    /// <summary>Gets whose access key it is.</summary>
    public Principal Principal { get; init; } = Principal.User;
}

/// <summary>What became of a signature: the caller, or the error that AWS would answer with.</summary>
/// <param name="Caller">Who called; null when the signature was refused.</param>
/// <param name="Error">Why it was refused; null when it was accepted.</param>
public sealed record Verification(CallerIdentity? Caller, ServiceError? Error)
{
    /// <summary>Gets a value indicating whether the signature is good.</summary>
    public bool Accepted => Error is null;
}
