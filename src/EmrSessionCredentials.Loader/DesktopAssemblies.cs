using System;
using System.IO;
using System.Reflection;

namespace EmrSessionCredentials.Loader;

/// <summary>
/// The assemblies of Windows PowerShell. It has neither load contexts nor, for a module, binding redirects: an assembly built
/// against one version of System.Memory does not find the other that lies beside it. This finds it by its name, for this
/// module's folder only.
/// </summary>
internal static class DesktopAssemblies
{
    private static readonly string Folder = Path.Combine(ModuleImport.Folder, "Desktop");

    internal static void Install()
    {
        AppDomain.CurrentDomain.AssemblyResolve += Resolve;
        // The manifest names the file of PowerShell 7. .NET Framework gives an assembly that it has loaded in place of another
        // file of the same identity.
        Assembly.LoadFrom(Path.Combine(Folder, ModuleImport.Cmdlets));
    }

    private static Assembly? Resolve(object sender, ResolveEventArgs args)
    {
        string path = Path.Combine(Folder, new AssemblyName(args.Name).Name + ".dll");
        return File.Exists(path) ? Assembly.LoadFrom(path) : null;
    }
}
