using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading.Tasks;

namespace EmrSessionCredentials.Tests.Calls;

/// <summary>
/// The build for Windows PowerShell 5.1 calls as the other one does: tests/DesktopConsole, run by .NET Framework on Windows
/// and by Mono elsewhere.
/// </summary>
public sealed class DesktopTests(RunningEmulator emulator) : IClassFixture<RunningEmulator>
{
    [Fact]
    public async Task The_build_for_NET_Framework_is_imported_gets_both_credentials_retries_stops_and_calls_many_at_once()
    {
        string? mono = OperatingSystem.IsWindows() ? null : FindMono();
        Assert.SkipUnless(OperatingSystem.IsWindows() || mono is not null, "no mono was found");
        string program = Path.Combine(
            Repository.Root, "tests", "DesktopConsole", "bin", new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name, "net472", "DesktopConsole.exe");
        ProcessStartInfo start = new(mono ?? program);
        if (mono is not null)
            start.ArgumentList.Add(program);
        start.ArgumentList.Add(emulator.Url.AbsoluteUri);
        start.ArgumentList.Add(Path.Combine(Directory.GetDirectories(Path.Combine(Repository.Root, "out", "EmrSessionCredentials")).Single(), "bin"));
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        string output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.True(process.ExitCode == 0, output + await error);
        Assert.Equal(
            [
                "import: the cmdlets of Desktop",
                "login: j-1, a user name True, a password True, valid True",
                "token: ep1, a token True, valid True",
                "error: PermissionDenied AccessDeniedException",
                "error: NotFound InvalidRequestException",
                "error: InvalidParameter InvalidParameter",
                "retry: 3 attempts",
                "stop: cancelled",
                "at once: True, 64 passwords",
            ],
            output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
    }

    private static string? FindMono() => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Select(folder => Path.Combine(folder, "mono")).FirstOrDefault(File.Exists);
}
