using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace EmrSessionCredentials.Benchmarks.Processes;

/// <summary>Finds programs on the PATH.</summary>
internal static class Tools
{
    /// <summary>The path of a program; null when there is none.</summary>
    internal static string? Find(string program) => FindAll(program).FirstOrDefault();

    /// <summary>All programs of this name; pyenv's shims last: they are shell scripts and take a while.</summary>
    internal static IEnumerable<string> FindAll(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .SelectMany(folder => new[] { Path.Combine(folder, program), Path.Combine(folder, program + ".exe") })
        .Where(File.Exists)
        .OrderBy(IsShim);

    internal static bool IsShim(string path) =>
        path.Contains($"{Path.DirectorySeparatorChar}shims{Path.DirectorySeparatorChar}", StringComparison.Ordinal);
}
