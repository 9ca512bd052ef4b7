using System.Management.Automation;

namespace EmrSessionCredentials.Loader;

/// <summary>What PowerShell runs when it imports the loader, and so before it looks at the cmdlets.</summary>
public sealed class ModuleImport : IModuleAssemblyInitializer
{
    /// <inheritdoc />
#if NETFRAMEWORK
    public void OnImport() => DesktopAssemblies.Install();
#else
    public void OnImport() => ModuleLoadContext.Install();
#endif
}
