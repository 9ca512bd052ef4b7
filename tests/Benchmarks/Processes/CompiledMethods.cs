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
            await launcher.RunAsync(command, own, cancellationToken).ConfigureAwait(false);
            return File.ReadLines(list).Count();
        }
        finally
        {
            File.Delete(list);
        }
    }
}
