using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EmrSessionCredentials.Benchmarks.Peers;

namespace EmrSessionCredentials.Benchmarks.Figures;

/// <summary>Throughput by the number of calls that run at once: for the plot.</summary>
internal sealed class ConcurrencyFigure : IFigure
{
    private static readonly int[] AtOnce = [1, 2, 4, 8, 16, 32, 64, 128];

    public string Name => "concurrency";

    public async Task<FigureResult> MeasureAsync(Stage stage, CancellationToken cancellationToken)
    {
        Workload workload = new(stage.Options.Scale(1000), Concurrency: 1, Passes: 2);
        IReadOnlyList<Peer> peers =
            stage.Able(workload, honest: false, ModulePeer.MainId, "javascript", "botocore", "engine", "signed");
        Dictionary<string, List<double[]>> curves = peers.ToDictionary(p => p.Title, _ => new List<double[]>());
        List<string> notes = [];
        int[] atOnce = stage.Options.Quick ? [1, 8, 32] : AtOnce;
        foreach (int concurrency in atOnce)
        {
            stage.Log($"  {concurrency} at once");
            Workload now = workload with { Concurrency = concurrency };
            Contestant[] contestants = [.. peers.Select(p => new Contestant(p.Title, async stop =>
            {
                PeerResult result = await stage.DriveAsync(p, now, honest: false, stop).ConfigureAwait(false);
                return new Sample(now.Items / result.Warm.Seconds);
            }))];
            Rounds rounds =
                await stage.RoundsAsync(contestants, warmUp: 0, cancellationToken).ConfigureAwait(false);
            notes.AddRange(rounds.Notes);
            foreach (Series series in rounds.Series.Values)
                curves[series.Name].Add([concurrency, series.Median]);
        }

        return new FigureResult(
            "Throughput by concurrency",
            $"Calls a second, the last of {workload.Passes} passes of {workload.Items} calls; {stage.Mode}.")
        {
            Columns = [.. atOnce.Select(n => Cells.Number(n))],
            Lines = [.. curves.Select(c => new Line(c.Key, [.. atOnce.Select(n =>
                c.Value.FirstOrDefault(point => point[0] == n) is { } found ? Cells.Number(found[1]) : "")]))],
            Notes = notes,
            Plot = new Plot(
                "throughput.svg", "Throughput by concurrency", "calls at once", "calls a second",
                [.. curves.Select(c => new Curve(c.Key, c.Value))]),
        };
    }
}
