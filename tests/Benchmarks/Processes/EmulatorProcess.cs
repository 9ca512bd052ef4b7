using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace EmrSessionCredentials.Benchmarks.Processes;

/// <summary>An emulator in a process of its own.</summary>
internal sealed class EmulatorProcess : IAsyncDisposable
{
    private readonly Process _process;

    private EmulatorProcess(Process process, Uri url)
    {
        _process = process;
        Url = url;
    }

    internal Uri Url { get; }

    internal static async Task<EmulatorProcess> StartAsync(
        Launcher launcher, CancellationToken cancellationToken, params IEnumerable<string> options)
    {
        string[] arguments = [Repository.Emulator, .. options];
        ProcessStartInfo start = launcher.Prepare(new ProcessCommand("dotnet", arguments));
        start.RedirectStandardError = false;
        // Compiled well at once: it shares the cores with its callers, and would take theirs for as long as it warms up.
        start.Environment["DOTNET_TieredPGO"] = "0";
        start.Environment["DOTNET_TC_QuickJit"] = "0";
        Process process = Process.Start(start)!;
        string? url = await process.StandardOutput.ReadLineAsync(cancellationToken).ConfigureAwait(false);
        return url is null
            ? throw new IOException("The emulator did not start.")
            : new EmulatorProcess(process, new Uri(url));
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync().ConfigureAwait(false);
        _process.Dispose();
    }
}
