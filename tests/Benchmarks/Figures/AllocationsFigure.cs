using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EmrSessionCredentials.Benchmarks.Peers;

namespace EmrSessionCredentials.Benchmarks.Figures;

/// <summary>Managed bytes allocated for one call, layer by layer.</summary>
internal sealed class AllocationsFigure : IFigure
{
    private const double MostTimesClient = 1.1;
    private const string What = "allocations for one call in Core";
    private const string Target = "at most 10 % over a plain AWSSDK.Core call";

    public string Name => "allocations";

    public async Task<FigureResult> MeasureAsync(Stage stage, CancellationToken cancellationToken)
    {
        Workload workload = new(stage.Options.Scale(1000), Concurrency: 1, Passes: 3, Stream: true);
        IReadOnlyList<Peer> peers =
            stage.Able(workload, honest: false, ModulePeer.MainId, "engine", "client", "signed", "unsigned");
        Contestant[] contestants = [.. peers.Select(p => new Contestant(p.Title, async stop =>
        {
            PeerResult result = await stage.DriveAsync(p, workload, honest: false, stop).ConfigureAwait(false);
            return new Sample((double)result.Warm.AllocatedBytes!.Value / workload.Items);
        }))];
        Rounds rounds = await stage.RoundsAsync(contestants, warmUp: 0, cancellationToken).ConfigureAwait(false);
        Series? client = stage.Find("client") is { } c ? rounds.Find(c.Title) : null;
        Series? engine = stage.Find("engine") is { } own ? rounds.Find(own.Title) : null;
        return new FigureResult(
            "Allocations", $"Managed bytes for one call, of {workload.Items} in a warm process, one after the other.")
        {
            Columns = ["bytes a call", "range", "over the plain client"],
            Lines = [.. rounds.Series.Values.Select(s => new Line(s.Name, [
                Cells.Number(s.Median),
                Cells.Range(s.Low, s.High, 1, "#,0"),
                client is null ? "" : Cells.Times(s.Over(client)),
            ]))],
            Verdicts =
            [
                engine is null || client is null
                    ? Verdict.Skipped(What, Target, "not measured")
                    : new Verdict(
                        What,
                        Target,
                        $"{Cells.Number(engine.Median)} bytes, {Cells.Times(engine.Over(client))}",
                        engine.Over(client) <= MostTimesClient),
            ],
            Notes = rounds.Notes,
        };
    }
}
