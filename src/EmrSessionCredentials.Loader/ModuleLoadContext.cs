using System;
using System.IO;
using System.Linq;
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

    // Once in a process: removing and importing the module again must give the same types.
    private static readonly Lazy<ModuleLoadContext> Instance = new(Create);

    private readonly string[] _folders;

    private ModuleLoadContext(params string[] folders)
        : base("EmrSessionCredentials", isCollectible: false)
    {
        _folders = folders;
    }

    /// <summary>Lets the default context find the module's core in this one. Does nothing the second time.</summary>
    public static void Install()
    {
        Default.Resolving -= FindCore;
        Default.Resolving += FindCore;
    }

    /// <inheritdoc />
    protected override Assembly? Load(AssemblyName assemblyName)
    {
        ArgumentNullException.ThrowIfNull(assemblyName);
        // What is not the module's (.NET itself, System.Management.Automation) comes from the default context.
        string? path = _folders.Select(folder => Path.Combine(folder, assemblyName.Name + ".dll")).FirstOrDefault(File.Exists);
        return path is null ? null : LoadFromAssemblyPath(path);
    }

    private static Assembly? FindCore(AssemblyLoadContext context, AssemblyName name) =>
        string.Equals(name.Name, Core, StringComparison.Ordinal) ? Instance.Value.LoadFromAssemblyName(name) : null;

    /// <summary>
    /// The portable assemblies are in a folder that PowerShell, loading the cmdlets, does not search. Beside them there
    /// may be ReadyToRun images, which need no JIT compiler. A runtime takes only those of its own major version and
    /// platform, so nothing but an exact match is worth a look.
    /// </summary>
    private static ModuleLoadContext Create()
    {
        string here = Path.GetDirectoryName(typeof(ModuleLoadContext).Assembly.Location)!;
        string images = $"net{Environment.Version.Major}.0-{RuntimeInformation.RuntimeIdentifier}";
        return new ModuleLoadContext(Path.Combine(Path.GetDirectoryName(here)!, images), Path.Combine(here, "lib"));
    }
}
