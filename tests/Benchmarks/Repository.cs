using System;
using System.IO;
using System.Linq;
using System.Reflection;

namespace EmrSessionCredentials.Benchmarks;

/// <summary>Where things are, as the build knew it.</summary>
internal static class Repository
{
    internal static string Root { get; } = Metadata("RepositoryRoot");

    internal static string Benchmarks { get; } = Path.Combine(Root, "tests", "Benchmarks");

    /// <summary>The built module's manifest.</summary>
    internal static string Module { get; } = Metadata("Module");

    /// <summary>The folder of restored packages.</summary>
    internal static string Packages { get; } = Metadata("Packages");

    /// <summary>The built emulator.</summary>
    internal static string Emulator { get; } = Metadata("Emulator");

    /// <summary>Service models, for a botocore that is older than the operations.</summary>
    internal static string Data { get; } = Path.Combine(Root, "tests", "Data");

    private static string Metadata(string key) => typeof(Repository).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(a => string.Equals(a.Key, key, StringComparison.Ordinal)).Value!;
}
