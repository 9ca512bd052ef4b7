using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.InteropServices;

namespace EmrSessionCredentials.Tests;

/// <summary>
/// Starts the PowerShell that the build restored, or the one that the environment variable <c>EMR_PWSH</c> names: the
/// path of <c>pwsh</c>, or of a <c>pwsh.dll</c>, which runs in this process's .NET.
/// </summary>
internal static class PowerShellProcess
{
    private const string Variable = "EMR_PWSH";

    /// <summary>The path of the PowerShell that is started.</summary>
    internal static string Location { get; } = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } chosen
        ? chosen
        : typeof(PowerShellProcess).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(a => string.Equals(a.Key, "PowerShell", StringComparison.Ordinal)).Value!;

    /// <summary>The program to start where one command must be enough: for a <c>pwsh.dll</c>, the one beside it.</summary>
    internal static string Program => IsAssembly
        ? Path.ChangeExtension(Location, OperatingSystem.IsWindows() ? ".exe" : null)
        : Location;

    private static bool IsAssembly => Path.GetExtension(Location).Equals(".dll", StringComparison.OrdinalIgnoreCase);

    /// <summary>What to start it with, without a profile and without its check for updates.</summary>
    /// <param name="arguments">The arguments after <c>-NoProfile</c>.</param>
    internal static ProcessStartInfo CreateStartInfo(params ReadOnlySpan<string> arguments)
    {
        // <root>/shared/Microsoft.NETCore.App/<version>/
        string dotnet = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));
        ProcessStartInfo start = new(IsAssembly ? Path.Combine(dotnet, "dotnet") : Location);
        if (IsAssembly)
            start.ArgumentList.Add(Location);
        start.ArgumentList.Add("-NoProfile");
        foreach (string argument in arguments)
            start.ArgumentList.Add(argument);

        // A .NET tool's pwsh, started as a child by its path, looks for .NET here.
        start.Environment["DOTNET_ROOT"] = dotnet;
        start.Environment["POWERSHELL_UPDATECHECK"] = "Off";
        start.Environment["POWERSHELL_TELEMETRY_OPTOUT"] = "1";
        return start;
    }
}
