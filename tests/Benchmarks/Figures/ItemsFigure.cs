using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EmrSessionCredentials.Benchmarks.Peers;

namespace EmrSessionCredentials.Benchmarks.Figures;

/// <summary>Longer and longer pipelines: the time of an item must not grow, nor the memory of the process.</summary>
internal sealed class ItemsFigure : IFigure
{
    private const double MostGrowth = 1.2;
    private const double MostBytes = 40.0 * 1024 * 1024;
    private const string What = "1,000 to 100,000 items";

    private static readonly int[] Numbers = [1_000, 3_000, 10_000, 30_000, 100_000];

    public string Name => "items";

    public async Task<FigureResult> MeasureAsync(Stage stage, CancellationToken cancellationToken)
    {
        // Whatever the number, as many calls come first: this is about length, not about warmth.
        Workload workload = new(0, Concurrency: 32, Passes: 1, Stream: true) { WarmUp = stage.Options.Scale(30_000) };
        IReadOnlyList<Peer> peers = stage.Able(workload, honest: false, ModulePeer.MainId);
        Dictionary<(Peer, int), List<double>> memory = [];
        List<Contestant> contestants = [];
        int[] numbers = [.. Numbers.Select(stage.Options.Scale)];
        foreach ((Peer peer, int items) in peers.SelectMany(p => numbers.Select(n => (p, n))))
        {
            memory[(peer, items)] = [];
            contestants.Add(new Contestant(Title(peer, items), async stop =>
            {
                PeerResult result = await stage.DriveAsync(
                    peer, workload with { Items = items }, honest: false, stop).ConfigureAwait(false);
                memory[(peer, items)].Add(result.PeakBytes - result.RestBytes);
                return new Sample(result.Warm.Seconds / items, result.Warm.CpuSeconds / items);
            }));
        }

        Rounds rounds = await stage.RoundsAsync(contestants, warmUp: 0, cancellationToken).ConfigureAwait(false);
        return new FigureResult(
            "Short and long pipelines",
            $"32 calls at once, every result checked and dropped; {stage.Mode}. Memory is the highest of the process "
            + "since its first credential, over what it was then.")
        {
            Columns = [.. numbers.Select(n => $"{Cells.Number(n)} items")],
            Lines = [.. peers.SelectMany(p => new[]
            {
                new Line($"{p.Title}: ms an item", [.. numbers.Select(n =>
                    Time(p, n) is { } t ? Cells.Milliseconds(t) : "")]),
                new Line($"{p.Title}: memory over rest", [.. numbers.Select(n =>
                    memory[(p, n)].Count == 0 ? "" : Cells.Megabytes(Statistics.Median(memory[(p, n)])))]),
            })],
            Verdicts = [.. Verdicts()],
            Notes = rounds.Notes,
            Plot = new Plot(
                "items.svg", "Time for each item by number of items", "items", "ms an item",
                [.. peers.Select(p => new Curve(p.Title, [.. numbers.Where(n => Time(p, n) is not null)
                    .Select(n => new[] { n, Time(p, n)!.Value * 1000 })]))]),
        };

        double? Time(Peer peer, int items) => rounds.Find(Title(peer, items))?.Median;

        IEnumerable<Verdict> Verdicts()
        {
            const string FlatTarget = "time for each item flat (within 20 %) or falling";
            const string MemoryTarget = "peak memory within 40 MB of the module's at rest";
            if (stage.Module is not { } module || numbers.Any(n => Time(module, n) is null))
            {
                yield return Verdict.Skipped(What, FlatTarget, "not found here");
                yield return Verdict.Skipped(What, MemoryTarget, "not found here");
                yield break;
            }

            double[] times = [.. numbers.Select(n => Time(module, n)!.Value)];
            double most = numbers.Select((_, n) => times[n] / times[..(n + 1)].Min()).Max();
            string growth = most > 1
                ? $"{Cells.Number((most - 1) * 100)} % more than in a shorter pipeline, at most"
                : "falling";
            yield return new Verdict(What, FlatTarget, growth, most <= MostGrowth);
            double bytes = numbers.Max(n => Statistics.Median(memory[(module, n)]));
            yield return new Verdict(What, MemoryTarget, Cells.Megabytes(bytes), bytes <= MostBytes);
        }
    }

    private static string Title(Peer peer, int items) => $"{peer.Title}, {Cells.Number(items)} items";
}
