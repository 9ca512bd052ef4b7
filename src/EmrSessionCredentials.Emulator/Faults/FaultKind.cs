using System;
using System.Collections.Generic;
using System.Text.Json.Nodes;
using EmrSessionCredentials.Emulator.Hosting;
using EmrSessionCredentials.Emulator.Services;

namespace EmrSessionCredentials.Emulator.Faults;

/// <summary>Something that can go wrong on request.</summary>
internal abstract record FaultKind(string Name, string Summary)
{
    /// <summary>Whether calls of an operation can run into it: its answer has what the fault changes.</summary>
    internal virtual bool CanStrike(Operation operation) => true;
}

/// <summary>The call waits: for a number of milliseconds, or until it is released.</summary>
internal sealed record PauseFault(string Name, string Summary, bool TakesMilliseconds) : FaultKind(Name, Summary);

/// <summary>The call is answered with an error of its service.</summary>
internal sealed record ErrorFault(string Name, string Summary, Func<FaultCall, ServiceError> Error)
    : FaultKind(Name, Summary);

/// <summary>The answer is edited before it becomes bytes.</summary>
internal sealed record AnswerFault(string Name, string Summary, Action<FaultCall, JsonObject> Edit)
    : FaultKind(Name, Summary)
{
    /// <summary>The members that it changes; null: others than those that operations name.</summary>
    internal Func<Operation, IReadOnlyList<string>>? Members { get; init; }

    internal override bool CanStrike(Operation operation) => Members is null || Members(operation).Count > 0;
}

/// <summary>The finished answer is damaged.</summary>
internal sealed record WireFault(string Name, string Summary, Func<FaultCall, Reply, Reply> Damage)
    : FaultKind(Name, Summary)
{
    /// <summary>Whether an absolute URL may follow the name: <c>KIND=URL</c>.</summary>
    internal bool TakesUrl { get; init; }

    /// <summary>Whether the call is refused: it is not carried out.</summary>
    internal bool Refuses { get; init; }
}

/// <summary>A good credential is refused by the gateway or Livy, as one that has not reached the cluster yet.</summary>
internal sealed record UseFault(string Name, string Summary) : FaultKind(Name, Summary)
{
    internal override bool CanStrike(Operation operation) => false;
}
