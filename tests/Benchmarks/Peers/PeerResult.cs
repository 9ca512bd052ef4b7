using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;

namespace EmrSessionCredentials.Benchmarks.Peers;

/// <summary>What one pass of a contestant took.</summary>
/// <param name="Seconds">By the clock.</param>
/// <param name="CpuSeconds">Of the contestant's process, on all cores together.</param>
/// <param name="AllocatedBytes">Managed bytes allocated, where the contestant can tell.</param>
/// <param name="GrownBytes">Resident memory at its highest since the first call, less what it was then, where the contestant can tell.</param>
internal sealed record PassResult(double Seconds, double CpuSeconds, long? AllocatedBytes = null, long? GrownBytes = null)
{
    internal static PassResult FromJson(string json) => JsonSerializer.Deserialize<PassResult>(json, PeerResult.Options)!;

    internal string ToJson() => JsonSerializer.Serialize(this, PeerResult.Options);
}

/// <summary>What a contestant prints after its passes; the scripts print the same as JSON.</summary>
/// <param name="Passes">In order: the first is cold, the last ones are warm.</param>
internal sealed record PeerResult(IReadOnlyList<PassResult> Passes)
{
    internal static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    /// <summary>The pass that counts: the median of the last tenth, by when everything is compiled and connected.</summary>
    internal PassResult Warm
    {
        get
        {
            int count = Math.Max(1, Passes.Count / 10);
            return Passes.TakeLast(count).OrderBy(pass => pass.Seconds).ElementAt(count / 2);
        }
    }

    internal static PeerResult FromJson(string json) => JsonSerializer.Deserialize<PeerResult>(json, Options)!;

    internal string ToJson() => JsonSerializer.Serialize(this, Options);
}
