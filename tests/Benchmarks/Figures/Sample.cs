using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace EmrSessionCredentials.Benchmarks.Figures;

/// <summary>One measurement.</summary>
/// <param name="Value">In the figure's unit.</param>
/// <param name="CpuSeconds">The processor time it took, where that is known.</param>
internal sealed record Sample(double Value, double? CpuSeconds = null);

/// <summary>Somebody who takes part in a figure.</summary>
/// <param name="Name">As in the tables.</param>
/// <param name="MeasureAsync">Runs once.</param>
internal sealed record Contestant(string Name, Func<CancellationToken, Task<Sample>> MeasureAsync);

/// <summary>What all runs of one contestant gave, in order of the rounds.</summary>
internal sealed record Series(string Name, IReadOnlyList<Sample> Samples)
{
    internal double Median => Statistics.Median(Samples.Select(s => s.Value));

    internal double Low => Samples.Min(s => s.Value);

    internal double High => Samples.Max(s => s.Value);

    internal double? CpuSeconds =>
        Samples.All(s => s.CpuSeconds is not null) ? Statistics.Median(Samples.Select(s => s.CpuSeconds!.Value)) : null;

    /// <summary>
    /// The median of the rounds' ratios. In a round both run one after the other, so a machine that is busy for a while
    /// slows both, and the ratio stays.
    /// </summary>
    internal double Over(Series other) => Statistics.Median(
        Samples.Zip(other.Samples, (mine, others) => mine.Value / others.Value));

    /// <summary>The same of processor time: what a busy machine distorts least.</summary>
    internal double? CpuOver(Series other) => CpuSeconds is null || other.CpuSeconds is null
        ? null
        : Statistics.Median(Samples.Zip(
            other.Samples, (mine, others) => mine.CpuSeconds!.Value / others.CpuSeconds!.Value));

    /// <summary>The median of the rounds' differences.</summary>
    internal double Minus(Series other) => Statistics.Median(
        Samples.Zip(other.Samples, (mine, others) => mine.Value - others.Value));
}
