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
    private const long MostBytes = 40L * 1024 * 1024;
    private const string What = "1,000 to 100,000 items";
    private const string FlatTarget = "time for each item flat (within 20 %) or falling";
    private const string MemoryTarget = "peak memory within 40 MB of the module's at rest";

    /// <summary>Calls that do not count, in the process of each length: by then .NET has compiled what is called often.</summary>
    private const int WarmUp = 150_000;

    private const int RoundsInRun = 4;

    private static readonly int[] Numbers = [1_000, 3_000, 10_000, 30_000, 100_000];

    public string Name => "items";

    public async Task<FigureResult> MeasureAsync(Stage stage, CancellationToken cancellationToken)
    {
        Workload workload = new(0, Concurrency: 32, Passes: 0, Stream: true) { WarmUp = stage.Options.Scale(WarmUp) };
        IReadOnlyList<Peer> peers = stage.Able(workload, honest: false, ModulePeer.MainId);
        Dictionary<string, int> numbers = Numbers.Select(stage.Options.Scale).ToDictionary(n => $"{Cells.Number(n)} items");
        Dictionary<string, long> memory = [];
        Rounds rounds = await stage.TurnsAsync(
            peers.SelectMany(peer => numbers.Select(n => (n.Key, peer, workload with { Items = n.Value }))),
            (name, pass) =>
            {
                // Of the first pass. Between the later ones the process is idle, and .NET compiles more.
                memory.TryAdd(name, pass.GrownBytes!.Value);
                return new Sample(pass.Seconds / numbers[name]);
            },
            warmUp: 0,
            RoundsInRun,
            cancellationToken).ConfigureAwait(false);
        Series[] lengths = [.. numbers.Keys.Select(rounds.Find).OfType<Series>()];
        return new FigureResult(
            "Short and long pipelines",
            $"32 calls at once, every result checked and dropped, in one process for each length. The processes take turns with each "
            + $"pass, after {Cells.Number(workload.WarmUp)} calls that do not count; {stage.Mode}. Memory is the highest of the process "
            + "from its first credential to the end of its first pass, over what it was then.")
        {
            Columns = [.. lengths.Select(s => s.Name)],
            Lines =
            [
                new Line("the module: ms an item", [.. lengths.Select(s => Cells.Milliseconds(s.Median))]),
                new Line("the module: memory over rest", [.. lengths.Select(s => Cells.Megabytes(memory[s.Name]))]),
            ],
            Verdicts = lengths.Length == numbers.Count
                ? [Flat(), Memory()]
                : [Verdict.Skipped(What, FlatTarget, "not found here"), Verdict.Skipped(What, MemoryTarget, "not found here")],
            Notes = rounds.Notes,
            Plot = new Plot(
                "items.svg", "Time for each item by number of items", "items", "ms an item",
                [.. peers.Select(p => new Curve(p.Title, [.. lengths.Select(s => new[] { numbers[s.Name], s.Median * 1000 })]))]),
        };

        Verdict Flat()
        {
            double most = lengths.SelectMany((longer, n) => lengths[..n].Select(longer.Over)).Max();
            string growth = most > 1
                ? $"{Cells.Number((most - 1) * 100)} % more than in a shorter pipeline, at most"
                : "falling";
            return new Verdict(What, FlatTarget, growth, most <= MostGrowth);
        }

        Verdict Memory()
        {
            long most = memory.Values.Max();
            return new Verdict(What, MemoryTarget, Cells.Megabytes(most), most <= MostBytes);
        }
    }
}
