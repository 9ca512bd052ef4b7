using System;
using System.Management.Automation;

namespace EmrSessionCredentials.Loader;

/// <summary>What PowerShell runs when it imports the loader, and so before it looks at the cmdlets.</summary>
public sealed class ModuleImport : IModuleAssemblyInitializer
{
    private static readonly object Gate = new();
    private static bool _isInstalled;

    /// <inheritdoc />
    /// <exception cref="NotSupportedException">
    /// This PowerShell is too old for the module, or another version of the module is loaded in this process.
    /// </exception>
    public void OnImport()
    {
        if (Refusal.Find(Environment.Version, AppDomain.CurrentDomain.GetAssemblies()) is { } refusal)
            throw new NotSupportedException(refusal);

        // Once a process: a runspace that binds while another imports must find the assemblies, too.
        lock (Gate)
        {
            if (_isInstalled)
                return;
#if NETFRAMEWORK
            DesktopAssemblies.Install();
#else
            ModuleLoadContext.Install();
#endif
            _isInstalled = true;
        }
    }
}
