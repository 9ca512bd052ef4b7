using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;

namespace EmrSessionCredentials.Tests.Configuration;

/// <summary>Makes the calls of cases with botocore, in one Python process, which ends with this one: its input ends.</summary>
internal sealed class BotocoreClient
{
    private readonly Process _python;

    private static readonly Lazy<BotocoreClient?> One = new(Start);

    private BotocoreClient(Process python) => _python = python;

    /// <summary>The client of this process; null where there is no Python, or it has no botocore.</summary>
    internal static BotocoreClient? Shared => One.Value;

    private static BotocoreClient? Start()
    {
        string? program = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Select(folder => Path.Combine(folder, "python3")).FirstOrDefault(File.Exists);
        if (program is null)
            return null;
        Process python = Process.Start(new ProcessStartInfo(program, [Path.Combine(Repository.Root, "tests", "Python", "record.py")])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        if (python.StandardOutput.ReadLine() == "ready")
            return new BotocoreClient(python);
        python.Dispose();
        return null;
    }

    internal async Task<string?> CallAsync(CaseInput input)
    {
        Dictionary<string, string> environment = new(input.Environment, StringComparer.Ordinal)
        {
            ["PATH"] = Environment.GetEnvironmentVariable("PATH")!,
            ["HTTPS_PROXY"] = input.Proxy.OriginalString,
        };
        await _python.StandardInput.WriteLineAsync(JsonSerializer.Serialize(new
        {
            env = environment,
            profile = input.Profile,
            region = input.Region,
            service = input.Service,
            authority = LoopbackInternet.AuthorityPath,
        }));
        string answer = await _python.StandardOutput.ReadLineAsync() ?? await _python.StandardError.ReadToEndAsync();
        return answer == "signed" ? null : answer;
    }
}
