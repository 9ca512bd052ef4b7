# PowerShell 7 gets the module from a load context of its own, so that AWS.Tools, or any module with another AWSSDK.Core,
# works in the same session. Windows PowerShell has no load contexts and loads it as it is.
if ($PSEdition -eq 'Core') {
    # Not Add-Type: it costs more than the rest of the import together.
    $loader = [Reflection.Assembly]::LoadFrom([IO.Path]::Combine($PSScriptRoot, 'bin', 'net8.0', 'EmrSessionCredentials.Loader.dll'))
    $assembly = $loader.GetType('EmrSessionCredentials.Loader.ModuleLoadContext')::GetModule()
    $cmdlets = Microsoft.PowerShell.Core\Import-Module -Assembly $assembly -PassThru
}
else {
    $cmdlets = Microsoft.PowerShell.Core\Import-Module -Name ([IO.Path]::Combine($PSScriptRoot, 'bin', 'net472', 'EmrSessionCredentials.dll')) -PassThru
}

# When the assembly is in the session already (a second Import-Module -Force), PowerShell hands out the cmdlets but does
# not add them to this module's exports again; AddExportedCmdlet is what its own loader calls.
$addExportedCmdlet = [Management.Automation.PSModuleInfo].GetMethod(
    'AddExportedCmdlet', [Reflection.BindingFlags]'Instance, NonPublic')
foreach ($cmdlet in $cmdlets.ExportedCmdlets.Values) {
    $addExportedCmdlet.Invoke($ExecutionContext.SessionState.Module, @(, $cmdlet))
}
