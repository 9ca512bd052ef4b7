# A script for nothing but the choice of edition: every line of script here is paid for by each session that imports the
# module.
if ($PSEdition -eq 'Core') {
    # The loader first. From then on what the cmdlets need comes from a load context of its own, so that AWS.Tools, or any
    # module with another AWSSDK.Core, works in the same session.
    Import-Module "$PSScriptRoot/bin/net8.0/EmrSessionCredentials.Loader.dll"
    Import-Module "$PSScriptRoot/bin/net8.0/EmrSessionCredentials.dll"
}
else {
    # Windows PowerShell has no load contexts and loads it as it is.
    Import-Module "$PSScriptRoot/bin/net472/EmrSessionCredentials.dll"
}

# The vault, for SecretManagement's runspace, where it is called as a command of a module nested in this one. Elsewhere it
# would only be paid for, so it is not among the manifest's NestedModules.
if ('Microsoft.PowerShell.SecretManagement.SecretInformation' -as [type]) {
    Import-Module "$PSScriptRoot/EmrSessionCredentials.Extension/EmrSessionCredentials.Extension.psm1"
}
