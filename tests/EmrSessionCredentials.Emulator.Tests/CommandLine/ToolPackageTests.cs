using System;
using System.Collections.Generic;
using System.IO;
using System.Net.Http;
using System.Threading.Tasks;
using EmrSessionCredentials.Emulator.Tests.OtherClients;
using EmrSessionCredentials.Tests;

namespace EmrSessionCredentials.Emulator.Tests.CommandLine;

/// <summary>The emulator as a .NET tool: packed into a folder, installed from there, and started.</summary>
public sealed class ToolPackageTests : IDisposable
{
    private readonly string _scratch = Directory.CreateTempSubdirectory("emr-tool-").FullName;

    public void Dispose() => Directory.Delete(_scratch, recursive: true);

    [Fact(Timeout = 300_000)]
    public async Task It_is_installed_from_a_folder_and_runs()
    {
        string packages = Path.Combine(_scratch, "packages"), tools = Path.Combine(_scratch, "tools");
        string project = Path.Combine(Repository.Root, "src", "EmrSessionCredentials.Emulator");
        // What this test runs in was built in the same configuration, which is the folder above the framework's.
        string configuration = Path.GetFileName(Path.GetDirectoryName(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar))!);
        await DotnetAsync("pack", project, "--no-build", "-nodeReuse:false", "-c", configuration, "-o", packages);
        await DotnetAsync("tool", "install", "EmrSessionCredentials.Emulator", "--source", packages, "--tool-path", tools);
        string program = Path.Combine(tools, OperatingSystem.IsWindows() ? "emr-emulator.exe" : "emr-emulator");

        using EmulatorProcess emulator = EmulatorProcess.StartProgram(program, "--port", "0");
        string? url = await emulator.ReadLineAsync();
        using HttpClient http = new();
        string index = await http.GetStringAsync(new Uri($"{url}/_emulator"), TestContext.Current.CancellationToken);
        (int exitCode, string lines, _) =
            await RunAsync(program, ["--port", $"{new Uri(url!).Port}", "--print-environment", "bash"]);

        Assert.Contains("faults", index, StringComparison.Ordinal);
        Assert.Equal(0, exitCode);
        Assert.Contains($"export AWS_ENDPOINT_URL='{url}'\n", lines.ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    private async Task DotnetAsync(params string[] arguments)
    {
        (int exitCode, string output, string errors) = await RunAsync("dotnet", arguments);
        Assert.True(exitCode == 0, $"dotnet {string.Join(' ', arguments)}\n{output}{errors}");
    }

    private Task<(int ExitCode, string Output, string Errors)> RunAsync(string program, IReadOnlyList<string> arguments) =>
        // An empty value: this process may be MSBuild's child, and what it inherits from there must not reach another build.
        OtherClient.RunAsync(_scratch, program, arguments, ("MSBUILD_EXE_PATH", ""));
}
