using System.Collections.Generic;
using System.IO;
using System.Management.Automation;
using System.Reflection;

namespace EmrSessionCredentials.Loader;

/// <summary>
/// The vault, which SecretManagement calls as a command of a module nested in this one. It is only of use where
/// SecretManagement is imported, as it is in the runspace in which it calls vaults; anywhere else it would cost time,
/// so it is not in the manifest's NestedModules.
/// </summary>
internal static class VaultExtension
{
    private const string Manager = "Microsoft.PowerShell.SecretManagement";
    private const string Script = "foreach ($manager in Get-Module $args[0]) { Import-Module $args[1] }";

    internal static void Import(IEnumerable<Assembly> loaded)
    {
        // Asking PowerShell costs more than all the rest of the loader.
        if (Refusal.NameOf(Manager, loaded) is null)
            return;
        string path = Path.Combine(
            Path.GetDirectoryName(ModuleImport.Folder), "EmrSessionCredentials.Extension", "EmrSessionCredentials.Extension.psm1");
        using PowerShell shell = PowerShell.Create(RunspaceMode.CurrentRunspace);
        shell.AddScript(Script).AddArgument(Manager).AddArgument(path).Invoke();
    }
}
