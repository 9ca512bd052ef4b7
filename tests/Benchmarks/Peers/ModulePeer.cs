using System.Globalization;
using System.IO;
using EmrSessionCredentials.Benchmarks.Floor;
using EmrSessionCredentials.Benchmarks.Processes;

namespace EmrSessionCredentials.Benchmarks.Peers;

/// <summary>The module, in a real PowerShell.</summary>
/// <param name="PowerShell">The program.</param>
/// <param name="Module">The manifest of the module.</param>
internal sealed record ModulePeer(string Id, string Title, string PowerShell, string Module)
    : Peer(Id, Title)
{
    internal const string MainId = "module";
    internal const string BaselineId = "baseline";
    internal const string ToolId = "tool";

    /// <summary>A PowerShell that does nothing: what the whole-process figures are measured against.</summary>
    internal ProcessCommand Bare => Script("1");

    /// <summary>A PowerShell that imports the module.</summary>
    internal ProcessCommand Import => Script($"Import-Module '{Module}'; 1");

    internal override ProcessCommand First => Script($"Import-Module '{Module}'; {Credential}");

    /// <summary>The time that a PowerShell needs for the import and a first credential when it runs already, in seconds.</summary>
    internal ProcessCommand FirstInside => Script(
        $"$watch = [Diagnostics.Stopwatch]::StartNew(); Import-Module '{Module}'; $null = {Credential}; "
        + "$watch.Elapsed.TotalSeconds.ToString([cultureinfo]::InvariantCulture)");

    private static string Credential =>
        "Get-EMRCManagedEndpointSessionCredential endpoint1"
        + $" -VirtualClusterIdentifier {Known.VirtualCluster} -ExecutionRoleArn {Known.Role}"
        + " -AsPlainText -Select Credentials.Token";

    internal override ProcessCommand Driver(Workload workload)
    {
        string[] arguments =
        [
            "-NoProfile", "-NonInteractive",
            "-File", Path.Combine(Repository.Benchmarks, "powershell", "Measure-Module.ps1"),
            "-Module", Module,
            "-Operation", workload.Operation,
            "-Items", Number(workload.Items),
            "-Targets", Number(workload.Targets),
            "-Concurrency", Number(workload.Concurrency),
            "-Passes", Number(workload.Passes),
            "-WarmUp", Number(workload.WarmUp),
            .. workload.Turns ? ["-Turns"] : (string[])[],
            .. workload.Stream ? ["-Stream"] : (string[])[],
        ];
        return new ProcessCommand(PowerShell, arguments);
    }

    private ProcessCommand Script(string script) => new(PowerShell, ["-NoProfile", "-NonInteractive", "-c", script]);

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
