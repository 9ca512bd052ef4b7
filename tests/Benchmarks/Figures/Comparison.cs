using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using EmrSessionCredentials.Benchmarks.Report;

namespace EmrSessionCredentials.Benchmarks.Figures;

/// <summary>Measures figures, prints them, and writes the document if it is asked for.</summary>
internal static class Comparison
{
    internal static async Task<int> RunAsync(
        Stage stage, IReadOnlyList<IFigure> figures, string? document, CancellationToken cancellationToken)
    {
        foreach (string missing in stage.Missing)
            stage.Log($"Not compared: {missing}");
        List<FigureResult> results = [];
        foreach (IFigure figure in figures)
        {
            stage.Log($"{figure.Name}:");
            results.Add(await figure.MeasureAsync(stage, cancellationToken).ConfigureAwait(false));
            if (document is null)
                continue;
            // After each figure: a run that is interrupted leaves what it has.
            await PerformanceDocument.WriteAsync(document, Markdown.Write(stage, results), cancellationToken)
                .ConfigureAwait(false);
            await PlotDrawing.DrawAsync(stage, document, results, cancellationToken).ConfigureAwait(false);
            stage.Log($"Written: {document}");
        }

        Console.WriteLine(Markdown.Write(stage, results));
        return 0;
    }
}
