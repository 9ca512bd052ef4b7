using System;
using System.IO;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Loader;

namespace EmrSessionCredentials.Loader;

/// <summary>
/// Where this module and its AWSSDK assemblies live, apart from everyone else's. Every AWSSDK.Core 4 has the same
/// assembly version, and in one context the first one loaded wins; in a context of its own the module always gets
/// the one it was built with, and disturbs nobody.
/// </summary>
public sealed class ModuleLoadContext : AssemblyLoadContext
{
    // Removing and importing the module again must give the same types: cmdlets, formats and user variables refer to them.
    private static readonly Lazy<Assembly> Module = new(LoadModule);

    private readonly string[] _folders;

    private ModuleLoadContext(params string[] folders)
        : base("EmrSessionCredentials", isCollectible: false)
    {
        _folders = folders;
    }

    /// <summary>Loads the cmdlets, once in a process.</summary>
    /// <returns>The assembly to give to <c>Import-Module -Assembly</c>.</returns>
    public static Assembly GetModule() => Module.Value;

    /// <inheritdoc />
    protected override Assembly? Load(AssemblyName assemblyName)
    {
        ArgumentNullException.ThrowIfNull(assemblyName);
        // What is not beside the module (.NET itself, System.Management.Automation) comes from the default context.
        return Find(assemblyName.Name!) is { } path ? LoadFromAssemblyPath(path) : null;
    }

    private static Assembly LoadModule()
    {
        string portable = Path.GetDirectoryName(typeof(ModuleLoadContext).Assembly.Location)!;
        ModuleLoadContext context = new(ImagesFor(portable), portable);
        return context.LoadFromAssemblyPath(context.Find("EmrSessionCredentials")!);
    }

    /// <summary>
    /// Beside the portable assemblies there may be ReadyToRun images of them, which need no JIT compiler. A runtime takes
    /// only those of its own major version and platform, so nothing but an exact match is worth a look.
    /// </summary>
    private static string ImagesFor(string portable) => Path.Combine(
        Path.GetDirectoryName(portable)!, $"net{Environment.Version.Major}.0-{RuntimeInformation.RuntimeIdentifier}");

    private string? Find(string assembly)
    {
        foreach (string folder in _folders)
        {
            string path = Path.Combine(folder, assembly + ".dll");
            if (File.Exists(path))
                return path;
        }

        return null;
    }
}
