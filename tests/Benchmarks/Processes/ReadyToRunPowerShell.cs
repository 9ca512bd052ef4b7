using System;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Threading;
using System.Threading.Tasks;

namespace EmrSessionCredentials.Benchmarks.Processes;

/// <summary>
/// A copy of the .NET tool's PowerShell with ReadyToRun images of its assemblies, as the installers' PowerShell has them. The
/// tool's own compiles ten times as many methods before it is ready, so that whatever is measured over it looks small.
/// </summary>
internal static class ReadyToRunPowerShell
{
    private static readonly string[] Assemblies =
    [
        "System.Management.Automation", "Microsoft.PowerShell.ConsoleHost", "Microsoft.PowerShell.Commands.Management",
        "Microsoft.PowerShell.Commands.Utility", "Microsoft.PowerShell.Security", "Newtonsoft.Json",
    ];

    /// <summary>Makes the copy, unless an earlier run has.</summary>
    /// <param name="powerShell">The folder of the PowerShell to copy.</param>
    /// <param name="version">Its version.</param>
    /// <returns>The path of the program; null where there is no crossgen2 for this platform in the package folder.</returns>
    /// <exception cref="PeerFailedException">An assembly could not be compiled.</exception>
    internal static async Task<string?> CreateAsync(
        string powerShell, string version, Launcher launcher, CancellationToken cancellationToken)
    {
        if (FindCompiler() is not { } compiler)
            return null;
        string copy = Path.Combine(Repository.Benchmarks, "bin", "pwsh-readytorun", version);
        string program = Path.Combine(copy, Path.GetFileName(PowerShellName));
        string done = Path.Combine(copy, "images-made");
        if (File.Exists(done))
            return program;
        foreach (string file in Directory.EnumerateFiles(powerShell, "*", SearchOption.AllDirectories))
        {
            string target = Path.Combine(copy, Path.GetRelativePath(powerShell, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target, overwrite: true);
        }

        foreach (string assembly in Assemblies.Select(name => name + ".dll"))
        {
            ProcessCommand compile = new(
                compiler,
                [
                    Path.Combine(powerShell, assembly), "-o", Path.Combine(copy, assembly),
                    "-r", Path.Combine(powerShell, "*.dll"), "-r", Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "*.dll"),
                    "--targetos", OperatingSystem.IsWindows() ? "windows" : OperatingSystem.IsMacOS() ? "osx" : "linux",
                    "--targetarch", RuntimeInformation.ProcessArchitecture.ToString(), "-O",
                ]);
            await launcher.RunAsync(compile, PeerEnvironment.None, cancellationToken).ConfigureAwait(false);
        }

        await File.WriteAllTextAsync(done, "", cancellationToken).ConfigureAwait(false);
        return program;
    }

    private static string PowerShellName => OperatingSystem.IsWindows() ? "pwsh.exe" : "pwsh";

    private static string? FindCompiler()
    {
        string package = Path.Combine(
            Repository.Packages, $"microsoft.netcore.app.crossgen2.{RuntimeInformation.RuntimeIdentifier}");
        return Directory.Exists(package)
            ? Directory.EnumerateDirectories(package).Order(StringComparer.Ordinal)
                .Select(version => Path.Combine(version, "tools", OperatingSystem.IsWindows() ? "crossgen2.exe" : "crossgen2"))
                .LastOrDefault(File.Exists)
            : null;
    }
}
