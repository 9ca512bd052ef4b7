using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace EmrSessionCredentials.Benchmarks.Processes;

/// <summary>How many methods the JIT compiler compiles in a process. It does not depend on how busy the machine is.</summary>
internal static class CompiledMethods
{
    private const int MostAttempts = 5;

    internal static async Task<int> CountAsync(
        Launcher launcher,
        ProcessCommand command,
        IReadOnlyDictionary<string, string?> environment,
        CancellationToken cancellationToken)
    {
        string list = Path.GetTempFileName();
        try
        {
            Dictionary<string, string?> own = new(environment, StringComparer.Ordinal)
            {
                ["DOTNET_JitStdOutFile"] = list,
                ["DOTNET_JitDisasmSummary"] = "1",
            };
            return await RunAsync(launcher, command, own, list, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            File.Delete(list);
        }
    }

    // A process that still compiles on another thread when it ends writes to a list that is closed, and crashes.
    private static async Task<int> RunAsync(
        Launcher launcher,
        ProcessCommand command,
        IReadOnlyDictionary<string, string?> environment,
        string list,
        CancellationToken cancellationToken)
    {
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                await launcher.RunAsync(command, environment, cancellationToken).ConfigureAwait(false);
                return File.ReadLines(list).Count();
            }
            catch (PeerFailedException) when (attempt < MostAttempts)
            {
                File.WriteAllText(list, "");
            }
        }
    }
}
