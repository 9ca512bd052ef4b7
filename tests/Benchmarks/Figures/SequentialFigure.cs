using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EmrSessionCredentials.Benchmarks.Peers;

namespace EmrSessionCredentials.Benchmarks.Figures;

/// <summary>One call after the other in a warm process: the time of one.</summary>
internal sealed class SequentialFigure(bool isCluster) : IFigure
{
    private const double MostTimesJavaScript = 0.5;
    private const double MostTimesBotocore = 0.4;
    private const double MostCpu = 0.75;

    /// <summary>Passes that do not count: 15,000 calls, in which .NET compiles what is called often.</summary>
    private const int WarmUp = 30;

    private const int RoundsInRun = 10;

    public string Name => isCluster ? "cluster" : "sequential";

    private string What => isCluster
        ? "one cluster's credential in a warm pipeline, sequential"
        : "one item in a warm pipeline, sequential";

    public async Task<FigureResult> MeasureAsync(Stage stage, CancellationToken cancellationToken)
    {
        Workload workload = new(stage.Options.Scale(500), Concurrency: 1, Passes: 0, IsCluster: isCluster);
        IReadOnlyList<Peer> peers = stage.Able(
            workload, honest: false, ModulePeer.MainId, ModulePeer.BaselineId, "javascript", "botocore", "engine", "client", "signed", "unsigned");
        Rounds rounds = await stage.TurnsAsync(
            peers.Select(peer => (Title(peer), peer, workload)),
            (_, pass) => new Sample(pass.Seconds / workload.Items, pass.CpuSeconds / workload.Items),
            WarmUp,
            RoundsInRun,
            cancellationToken).ConfigureAwait(false);
        Series? module = stage.Module is { } peer ? rounds.Find(peer.Title) : null;
        return new FigureResult(
            isCluster ? "One cluster after the other" : "One endpoint after the other",
            $"Passes of {workload.Items} calls, one at a time, in one process of each kind. The processes run all the time and take turns "
            + $"with each pass; the first {stage.Options.Scale(WarmUp)} passes do not count; {stage.Mode}.")
        {
            Columns = ["ms a call", "range", "CPU ms a call", "the module's time over it", "in CPU"],
            Lines = [.. rounds.Series.Values.Select(s => new Line(s.Name, [
                Cells.Milliseconds(s.Median),
                Cells.Range(s.Low, s.High, 1000, "0.00"),
                Cells.Optional(s.CpuSeconds, 1000, "0.00"),
                module is null ? "" : Cells.Times(module.Over(s)),
                module is null ? "" : Cells.Times(module.CpuOver(s)),
            ]))],
            Verdicts =
            [
                Verdict("javascript", "the JavaScript SDK's time", MostTimesJavaScript),
                Verdict("botocore", "botocore's", MostTimesBotocore),
                Cpu(),
            ],
            Notes = rounds.Notes,
        };

        Verdict Verdict(string id, string name, double most)
        {
            string target = $"at most {Cells.Number(most, "0.0")} of {name}";
            if (module is null || stage.Find(id) is not { } other || rounds.Find(Title(other)) is not { } series)
                return Figures.Verdict.Skipped(What, target, "not found here");
            double ratio = module.Over(series);
            return new Verdict(What, target, Cells.Number(ratio, "0.00"), ratio <= most);
        }

        Verdict Cpu()
        {
            string target = $"at most {Cells.Number(MostCpu, "0.00")} of the baseline's CPU";
            return stage.Find(ModulePeer.BaselineId) is { } other && rounds.Find(other.Title) is { } before
                && module?.CpuOver(before) is { } ratio
                    ? new Verdict(What, target, Cells.Number(ratio, "0.00"), ratio <= MostCpu)
                    : Figures.Verdict.Skipped(What, target, "no baseline was given");
        }
    }

    // The two JavaScript clients are of different versions, so the title says which one this is.
    private string Title(Peer peer) => isCluster && peer is JavaScriptPeer javaScript
        ? $"AWS SDK for JavaScript {javaScript.Emr}, node {javaScript.NodeVersion}"
        : peer.Title;
}
