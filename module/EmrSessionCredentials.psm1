# The loader first. From then on what the cmdlets need comes from a load context of its own (Windows PowerShell has none, and
# its loader only finds what lies there), so that AWS.Tools, or any module with another AWSSDK.Core, works in the same
# session. No script beyond this: each session that imports the module pays for every line, comparisons and calls most.
Import-Module $PSScriptRoot/bin/$PSEdition/EmrSessionCredentials.Loader.dll, $PSScriptRoot/bin/$PSEdition/EmrSessionCredentials.dll

# The vault, which SecretManagement calls as a command of a module nested in this one. It is only of use where SecretManagement
# is imported, as it is in the runspace in which it calls vaults; anywhere else it would be paid for, so it is not in NestedModules.
foreach ($manager in Get-Module Microsoft.PowerShell.SecretManagement) {
    Import-Module $PSScriptRoot/EmrSessionCredentials.Extension/EmrSessionCredentials.Extension.psm1
}
