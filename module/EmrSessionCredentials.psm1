# The loader first. From then on what the cmdlets need comes from a load context of its own (Windows PowerShell has none, and
# its loader only finds what lies there), so that AWS.Tools, or any module with another AWSSDK.Core, works in the same
# session. No script beyond this: each session that imports the module pays for every line, comparisons and calls most.
Import-Module $PSScriptRoot/bin/$PSEdition/EmrSessionCredentials.Loader.dll, $PSScriptRoot/bin/$PSEdition/EmrSessionCredentials.dll

# The vault, for SecretManagement's runspace, where it is called as a command of a module nested in this one: a runspace
# without a host's profile. Where somebody sits at a prompt it would only be paid for, so it is not in NestedModules.
if (!$PROFILE) {
    Import-Module $PSScriptRoot/EmrSessionCredentials.Extension/EmrSessionCredentials.Extension.psm1
}
