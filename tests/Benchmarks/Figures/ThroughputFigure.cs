using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EmrSessionCredentials.Benchmarks.Peers;

namespace EmrSessionCredentials.Benchmarks.Figures;

/// <summary>2,000 calls over 100 endpoints, 32 at once: cold, and warm.</summary>
internal sealed class ThroughputFigure : IFigure
{
    private const double LeastTimesJavaScript = 3;
    private const double LeastTimesBotocore = 6;
    private const double LeastTimesBaseline = 1.2;
    private const string What = "2,000 calls over 100 endpoints, -ThrottleLimit 32";

    public string Name => "throughput";

    public async Task<FigureResult> MeasureAsync(Stage stage, CancellationToken cancellationToken)
    {
        Workload workload = new(stage.Options.Scale(2000), Concurrency: 32, Passes: 15) { Seconds = stage.Options.Scale(20) };
        IReadOnlyList<Peer> peers = stage.Able(
            workload, honest: false, ModulePeer.MainId, ModulePeer.BaselineId, "javascript", "botocore", "engine", "client", "signed", "unsigned");
        Dictionary<string, List<double>> cold = peers.ToDictionary(p => p.Title, _ => new List<double>());
        Contestant[] contestants = [.. peers.Select(p => new Contestant(p.Title, async stop =>
        {
            PeerResult result = await stage.DriveAsync(p, workload, honest: false, stop).ConfigureAwait(false);
            cold[p.Title].Add(workload.Items / result.Passes[0].Seconds);
            return new Sample(workload.Items / result.Warm.Seconds, result.Warm.CpuSeconds / workload.Items);
        }))];
        Rounds rounds = await stage.RoundsAsync(contestants, warmUp: false, cancellationToken).ConfigureAwait(false);
        Series? module = stage.Module is { } peer ? rounds.Find(peer.Title) : null;
        return new FigureResult(
            "Thousands of calls",
            $"Passes of {workload.Items} calls in one process, 32 at once, for {workload.Seconds} seconds: the median of the last tenth; "
            + $"{stage.Mode}. The first pass is the cold one.")
        {
            Columns =
            [
                "calls a second", "range", "cold", "CPU ms a call", "the module's rate over it",
                "its CPU over the module's",
            ],
            Lines = [.. rounds.Series.Values.Select(s => new Line(s.Name, [
                Cells.Number(s.Median),
                Cells.Range(s.Low, s.High, 1, "#,0"),
                Cells.Number(Statistics.Median(cold[s.Name])),
                Cells.Optional(s.CpuSeconds, 1000, "0.00"),
                module is null ? "" : Cells.Times(module.Over(s)),
                module is null ? "" : Cells.Times(s.CpuOver(module)),
            ]))],
            Verdicts =
            [
                Verdict("javascript", "the JavaScript SDK's rate", LeastTimesJavaScript),
                Verdict("botocore", "botocore's", LeastTimesBotocore),
                Verdict(ModulePeer.BaselineId, "the baseline's", LeastTimesBaseline),
            ],
            Notes = rounds.Notes,
        };

        Verdict Verdict(string id, string name, double least)
        {
            string target = $"at least {Cells.Number(least, "0.#")} times {name}";
            if (module is null || stage.Find(id) is not { } other || rounds.Find(other.Title) is not { } series)
                return Figures.Verdict.Skipped(What, target, "not found here");
            double ratio = module.Over(series);
            return new Verdict(What, target, Cells.Times(ratio), ratio >= least);
        }
    }
}
