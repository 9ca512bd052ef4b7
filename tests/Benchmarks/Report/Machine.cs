using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using EmrSessionCredentials.Benchmarks.Figures;

namespace EmrSessionCredentials.Benchmarks.Report;

/// <summary>What the figures were measured on, and how.</summary>
internal static class Machine
{
    internal static string Describe(Stage stage)
    {
        int cores = stage.Options.Cores > 0 ? stage.Options.Cores : Environment.ProcessorCount;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{DateTime.UtcNow:yyyy-MM-dd}, {RuntimeInformation.OSDescription} {RuntimeInformation.OSArchitecture}, "
            + $"{Processor()}, {cores} of {Environment.ProcessorCount} cores, {Memory()}, "
            + $"load average {stage.LoadBefore} before the first figure, "
            + $"{RuntimeInformation.FrameworkDescription}. Medians of {stage.Options.Runs} runs"
            + $"{(stage.Options.Quick ? " of a tenth of the work: not to be quoted" : "")}; all contestants of a "
            + $"figure take turns in each round, and a ratio is the median of the rounds' ratios.{Caveat(stage.LoadBefore, cores)}");
    }

    /// <summary>The load average of the last minute. Once figures are measured, it is that of the contestants.</summary>
    internal static string Load() =>
        File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "unknown";

    private static string Caveat(string load, int cores) =>
        double.TryParse(load, NumberStyles.Float, CultureInfo.InvariantCulture, out double before) && before > cores
            ? " **The machine was busy with other work as well: believe ratios of CPU before all else.**"
            : "";

    private static string Processor() => Line("/proc/cpuinfo", "model name") ?? "unknown processor";

    private static string Memory() =>
        Cells.Number(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (1024.0 * 1024 * 1024), "0") + " GB";

    private static string? Line(string file, string key) => !File.Exists(file)
        ? null
        : File.ReadLines(file)
            .Where(line => line.StartsWith(key, StringComparison.Ordinal))
            .Select(line => line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim())
            .FirstOrDefault();
}
