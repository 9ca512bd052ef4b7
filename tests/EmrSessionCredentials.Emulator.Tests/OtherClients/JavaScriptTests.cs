using System.Collections.Generic;
using System.IO;
using System.Threading.Tasks;
using EmrSessionCredentials.Tests;

namespace EmrSessionCredentials.Emulator.Tests.OtherClients;

/// <summary>The AWS SDK for JavaScript v3, wherever Node.js is.</summary>
public sealed class JavaScriptTests
{
    private const string Client = "AWS SDK for JavaScript";
    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "JavaScript");

    [Theory]
    [MemberData(nameof(Cases), DisableDiscoveryEnumeration = true)]
    public void Aws_sdk_for_javascript(string name, string? error) => Assert.True(error is null, $"{name}: {error}");

    public static async Task<IEnumerable<ITheoryDataRow>> Cases()
    {
        if (OtherClient.Find("node", "node.exe") is not string node)
            return OtherClient.Skipped(Client, "Node.js is not on the PATH");
        return await InstallAsync() is string problem
            ? OtherClient.Skipped(Client, problem)
            : await OtherClient.RowsAsync(Client, Folder, node, "check.js");
    }

    /// <summary>Installs what the lock file names, when it has changed; says why where that cannot be done.</summary>
    private static async Task<string?> InstallAsync()
    {
        string installed = Path.Combine(Folder, "node_modules", ".package-lock.json");
        string wanted = Path.Combine(Folder, "package-lock.json");
        if (File.Exists(installed) && File.GetLastWriteTimeUtc(installed) >= File.GetLastWriteTimeUtc(wanted)) return null;
        if (OtherClient.Find("npm.cmd", "npm") is not string npm) return "npm is not on the PATH";
        string[] arguments = ["ci", "--no-audit", "--prefer-offline", "--fetch-retries=0", "--loglevel=error"];
        (int exitCode, _, string errors) = await OtherClient.RunAsync(Folder, npm, arguments);
        return exitCode == 0 ? null : $"npm ci failed: {errors.Split('\n')[0]}";
    }
}
