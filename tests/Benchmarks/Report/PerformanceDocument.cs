using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace EmrSessionCredentials.Benchmarks.Report;

/// <summary>docs/PERFORMANCE.md: a run writes what stands between two marks, people write the rest.</summary>
internal static class PerformanceDocument
{
    private const string Begin = "<!-- figures: written by tests/Benchmarks, do not edit -->";
    private const string End = "<!-- end of figures -->";

    internal static string DefaultPath { get; } = Path.Combine(Repository.Root, "docs", "PERFORMANCE.md");

    internal static async Task WriteAsync(string path, string figures, CancellationToken cancellationToken)
    {
        string whole = File.Exists(path)
            ? await File.ReadAllTextAsync(path, cancellationToken).ConfigureAwait(false)
            : $"# Performance\n\n{Begin}\n{End}\n";
        int begin = whole.IndexOf(Begin, StringComparison.Ordinal);
        int end = whole.IndexOf(End, StringComparison.Ordinal);
        if (begin < 0 || end < begin)
            throw new InvalidDataException($"{path} has not both marks: {Begin} and {End}");
        string text = $"{whole[..(begin + Begin.Length)]}\n{figures}\n{whole[end..]}";
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        await File.WriteAllTextAsync(path, text, cancellationToken).ConfigureAwait(false);
    }
}
