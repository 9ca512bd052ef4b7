namespace EmrSessionCredentials.Calls;

/// <summary>A credential, and what getting it took.</summary>
/// <typeparam name="T">The kind of credential.</typeparam>
/// <param name="Credential">The credential.</param>
/// <param name="Report">What the call did.</param>
/// <param name="Warnings">What the caller should know although the call succeeded; mostly empty.</param>
public sealed record Issued<T>(T Credential, CallReport Report, System.Collections.Generic.IReadOnlyList<string> Warnings)
    where T : SessionCredential;
