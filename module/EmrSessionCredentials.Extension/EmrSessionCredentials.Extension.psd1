# For SecretManagement, which imports it when a vault is registered, to see what it exports.
@{
    RootModule        = 'EmrSessionCredentials.Extension.psm1'
    ModuleVersion     = '1.0.0'
    GUID              = '6f1c2b62-3f0e-4b0c-9c0b-6a8d0e3a9a51'
    Author            = 'The EmrSessionCredentials developers'
    CompanyName       = 'The EmrSessionCredentials developers'
    Copyright         = '(c) The EmrSessionCredentials developers. Apache-2.0.'
    Description       = 'A vault of Microsoft.PowerShell.SecretManagement whose secrets are session credentials of Amazon EMR.'
    PowerShellVersion = '5.1'
    FunctionsToExport = @('Get-Secret', 'Get-SecretInfo', 'Remove-Secret', 'Set-Secret', 'Set-SecretInfo', 'Test-SecretVault', 'Unlock-SecretVault')
    CmdletsToExport   = @()
    AliasesToExport   = @()
    VariablesToExport = @()
}
