using System;
using System.IO;
using System.Linq;
using System.Reflection;

namespace EmrSessionCredentials.Tests;

/// <summary>Where the files are that tests read: the repository itself and the oracle folder beside it.</summary>
internal static class Repository
{
    internal static string Root { get; } = typeof(Repository).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(a => string.Equals(a.Key, "RepositoryRoot", StringComparison.Ordinal)).Value!;

    internal static string Data(string file) => Path.Combine(Root, "tests", "Data", file);

    private static string OracleFolder { get; } = Path.GetFullPath(Path.Combine(Root, "..", "shared", "oracles"));

    /// <summary>The path of an oracle file, or null with the reason why its cases cannot run here.</summary>
    internal static string? Oracle(string file, out string reason)
    {
        string path = Path.Combine(OracleFolder, file);
        reason = File.Exists(path) ? "" : $"no ../shared/oracles/{file} beside this checkout";
        return File.Exists(path) ? path : null;
    }
}
