using System;
using System.Linq;
using System.Reflection;

namespace EmrSessionCredentials.Tests;

/// <summary>Where the repository is, from wherever the test assembly runs.</summary>
internal static class Repository
{
    internal static string Root { get; } = typeof(Repository).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(a => string.Equals(a.Key, "RepositoryRoot", StringComparison.Ordinal)).Value!;
}
