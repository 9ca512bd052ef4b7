using System;
using System.CommandLine;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EmrSessionCredentials.Benchmarks.Figures;
using EmrSessionCredentials.Benchmarks.Report;

namespace EmrSessionCredentials.Benchmarks.CommandLine;

/// <summary><c>compare [figure…]</c>: the module and its peers against the emulator, interleaved.</summary>
internal static class CompareCommand
{
    private static readonly Argument<string[]> Names = new("figure")
    {
        Description =
            $"Which figures; all without any. One of: {string.Join(", ", FigureList.All.Select(f => f.Name))}.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private static readonly Option<int> Runs = new("--runs")
    {
        Description = "How often each contestant runs for each figure; the median is reported.",
        DefaultValueFactory = _ => 7,
    };

    private static readonly Option<bool> Quick = new("--quick")
    {
        Description = "Three runs of a tenth of the work: to see that everything works, not to quote.",
    };

    private static readonly Option<bool> Signatures = new("--check-signatures")
    {
        Description = "Lets the emulator check signatures in every figure; otherwise not where throughput is measured.",
    };

    private static readonly Option<int> Cores = new("--cores")
    {
        Description = "Binds emulator and contestants to that many cores (with taskset); 0: to all there are.",
    };

    private static readonly Option<FileInfo> Baseline = new("--baseline")
    {
        Description = "The manifest of an older build of the module, which runs in the same rounds.",
    };

    private static readonly Option<string?> Output = new("--output")
    {
        Description =
            "The document to write; docs/PERFORMANCE.md by default for a whole run, none for a part or --quick.",
    };

    internal static Command Create()
    {
        Names.AcceptOnlyFromAmong([.. FigureList.All.Select(f => f.Name)]);
        MustBe(Runs, 1, int.MaxValue);
        MustBe(Cores, 0, Environment.ProcessorCount);
        Baseline.AcceptExistingOnly();
        Command command = new("compare", "Measures the module beside its peers and writes docs/PERFORMANCE.md.")
        {
            Names, Runs, Quick, Signatures, Cores, Baseline, Output,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static void MustBe(Option<int> option, int least, int most) => option.Validators.Add(result =>
    {
        int value = result.GetValueOrDefault<int>();
        if (!result.Implicit && (value < least || value > most))
            result.AddError($"{option.Name} must be from {least} to {most}.");
    });

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        string[] names = parsed.GetValue(Names) ?? [];
        bool quick = parsed.GetValue(Quick);
        CompareOptions options = new(
            quick ? Math.Min(3, parsed.GetValue(Runs)) : parsed.GetValue(Runs),
            quick,
            parsed.GetValue(Signatures),
            parsed.GetValue(Cores),
            parsed.GetValue(Baseline)?.FullName);
        bool whole = names.Length == 0 && !quick;
        string? document = parsed.GetValue(Output) ?? (whole ? PerformanceDocument.DefaultPath : null);
        await using Stage stage = await Stage.OpenAsync(options, cancellationToken).ConfigureAwait(false);
        return await Comparison.RunAsync(stage, FigureList.Named(names), document, cancellationToken)
            .ConfigureAwait(false);
    }
}
