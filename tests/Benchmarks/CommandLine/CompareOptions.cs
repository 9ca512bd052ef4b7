namespace EmrSessionCredentials.Benchmarks.CommandLine;

/// <summary>How to compare.</summary>
/// <param name="Runs">How often each contestant runs.</param>
/// <param name="Quick">Whether a tenth of the work will do.</param>
/// <param name="CheckSignatures">Whether the emulator checks signatures where throughput is measured, too.</param>
/// <param name="Baseline">The manifest of another build of the module, to compare with; or null.</param>
/// <param name="Cores">How many cores all processes are bound to; 0 for all there are.</param>
internal sealed record CompareOptions(int Runs, bool Quick, bool CheckSignatures, int Cores, string? Baseline)
{
    /// <summary>A number of items, or a tenth of it for a quick run.</summary>
    internal int Scale(int items) => Quick ? items / 10 : items;
}
