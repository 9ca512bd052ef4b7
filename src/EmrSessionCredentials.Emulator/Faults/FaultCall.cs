using System;
using System.Collections.Generic;
using System.Linq;
using EmrSessionCredentials.Emulator.Services;
using EmrSessionCredentials.Emulator.Signing;

namespace EmrSessionCredentials.Emulator.Faults;

/// <summary>The call that runs into a fault.</summary>
internal sealed record FaultCall(
    Operation Operation,
    CallerIdentity Caller,
    IReadOnlyList<string> Identifiers,
    SignedRequest Request,
    string RequestId)
{
    /// <summary>The time when the answer is made.</summary>
    internal DateTimeOffset Now { get; init; }

    /// <summary>What the call is about; empty for a list.</summary>
    internal string Identifier => Identifiers.FirstOrDefault("");

    /// <summary>What follows the equals sign of the fault as written; null when there is nothing.</summary>
    internal string? Argument { get; init; }
}
