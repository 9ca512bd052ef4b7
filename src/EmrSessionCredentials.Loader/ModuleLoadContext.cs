using System;
using System.IO;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Loader;

namespace EmrSessionCredentials.Loader;

/// <summary>
/// Where this module's engine and its AWSSDK assemblies live, apart from everyone else's. Every AWSSDK.Core 4 has the same
/// assembly version, and in one context the first one loaded wins; in a context of its own the module always uses the one
/// it was built with, and does not affect others. The cmdlets and the types that scripts name are in the default context,
/// where PowerShell looks for types.
/// </summary>
internal sealed class ModuleLoadContext : AssemblyLoadContext
{
    private const string Engine = "EmrSessionCredentials.Engine";
    private const string Model = "EmrSessionCredentials.Model";
    private const string Cmdlets = "EmrSessionCredentials";

    // Once in a process: removing and importing the module again must give the same types.
    private static readonly Lazy<ModuleLoadContext> Instance = new(() => new ModuleLoadContext());

    private ModuleLoadContext()
    {
    }

    /// <summary>
    /// Where ReadyToRun images for this runtime and platform are, if there are any; they need no JIT compiler. A runtime
    /// takes only those of its own major version and platform, so only an exact match is used.
    /// </summary>
    private static string Images { get; } = Path.Combine(
        Path.GetDirectoryName(Folder)!, $"net{Environment.Version.Major}.0-{PlatformIdentifier()}");

    /// <summary>The portable assemblies: in a folder that PowerShell does not search when it loads the cmdlets.</summary>
    private static string Library { get; } = Path.Combine(Folder, "lib");

    private static string Folder => Path.GetDirectoryName(typeof(ModuleLoadContext).Assembly.Location)!;

    /// <summary>
    /// Loads the types that scripts name and then the cmdlets into the default context, as images where they fit, and lets
    /// that context find the engine in this one. PowerShell, about to load the cmdlets from their portable file, is then
    /// handed the same assembly.
    /// </summary>
    internal static void Install()
    {
        foreach (string name in new[] { Model, Cmdlets })
        {
            string image = Path.Combine(Images, name + ".dll");
            Default.LoadFromAssemblyPath(File.Exists(image) ? image : Path.Combine(Folder, name + ".dll"));
        }

        Default.Resolving += FindEngine;
    }

    /// <inheritdoc />
    protected override Assembly? Load(AssemblyName assemblyName)
    {
        if (assemblyName is null)
            throw new ArgumentNullException(nameof(assemblyName));

        // The model is shared with the default context, or the engine's objects would be of other types than the cmdlets'.
        if (string.Equals(assemblyName.Name, Model, StringComparison.Ordinal))
            return null;

        // What is not the module's (.NET itself, System.Management.Automation) comes from the default context.
        string path = Path.Combine(Images, assemblyName.Name + ".dll");
        if (!File.Exists(path))
            path = Path.Combine(Library, assemblyName.Name + ".dll");
        return File.Exists(path) ? LoadFromAssemblyPath(path) : null;
    }

    private static Assembly? FindEngine(AssemblyLoadContext context, AssemblyName name) =>
        string.Equals(name.Name, Engine, StringComparison.Ordinal) ? Instance.Value.LoadFromAssemblyName(name) : null;

    // RuntimeInformation.RuntimeIdentifier is not in .NET Standard 2.0.
    private static string PlatformIdentifier() =>
        AppContext.GetData("RUNTIME_IDENTIFIER") as string ?? RuntimeInformation.OSArchitecture.ToString();
}
