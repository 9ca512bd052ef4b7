using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Threading.Tasks;

namespace EmrSessionCredentials.Tests.Calls;

/// <summary>
/// The build for Windows PowerShell 5.1 calls as the other one does: tests/DesktopConsole, run by .NET Framework on Windows
/// and by Mono elsewhere.
/// </summary>
public sealed class DesktopTests(RunningEmulator emulator) : IClassFixture<RunningEmulator>
{
    [Fact]
    public async Task The_build_for_NET_Framework_is_imported_gets_both_credentials_retries_stops_and_calls_many_at_once() => Assert.Equal(
        [
            "import: the cmdlets of Desktop",
            "System.Text.Json 99.0.0.0, PublicKeyToken=cc7b13ffcd2ddd51: not found",
            "System.Text.Json 8.0.0.0, PublicKeyToken=b77a5c561934e089: not found",
            "System.Text.Json 8.0.0.0, PublicKeyToken=cc7b13ffcd2ddd51: found",
            "login: j-1, a user name True, a password True, valid True",
            "token: ep1, a token True, valid True",
            "error: PermissionDenied AccessDeniedException",
            "error: NotFound InvalidRequestException",
            "error: InvalidParameter InvalidParameter",
            "retry: 3 attempts",
            "stop: cancelled",
            "at once: True, 64 passwords",
        ],
        await RunAsync(ConsoleFolder));

    [Fact]
    public async Task An_older_AWSSDK_Core_that_another_module_loaded_first_is_an_error_that_names_it()
    {
        string folder = Directory.CreateTempSubdirectory("emr-desktop-").FullName;
        string[] lines;
        try
        {
            foreach (string file in Directory.GetFiles(ConsoleFolder))
                File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
            File.Copy(OldSdk, Path.Combine(folder, "AWSSDK.Core.dll"), overwrite: true);
            lines = await RunAsync(folder, "conflict");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        Assert.Equal(["call", "identity", "identity"], lines[^3..].Select(line => line.Split(':')[0]));
        Assert.All(lines[^3..], line =>
        {
            Assert.Contains(": InvalidConfiguration AssemblyConflict: ", line, StringComparison.Ordinal);
            Assert.Contains("AWSSDK.Core 4.0.3.3", line, StringComparison.Ordinal);
        });
    }

    private static string ConsoleFolder => Path.Combine(
        Repository.Root, "tests", "DesktopConsole", "bin", new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name, "net472");

    private static string OldSdk => typeof(DesktopTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(data => data.Key == "OldAwsSdk").Value!;

    /// <summary>What the console writes, a line each.</summary>
    private async Task<string[]> RunAsync(string folder, params string[] more)
    {
        string? mono = OperatingSystem.IsWindows() ? null : FindMono();
        Assert.SkipUnless(OperatingSystem.IsWindows() || mono is not null, "no mono was found");
        string program = Path.Combine(folder, "DesktopConsole.exe");
        string module = Directory.GetDirectories(Path.Combine(Repository.Root, "out", "EmrSessionCredentials")).Single();
        string[] arguments = [emulator.Url.AbsoluteUri, Path.Combine(module, "bin"), .. more];
        ProcessStartInfo start = new(mono ?? program, mono is null ? arguments : [program, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        string output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.True(process.ExitCode == 0, output + await error);
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }

    private static string? FindMono() => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Select(folder => Path.Combine(folder, "mono")).FirstOrDefault(File.Exists);
}
