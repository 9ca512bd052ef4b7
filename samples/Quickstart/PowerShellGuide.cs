using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Threading;
using System.Threading.Tasks;

namespace Quickstart;

/// <summary>The tour through the module, in the PowerShell that is on the PATH.</summary>
internal static class PowerShellGuide
{
    internal static string? FindPowerShell() => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .SelectMany(folder => new[] { Path.Combine(folder, "pwsh"), Path.Combine(folder, "pwsh.exe") })
        .FirstOrDefault(File.Exists);

    internal static async Task<int> RunAsync(string pwsh, Tour tour, CancellationToken cancellationToken)
    {
        ProcessStartInfo start = new(pwsh)
        {
            ArgumentList = { "-NoProfile", "-NonInteractive", "-File", Path.Combine(AppContext.BaseDirectory, "Quickstart.ps1") },
        };
        Add("ModulePath", ModulePath());
        Add("Url", tour.Url?.GetLeftPart(UriPartial.Authority));
        Add("Region", tour.Region);
        Add("ProfileName", tour.Profile);
        Add("ClusterId", tour.ClusterId);
        Add("ExecutionRoleArn", tour.ExecutionRoleArn);
        if (tour.HasEndpoint)
        {
            Add("VirtualClusterId", tour.VirtualClusterId);
            Add("EndpointId", tour.EndpointId);
        }

        if (tour.Url is not null)
        {
            // By environment, as anyone would: not on a command line that the whole machine can read.
            start.Environment["AWS_ACCESS_KEY_ID"] = Tour.EmulatorAccessKey;
            start.Environment["AWS_SECRET_ACCESS_KEY"] = Tour.EmulatorSecretKey;
            start.Environment.Remove("AWS_SESSION_TOKEN");
        }

        using Process process = Process.Start(start)!;
        await process.WaitForExitAsync(cancellationToken).ConfigureAwait(false);
        return process.ExitCode;

        void Add(string parameter, string? value)
        {
            if (value is null)
                return;
            start.ArgumentList.Add("-" + parameter);
            start.ArgumentList.Add(value);
        }
    }

    private static string ModulePath() => typeof(PowerShellGuide).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(a => string.Equals(a.Key, "ModulePath", StringComparison.Ordinal)).Value!;
}
