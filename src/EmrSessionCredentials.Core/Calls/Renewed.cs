using System.Collections.Generic;

namespace EmrSessionCredentials.Calls;

/// <summary>A credential that is valid for as long as was asked.</summary>
/// <param name="Credential">A fresh one, or the one there was.</param>
/// <param name="Report">What the call did; null when none was needed.</param>
/// <param name="Warnings">What the caller should know although the call succeeded; mostly empty.</param>
public sealed record Renewed(SessionCredential Credential, CallReport? Report, IReadOnlyList<string> Warnings);
