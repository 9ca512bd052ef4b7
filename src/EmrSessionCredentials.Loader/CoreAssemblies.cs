using System;
using System.IO;
using System.Runtime.InteropServices;
using System.Runtime.Loader;

namespace EmrSessionCredentials.Loader;

/// <summary>
/// The assemblies of PowerShell 7: ReadyToRun images for this runtime and platform, if there are any; they need no JIT
/// compiler. A runtime takes only those of its own major version and platform, so only an exact match is used.
/// </summary>
internal static class CoreAssemblies
{
    /// <summary>
    /// Loads the types that scripts name and then the cmdlets into the default context. PowerShell, about to load the
    /// cmdlets from the file that the manifest names, is then handed the same assembly.
    /// </summary>
    internal static void Install()
    {
        // RuntimeInformation.RuntimeIdentifier is not in .NET Standard 2.0.
        object platform = AppContext.GetData("RUNTIME_IDENTIFIER") ?? RuntimeInformation.OSArchitecture;
        string images = Path.Combine(ModuleImport.Folder, $"net{Environment.Version.Major}.0-{platform}");
        string folder = Directory.Exists(images) ? images : Path.Combine(ModuleImport.Folder, "Core");
        AssemblyLoadContext.Default.LoadFromAssemblyPath(Path.Combine(folder, ModuleImport.Model));
        AssemblyLoadContext.Default.LoadFromAssemblyPath(Path.Combine(folder, ModuleImport.Cmdlets));
    }
}
