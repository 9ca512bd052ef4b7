using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EmrSessionCredentials.Benchmarks.Peers;

namespace EmrSessionCredentials.Benchmarks.Figures;

/// <summary>What is compiled while a process runs: the same on a busy machine and on an idle one.</summary>
internal sealed class MethodsFigure : IFigure
{
    private const int MostMethods = 520;

    public string Name => "methods";

    public async Task<FigureResult> MeasureAsync(Stage stage, CancellationToken cancellationToken)
    {
        List<Line> lines = [];
        int? first = null;
        foreach (ModulePeer module in stage.Peers.OfType<ModulePeer>())
        {
            int bare = await stage.MethodsAsync(module.Bare, server: null, cancellationToken).ConfigureAwait(false);
            int import = await stage.MethodsAsync(module.Import, server: null, cancellationToken).ConfigureAwait(false);
            int http = await stage.MethodsAsync(module.First, server: null, cancellationToken).ConfigureAwait(false);
            int https = await stage.MethodsAsync(module.First, stage.Secure.Near, cancellationToken).ConfigureAwait(false);
            if (module == stage.Module)
                first = http;
            lines.Add(new Line(module.Title, [.. new[] { bare, import, http, https }.Select(n => Cells.Number(n))]));
        }

        string what = "methods compiled for a first credential, http";
        string target = $"at most {MostMethods}";
        return new FigureResult("Methods compiled", "By the JIT compiler, in one process of each kind, bare PowerShell included.")
        {
            Columns = ["bare pwsh", "Import-Module", "first credential, http", "first credential, https"],
            Lines = lines,
            Verdicts =
            [
                first is { } methods
                    ? new Verdict(what, target, Cells.Number(methods), methods <= MostMethods)
                    : Verdict.Skipped(what, target, "not found here"),
            ],
        };
    }
}
