using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using EmrSessionCredentials.Benchmarks.Figures;
using EmrSessionCredentials.Benchmarks.Peers;
using EmrSessionCredentials.Benchmarks.Processes;

namespace EmrSessionCredentials.Benchmarks.Report;

/// <summary>
/// The plots, as SVG beside the document. Apache ECharts draws them in node: of the .NET libraries for it, none
/// that was tried could be restored from the package source that this project builds with.
/// </summary>
internal static class PlotDrawing
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    internal static async Task DrawAsync(
        Stage stage, string document, IReadOnlyList<FigureResult> results, CancellationToken cancellationToken)
    {
        if (stage.Peers.OfType<JavaScriptPeer>().FirstOrDefault() is not { } javaScript)
        {
            stage.Log("No plots: they are drawn in node, with the packages of tests/Benchmarks/javascript.");
            return;
        }

        string folder = Path.GetDirectoryName(Path.GetFullPath(document))!;
        foreach (Plot plot in results.Select(r => r.Plot).OfType<Plot>())
        {
            string data = Path.GetTempFileName();
            try
            {
                string json = JsonSerializer.Serialize(plot, Json);
                await File.WriteAllTextAsync(data, json, cancellationToken).ConfigureAwait(false);
                string script = Path.Combine(JavaScriptPeer.Folder, "plot.mjs");
                ProcessCommand draw = new(javaScript.Node, [script, data, Path.Combine(folder, plot.File)]);
                await new Launcher(0).RunAsync(draw, PeerEnvironment.None, cancellationToken).ConfigureAwait(false);
            }
            finally
            {
                File.Delete(data);
            }
        }
    }
}
