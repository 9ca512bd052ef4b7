using System;
using System.IO;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Loader;

namespace EmrSessionCredentials.Loader;

/// <summary>
/// Where this module's core and its AWSSDK assemblies live, apart from everyone else's. Every AWSSDK.Core 4 has the same
/// assembly version, and in one context the first one loaded wins; in a context of its own the module always gets the
/// one it was built with, and disturbs nobody. The cmdlets themselves are in the default context, as PowerShell loads
/// them, and name no type of AWSSDK.
/// </summary>
public sealed class ModuleLoadContext : AssemblyLoadContext
{
    /// <summary>The one assembly that the cmdlets refer to; whatever that needs in turn is found here.</summary>
    private const string Core = "EmrSessionCredentials.Core";
    private const string Cmdlets = "EmrSessionCredentials.dll";

    // Once in a process: removing and importing the module again must give the same types.
    private static readonly Lazy<ModuleLoadContext> Instance = new(() => new ModuleLoadContext());

    private ModuleLoadContext()
        : base("EmrSessionCredentials", isCollectible: false)
    {
    }

    /// <summary>
    /// Where ReadyToRun images for this runtime and platform are, if there are any; they need no JIT compiler. A runtime
    /// takes only those of its own major version and platform, so nothing but an exact match is worth a look.
    /// </summary>
    internal static string Images { get; } = Path.Combine(
        Path.GetDirectoryName(Folder)!, $"net{Environment.Version.Major}.0-{RuntimeInformation.RuntimeIdentifier}");

    /// <summary>The portable assemblies: in a folder that PowerShell, loading the cmdlets, does not search.</summary>
    private static string Library { get; } = Path.Combine(Folder, "lib");

    private static string Folder => Path.GetDirectoryName(typeof(ModuleLoadContext).Assembly.Location)!;

    /// <summary>
    /// Lets the default context find the module's core in this one, and gives it the image of the cmdlets, if there is
    /// one: PowerShell, about to load them from their portable file, is then handed the same assembly. Does nothing the
    /// second time.
    /// </summary>
    public static void Install()
    {
        Default.Resolving -= FindCore;
        Default.Resolving += FindCore;
        string cmdlets = Path.Combine(Images, Cmdlets);
        if (File.Exists(cmdlets))
            Default.LoadFromAssemblyPath(cmdlets);
    }

    /// <inheritdoc />
    protected override Assembly? Load(AssemblyName assemblyName)
    {
        ArgumentNullException.ThrowIfNull(assemblyName);
        // What is not the module's (.NET itself, System.Management.Automation) comes from the default context.
        string path = Path.Combine(Images, assemblyName.Name + ".dll");
        if (!File.Exists(path))
            path = Path.Combine(Library, assemblyName.Name + ".dll");
        return File.Exists(path) ? LoadFromAssemblyPath(path) : null;
    }

    private static Assembly? FindCore(AssemblyLoadContext context, AssemblyName name) =>
        string.Equals(name.Name, Core, StringComparison.Ordinal) ? Instance.Value.LoadFromAssemblyName(name) : null;
}
