using System.Collections.Generic;
using EmrSessionCredentials.Calls;

namespace EmrSessionCredentials;

/// <summary>What became of a call.</summary>
/// <typeparam name="T">What the call gives.</typeparam>
/// <param name="Value">What the call gave.</param>
/// <param name="Report">What the call did; null when none was made.</param>
/// <param name="Warnings">What the caller should know although the call succeeded; mostly empty.</param>
internal sealed record CallResult<T>(T Value, CallReport? Report, IReadOnlyList<string> Warnings)
    where T : class;
