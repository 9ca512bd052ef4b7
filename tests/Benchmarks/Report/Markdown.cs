using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using EmrSessionCredentials.Benchmarks.Figures;

namespace EmrSessionCredentials.Benchmarks.Report;

/// <summary>The figures as markdown: the targets first, then a table for each figure.</summary>
internal static class Markdown
{
    internal static string Write(Stage stage, IReadOnlyList<FigureResult> results)
    {
        StringBuilder text = new();
        text.Append(CultureInfo.InvariantCulture, $"{Machine.Describe(stage)}\n\n");
        text.Append("| figure | target | measured | reached |\n| --- | --- | --- | --- |\n");
        foreach (Verdict verdict in results.SelectMany(r => r.Verdicts))
        {
            string[] cells = [verdict.What, verdict.Target, verdict.Value, Word(verdict)];
            text.Append(CultureInfo.InvariantCulture, $"| {string.Join(" | ", cells)} |\n");
        }


        foreach (string missing in stage.Missing)
            text.Append(CultureInfo.InvariantCulture, $"\nNot compared: {missing}\n");
        foreach (FigureResult result in results)
            Append(text, result);
        return text.ToString().TrimEnd();
    }

    private static void Append(StringBuilder text, FigureResult result)
    {
        text.Append(CultureInfo.InvariantCulture, $"\n## {result.Title}\n\n{result.How}\n\n");
        text.Append(CultureInfo.InvariantCulture, $"| | {string.Join(" | ", result.Columns)} |\n");
        text.Append(CultureInfo.InvariantCulture, $"| --- |{string.Concat(result.Columns.Select(_ => " ---: |"))}\n");
        foreach (Line line in result.Lines)
            text.Append(CultureInfo.InvariantCulture, $"| {line.Who} | {string.Join(" | ", line.Cells)} |\n");
        foreach (string note in result.Notes)
            text.Append(CultureInfo.InvariantCulture, $"\n{note}\n");
        if (result.Plot is { } plot)
            text.Append(CultureInfo.InvariantCulture, $"\n![{plot.Title}]({plot.File})\n");
    }

    private static string Word(Verdict verdict) => verdict.IsReached switch
    {
        true => "yes",
        false => "**no**",
        null => "skipped",
    };
}
