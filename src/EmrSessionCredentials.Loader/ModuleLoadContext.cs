using System;
using System.IO;
using System.Reflection;
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

    private readonly string _folder;

    private ModuleLoadContext(string folder)
        : base("EmrSessionCredentials", isCollectible: false)
    {
        _folder = folder;
    }

    /// <summary>Loads the cmdlets, once in a process.</summary>
    /// <returns>The assembly to give to <c>Import-Module -Assembly</c>.</returns>
    public static Assembly GetModule() => Module.Value;

    /// <inheritdoc />
    protected override Assembly? Load(AssemblyName assemblyName)
    {
        ArgumentNullException.ThrowIfNull(assemblyName);
        // What is not beside the module (.NET itself, System.Management.Automation) comes from the default context.
        string path = Path.Combine(_folder, assemblyName.Name + ".dll");
        return File.Exists(path) ? LoadFromAssemblyPath(path) : null;
    }

    private static Assembly LoadModule()
    {
        string folder = Path.GetDirectoryName(typeof(ModuleLoadContext).Assembly.Location)!;
        return new ModuleLoadContext(folder).LoadFromAssemblyPath(Path.Combine(folder, "EmrSessionCredentials.dll"));
    }
}
