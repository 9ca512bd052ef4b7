using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EmrSessionCredentials.Benchmarks.Peers;
using EmrSessionCredentials.Benchmarks.Processes;

namespace EmrSessionCredentials.Benchmarks.Figures;

/// <summary>Whole processes: PowerShell alone, with the module imported, and whoever gets one credential.</summary>
internal sealed class StartUpFigure : IFigure
{
    private const string Bare = "pwsh -NoProfile -c 1";
    private const string Import = "Import-Module";
    private const double MostImportSeconds = 0.060;
    private const double MostTimesBare = 1.5;
    private const double MostTimesAws = 0.6;

    public string Name => "startup";

    public async Task<FigureResult> MeasureAsync(Stage stage, CancellationToken cancellationToken)
    {
        List<Contestant> contestants = [];
        if (stage.Module is { } module)
        {
            contestants.Add(Of(Bare, module, module.Bare));
            contestants.Add(Of(Import, module, module.Import));
        }

        contestants.AddRange(stage.Peers.Where(p => p.First is not null).Select(p => Of(FirstOf(p), p, p.First!)));
        Rounds rounds = await stage.RoundsAsync(contestants, warmUp: true, cancellationToken).ConfigureAwait(false);
        Series? bare = rounds.Find(Bare);
        return new FigureResult(
            "Start-up",
            "Each a whole process, from its start to its end, against the emulator that checks signatures. The "
            + "credential's token is printed by all of them.")
        {
            Columns = ["ms", "range", "CPU ms", "over bare pwsh", "in CPU"],
            Lines = [.. rounds.Series.Values.Select(s => Row(s, bare))],
            Verdicts = [.. Verdicts(stage, rounds, bare)],
            Notes = rounds.Notes,
        };

        Contestant Of(string name, Peer peer, ProcessCommand command) =>
            new(name, stop => stage.ProcessAsync(peer, command, stop));
    }

    private static string FirstOf(Peer peer) => $"first credential, {peer.Title}";

    private static Line Row(Series series, Series? bare) => new(
        series.Name,
        [
            Cells.Milliseconds(series.Median),
            Cells.Range(series.Low, series.High, 1000, "0"),
            Cells.Optional(series.CpuSeconds, 1000, "0"),
            bare is null ? "" : Cells.Times(series.Over(bare)),
            bare is null ? "" : Cells.Times(series.CpuOver(bare)),
        ]);

    private static IEnumerable<Verdict> Verdicts(Stage stage, Rounds rounds, Series? bare)
    {
        Series? first = stage.Module is { } module ? rounds.Find(FirstOf(module)) : null;
        Series? aws = stage.Find("aws") is { } peer ? rounds.Find(FirstOf(peer)) : null;
        yield return Verdict(
            "Import-Module over `pwsh -NoProfile -c 1`", "at most 60 ms more", rounds.Find(Import), bare,
            (mine, others) => mine.Minus(others), MostImportSeconds, v => Cells.Milliseconds(v) + " ms");
        yield return Verdict(
            "first credential, whole process, over `pwsh -NoProfile -c 1`", "at most 1.5 times", first, bare,
            (mine, others) => mine.Over(others), MostTimesBare, Cells.Times);
        yield return Verdict(
            "the same against `aws`", "at most 0.6 times", first, aws,
            (mine, others) => mine.Over(others), MostTimesAws, Cells.Times);
    }

    private static Verdict Verdict(
        string what, string target, Series? mine, Series? others, Func<Series, Series, double> compare, double most,
        Func<double, string> show)
    {
        if (mine is null || others is null)
            return Figures.Verdict.Skipped(what, target, "not found here");
        double value = compare(mine, others);
        return new Verdict(what, target, show(value), value <= most);
    }
}
