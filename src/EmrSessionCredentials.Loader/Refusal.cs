using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;

namespace EmrSessionCredentials.Loader;

/// <summary>Why the module cannot be imported in this process.</summary>
internal static class Refusal
{
    private const string Model = "EmrSessionCredentials.Model";

    /// <param name="runtime">The version of .NET that runs.</param>
    /// <param name="loaded">The assemblies that are loaded.</param>
    /// <returns>One sentence, or null when the module can be imported.</returns>
    internal static string? Find(Version runtime, IEnumerable<Assembly> loaded)
    {
#if !NETFRAMEWORK
        // PowerShell 7.4 is the first on .NET 8.
        if (runtime.Major < 8)
            return $"EmrSessionCredentials needs PowerShell 7.4 or later, and this PowerShell runs on .NET {runtime.Major}.";
#endif
        Version own = typeof(Refusal).Assembly.GetName().Version;
        Version? other = loaded.Select(assembly => assembly.GetName())
            .FirstOrDefault(name => string.Equals(name.Name, Model, StringComparison.Ordinal))?.Version;
        return other is null || other == own
            ? null
            : $"EmrSessionCredentials {other.ToString(3)} is loaded in this process; start a new session to use {own.ToString(3)}.";
    }
}
