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

    /// <summary>Passes that do not count. They take some 20 seconds, in which .NET compiles what is called often.</summary>
    private const int WarmUp = 60;

    private const int RoundsInRun = 10;

    // Two builds of one module differ by less than the machine's speed does from one second to the next.
    private const int PairsInRun = 40;
    private const string InPairs = ", in pairs";

    // Of two builds, the one that is compiled last must not be slower for it.
    private const int WarmUpOfPairs = 90;

    public string Name => "throughput";

    public async Task<FigureResult> MeasureAsync(Stage stage, CancellationToken cancellationToken)
    {
        Workload workload = new(stage.Options.Scale(2000), Concurrency: 32, Passes: 0);
        Dictionary<string, double> cold = [];
        Rounds pairs = await TakeTurnsAsync(InPairs, WarmUpOfPairs, PairsInRun, ModulePeer.MainId, ModulePeer.BaselineId).ConfigureAwait(false);
        Rounds all = await TakeTurnsAsync(
            "", WarmUp, RoundsInRun, ModulePeer.MainId, "javascript", "botocore", "engine", "client", "signed", "unsigned").ConfigureAwait(false);
        return new FigureResult(
            "Thousands of calls",
            $"Passes of {workload.Items} calls, 32 at once, in one process of each kind. The processes run all the time and take turns "
            + $"with each pass; the first {stage.Options.Scale(WarmUp)} passes do not count; {stage.Mode}. The first pass is the cold one. "
            + "The module and the baseline have rounds of their own, in pairs, in which their passes are half a second apart; "
            + $"of these the first {stage.Options.Scale(WarmUpOfPairs)} do not count.")
        {
            Columns =
            [
                "calls a second", "range", "cold", "CPU ms a call", "the module's rate over it",
                "its CPU over the module's",
            ],
            Lines = [.. Rows(all, ""), .. Rows(pairs, InPairs)],
            Verdicts =
            [
                Verdict(all, "", "javascript", "the JavaScript SDK's rate", LeastTimesJavaScript),
                Verdict(all, "", "botocore", "botocore's", LeastTimesBotocore),
                Verdict(pairs, InPairs, ModulePeer.BaselineId, "the baseline's", LeastTimesBaseline),
            ],
            Notes = [.. all.Notes, .. pairs.Notes],
        };

        Task<Rounds> TakeTurnsAsync(string suffix, int warmUp, int roundsInRun, params string[] ids) => stage.TurnsAsync(
            stage.Able(workload, honest: false, ids).Select(peer => (peer.Title + suffix, peer, workload)),
            (name, pass) =>
            {
                double rate = workload.Items / pass.Seconds;
                cold.TryAdd(name, rate);
                return new Sample(rate, pass.CpuSeconds / workload.Items);
            },
            warmUp,
            roundsInRun,
            cancellationToken);

        Series? Module(Rounds rounds, string suffix) => stage.Module is { } main ? rounds.Find(main.Title + suffix) : null;

        IEnumerable<Line> Rows(Rounds rounds, string suffix)
        {
            Series? module = Module(rounds, suffix);
            return rounds.Series.Values.Select(s => new Line(s.Name, [
                Cells.Number(s.Median),
                Cells.Range(s.Low, s.High, 1, "#,0"),
                Cells.Number(cold[s.Name]),
                Cells.Optional(s.CpuSeconds, 1000, "0.00"),
                module is null ? "" : Cells.Times(module.Over(s)),
                module is null ? "" : Cells.Times(s.CpuOver(module)),
            ]));
        }

        Verdict Verdict(Rounds rounds, string suffix, string id, string name, double least)
        {
            string target = $"at least {Cells.Number(least, "0.#")} times {name}";
            if (Module(rounds, suffix) is not { } module || stage.Find(id) is not { } other
                || rounds.Find(other.Title + suffix) is not { } series)
                return Figures.Verdict.Skipped(What, target, "not found here");
            double ratio = module.Over(series);
            return new Verdict(What, target, Cells.Times(ratio), ratio >= least);
        }
    }
}
