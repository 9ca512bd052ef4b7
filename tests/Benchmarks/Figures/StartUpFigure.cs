using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EmrSessionCredentials.Benchmarks.Peers;
using EmrSessionCredentials.Benchmarks.Processes;

namespace EmrSessionCredentials.Benchmarks.Figures;

/// <summary>Whole processes: PowerShell alone, with the module imported, and everyone who can get one credential.</summary>
internal sealed class StartUpFigure : IFigure
{
    private const string Bare = "pwsh -NoProfile -c 1";
    private const string Import = "Import-Module";
    private const string Http = "first credential, http";
    private const string Https = "first credential, https";
    private const string Far = "first credential, https, 30 ms round trips";
    private const string Inside = "import and first credential in a PowerShell that runs";

    private const double MostImport = 0.68;
    private const double MostHttp = 0.80;
    private const double MostHttps = 0.75;
    private const double LeastSooner = 0.050;
    private const double MostTimesAws = 0.40;

    // A process is short, and differs more from one to the next than what takes longer. What the module and the baseline add to a
    // bare one is no more than what processes differ by, so these three follow each other closely, and often.
    private const int MoreRuns = 10;
    private const int FirstRuns = 30;
    private const int ImportRuns = 60;

    public string Name => "startup";

    public async Task<FigureResult> MeasureAsync(Stage stage, CancellationToken cancellationToken)
    {
        List<Contestant> contestants = [];
        foreach (ModulePeer module in stage.Peers.OfType<ModulePeer>())
            contestants.AddRange(Of(stage, module));
        contestants.AddRange(stage.Peers.Where(p => p is not ModulePeer && p.First is not null)
            .Select(p => new Contestant(Of(Http, p), stop => stage.ProcessAsync(p, p.First!, stop))));
        HashSet<string> imports = OfBuilds(Bare, Import);
        HashSet<string> firsts = OfBuilds(Bare, Http, Https);
        int runs = stage.Options.Runs;
        Rounds importing = await RoundsAsync(imports.Contains, ImportRuns).ConfigureAwait(false);
        Rounds getting = await RoundsAsync(firsts.Contains, FirstRuns).ConfigureAwait(false);
        Rounds calling = await RoundsAsync(
            name => (!imports.Contains(name) && !firsts.Contains(name)) || name.StartsWith(Bare, StringComparison.Ordinal), MoreRuns)
            .ConfigureAwait(false);
        return new FigureResult(
            "Start-up",
            "Each a whole process, from its start to its end, against the emulator that checks signatures. The "
            + "credential's token is printed by all of them. Over https the caller reads the system's certificate authorities. "
            + "The module and the baseline in PowerShell with images have rounds of their own with a bare PowerShell in each: "
            + $"{runs * ImportRuns} for the imports, {runs * FirstRuns} for the first credentials over http and https without a "
            + $"distance. The others have {runs * MoreRuns}.")
        {
            Columns = ["ms", "range", "CPU ms", "over bare pwsh, ms", "times bare pwsh"],
            Lines =
            [
                .. importing.Series.Values.Select(s => Row(s, BareOf(s, stage, importing))),
                .. getting.Series.Values.Where(s => !importing.Series.ContainsKey(s.Name))
                    .Select(s => Row(s, BareOf(s, stage, getting))),
                .. calling.Series.Values.Where(s => !importing.Series.ContainsKey(s.Name))
                    .Select(s => Row(s, BareOf(s, stage, calling))),
            ],
            Verdicts = [.. Verdicts(stage, calling, getting, importing)],
            Notes = [.. importing.Notes, .. getting.Notes, .. calling.Notes],
        };

        HashSet<string> OfBuilds(params string[] names) => [.. stage.Peers.OfType<ModulePeer>().Where(p => p.Id != ModulePeer.ToolId)
            .SelectMany(p => names.Select(name => Of(name, p)))];

        Task<Rounds> RoundsAsync(Func<string, bool> takesPart, int roundsInRun) => stage.RoundsAsync(
            [.. contestants.Where(c => takesPart(c.Name))], warmUp: 1, cancellationToken, runs * roundsInRun);
    }

    private static IEnumerable<Contestant> Of(Stage stage, ModulePeer module)
    {
        Contestant Process(string name, ProcessCommand command, IReadOnlyDictionary<string, string?>? server = null) =>
            new(Of(name, module), stop => stage.ProcessAsync(module, command, stop, server));
        // The baseline runs in the same PowerShell as the module.
        if (module.Id != ModulePeer.BaselineId)
            yield return Process(Bare, module.Bare);
        yield return Process(Import, module.Import);
        yield return Process(Http, module.First);
        if (module.Id == ModulePeer.ToolId)
            yield break;
        yield return Process(Https, module.First, stage.Secure.Near);
        yield return Process(Far, module.First, stage.Secure.Far);
        yield return new Contestant(Of(Inside, module), stop => stage.InsideAsync(module, module.FirstInside, stop));
    }

    private static string Of(string name, Peer peer) => $"{name}: {peer.Title}";

    private static Series? BareOf(Series series, Stage stage, Rounds rounds)
    {
        bool isTool = stage.Find(ModulePeer.ToolId) is { } tool && series.Name.EndsWith(tool.Title, StringComparison.Ordinal);
        Peer? peer = isTool ? stage.Find(ModulePeer.ToolId) : stage.Module;
        return peer is null ? null : rounds.Find(Of(Bare, peer));
    }

    private static Line Row(Series series, Series? bare)
    {
        bool isProcess = !series.Name.StartsWith(Inside, StringComparison.Ordinal);
        return new Line(
            series.Name,
            [
                Cells.Milliseconds(series.Median),
                Cells.Range(series.Low, series.High, 1000, "0"),
                Cells.Optional(series.CpuSeconds, 1000, "0"),
                bare is null || !isProcess ? "" : Cells.Number(series.Minus(bare) * 1000, "0"),
                bare is null || !isProcess ? "" : Cells.Times(series.Over(bare)),
            ]);
    }

    private static IEnumerable<Verdict> Verdicts(Stage stage, Rounds calling, Rounds getting, Rounds importing)
    {
        Series? Find(string name, string id, Rounds rounds) =>
            stage.Find(id) is { } peer ? rounds.Find(Of(name, peer)) : null;
        Verdict OverBare(string name, double most, Rounds rounds)
        {
            string target = $"at most {Cells.Number(most, "0.00")} of the baseline's";
            return Find(name, ModulePeer.MainId, rounds) is { } mine && Find(name, ModulePeer.BaselineId, rounds) is { } other
                && Find(Bare, ModulePeer.MainId, rounds) is { } bare
                    ? Reached($"{name}, over bare", target, mine.Minus(bare) / other.Minus(bare), most)
                    : Verdict.Skipped($"{name}, over bare", target, "no baseline was given");
        }

        yield return OverBare(Http, MostHttp, getting);
        yield return OverBare(Https, MostHttps, getting);
        string sooner = $"at least {Cells.Milliseconds(LeastSooner)} ms sooner than the baseline's";
        yield return Find(Far, ModulePeer.MainId, calling) is { } far && Find(Far, ModulePeer.BaselineId, calling) is { } before
            ? new Verdict(Far, sooner, $"{Cells.Number(before.Minus(far) * 1000, "0")} ms", before.Minus(far) >= LeastSooner)
            : Verdict.Skipped(Far, sooner, "no baseline was given");
        yield return OverBare(Import, MostImport, importing);
        string aws = $"at most {Cells.Number(MostTimesAws, "0.00")} of the time of `aws`";
        yield return Find(Inside, ModulePeer.MainId, calling) is { } inside && Find(Http, "aws", calling) is { } command
            ? Reached(Inside, aws, inside.Over(command), MostTimesAws)
            : Verdict.Skipped(Inside, aws, "not found here");
    }

    private static Verdict Reached(string what, string target, double ratio, double most) =>
        new(what, target, Cells.Number(ratio, "0.00"), ratio <= most);
}
