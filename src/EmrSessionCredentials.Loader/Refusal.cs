using System;
using System.Collections.Generic;
using System.Reflection;

namespace EmrSessionCredentials.Loader;

/// <summary>Why the module cannot be imported in this process.</summary>
internal static class Refusal
{
    private const string Model = "EmrSessionCredentials.Model";

    /// <summary>
    /// Whether this is Windows PowerShell. .NET Core 2 has the same version number as .NET Framework.
    /// </summary>
    internal static bool IsFramework => typeof(object).Assembly.GetName().Name == "mscorlib";

    /// <param name="runtime">The version of .NET that runs.</param>
    /// <param name="loaded">The assemblies that are loaded.</param>
    /// <returns>One sentence, or null when the module can be imported.</returns>
    internal static string? Find(Version runtime, IEnumerable<Assembly> loaded)
    {
        // PowerShell 7.4 is the first on .NET 8.
        if (runtime.Major < 8 && !IsFramework)
            return $"EmrSessionCredentials needs PowerShell 7.4 or later, and this PowerShell runs on .NET {runtime.Major}.";

        Version own = typeof(Refusal).Assembly.GetName().Version;
        Version? other = NameOf(Model, loaded)?.Version;
        return other is null || other == own
            ? null
            : $"EmrSessionCredentials {other.ToString(3)} is loaded in this process; start a new session to use {own.ToString(3)}.";
    }

    /// <summary>The full name of the assembly that is loaded under a name, or null.</summary>
    internal static AssemblyName? NameOf(string name, IEnumerable<Assembly> loaded)
    {
        // Not a query: the loader has no image, and everything in it is compiled at each start. GetName is slow.
        foreach (Assembly assembly in loaded)
        {
            if (assembly.FullName.StartsWith(name + ",", StringComparison.Ordinal))
                return assembly.GetName();
        }

        return null;
    }
}
