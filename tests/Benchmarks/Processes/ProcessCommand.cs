using System.Collections.Generic;

namespace EmrSessionCredentials.Benchmarks.Processes;

/// <summary>A process to start.</summary>
internal sealed record ProcessCommand(string File, IReadOnlyList<string> Arguments);

/// <summary>What a process did.</summary>
/// <param name="Seconds">From before it was started until it had ended.</param>
/// <param name="CpuSeconds">User and system time, of its own children too; null where that cannot be told.</param>
/// <param name="Output">Its standard output.</param>
internal sealed record ProcessRun(double Seconds, double? CpuSeconds, string Output);
