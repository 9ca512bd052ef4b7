using System;
using System.IO;
using System.Linq;
using System.Reflection;

namespace EmrSessionCredentials.Loader;

/// <summary>
/// The assemblies of Windows PowerShell. It has neither load contexts nor, for a module, binding redirects: an assembly
/// built against one version of System.Memory does not find the other that lies beside it. This finds it by its name,
/// for this module's folder only. .NET Framework asks for what other modules need, too. These must not be given an
/// older assembly than they ask for.
/// </summary>
internal static class DesktopAssemblies
{
    private static readonly string Folder = Path.Combine(ModuleImport.Folder, "Desktop");

    internal static void Install()
    {
        AppDomain.CurrentDomain.AssemblyResolve += Resolve;
        // The manifest names the file of PowerShell 7. .NET Framework gives an assembly that it has loaded in place of
        // another file of the same identity.
        Assembly.LoadFrom(Path.Combine(Folder, ModuleImport.Cmdlets));
    }

    private static Assembly? Resolve(object sender, ResolveEventArgs args)
    {
        AssemblyName asked = new(args.Name);
        string path = Path.Combine(Folder, asked.Name + ".dll");
        return File.Exists(path) && Satisfies(AssemblyName.GetAssemblyName(path), asked)
            ? Assembly.LoadFrom(path)
            : null;
    }

    // A name can be without a version or a token.
    private static bool Satisfies(AssemblyName file, AssemblyName asked) =>
        (asked.Version is null || asked.Version <= file.Version)
        && (asked.GetPublicKeyToken() is not { } token || token.SequenceEqual(file.GetPublicKeyToken() ?? []));
}
