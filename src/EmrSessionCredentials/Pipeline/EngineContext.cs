#if NET
using System;
using System.IO;
using System.Reflection;
using System.Runtime.Loader;

namespace EmrSessionCredentials.Pipeline;

/// <summary>
/// Where the engine and its AWSSDK assemblies live, apart from everyone else's. Every AWSSDK.Core 4 has the same
/// assembly version, and in one context the first one loaded wins; in a context of its own the module always uses the
/// one it was built with, and does not affect others. The cmdlets and the types that scripts name are in the default
/// context, where PowerShell looks for types.
/// </summary>
internal sealed class EngineContext : AssemblyLoadContext
{
    private const string Model = "EmrSessionCredentials.Model";

    /// <summary>Where the cmdlets are: a folder of images for this runtime, or the portable assemblies.</summary>
    private static readonly string Folder = Path.GetDirectoryName(typeof(EngineContext).Assembly.Location)!;

    /// <summary>
    /// The portable assemblies of the engine: in a folder that PowerShell does not search when it loads the cmdlets.
    /// </summary>
    private static readonly string Library = Path.Combine(Path.GetDirectoryName(Folder)!, "Core", "lib");

    internal EngineContext()
        : base("EmrSessionCredentials")
    {
    }

    /// <inheritdoc />
    protected override Assembly? Load(AssemblyName assemblyName)
    {
        // The model is shared with the default context, or the engine's objects would be of other types than the
        // cmdlets'.
        if (string.Equals(assemblyName.Name, Model, StringComparison.Ordinal))
            return null;

        // What is not the module's (.NET itself) comes from the default context.
        string file = assemblyName.Name + ".dll";
        string path = Path.Combine(Folder, file);
        if (!File.Exists(path))
            path = Path.Combine(Library, file);
        return File.Exists(path) ? LoadFromAssemblyPath(path) : null;
    }
}
#endif
