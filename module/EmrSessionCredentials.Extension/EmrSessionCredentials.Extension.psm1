# The vault. SecretManagement calls these functions in a runspace of its own, in the scope of EmrSessionCredentials, which it
# has imported there; so the module's types are at hand, and the caller's variables are not. Errors are written and never
# thrown: of what is thrown SecretManagement shows only that it could not get the secret.

function Get-Secret {
    [CmdletBinding()]
    param([string] $Name, [string] $VaultName, [hashtable] $AdditionalParameters)
    if ($AdditionalParameters.Verbose) { $VerbosePreference = 'Continue' }
    try {
        [EmrSessionCredentials.Vault.EmrSecretVault]::GetSecret($PSCmdlet, $Name, $VaultName, $AdditionalParameters)
    }
    catch {
        $problem = [EmrSessionCredentials.Vault.EmrSecretVault]::ErrorOf($_, $Name, $VaultName)
        if (-not (Test-OtherVault $problem $VaultName -After)) { $PSCmdlet.WriteError($problem) }
    }
}

function Get-SecretInfo {
    [CmdletBinding()]
    param([string] $Filter, [string] $VaultName, [hashtable] $AdditionalParameters)
    if ($AdditionalParameters.Verbose) { $VerbosePreference = 'Continue' }
    try {
        foreach ($entry in [EmrSessionCredentials.Vault.EmrSecretVault]::List($PSCmdlet, $Filter, $VaultName, $AdditionalParameters)) {
            [Microsoft.PowerShell.SecretManagement.SecretInformation]::new(
                $entry.Name, [Microsoft.PowerShell.SecretManagement.SecretType] $entry.Type, $VaultName, $entry.Metadata)
        }
    }
    catch {
        $problem = [EmrSessionCredentials.Vault.EmrSecretVault]::ErrorOf($_, $Filter, $VaultName)
        if (-not (Test-OtherVault $problem $VaultName)) { $PSCmdlet.WriteError($problem) }
    }
}

function Test-SecretVault {
    [CmdletBinding()]
    param([string] $VaultName, [hashtable] $AdditionalParameters)
    try {
        $found = [EmrSessionCredentials.Vault.EmrSecretVault]::Check($AdditionalParameters)
        Write-Verbose $found -Verbose:$AdditionalParameters.Verbose
        $true
    }
    catch {
        $PSCmdlet.WriteError([EmrSessionCredentials.Vault.EmrSecretVault]::ErrorOf($_, $VaultName, $VaultName))
        $false
    }
}

# SecretManagement asks for these parameters, whatever becomes of them.
function Set-Secret {
    [Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSReviewUnusedParameter', '')]
    [CmdletBinding()]
    param([string] $Name, [object] $Secret, [string] $VaultName, [hashtable] $AdditionalParameters, [hashtable] $Metadata)
    $PSCmdlet.WriteError([EmrSessionCredentials.Vault.EmrSecretVault]::Refuse('set', $Name, $VaultName))
}

function Set-SecretInfo {
    [Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSReviewUnusedParameter', '')]
    [CmdletBinding()]
    param([string] $Name, [hashtable] $Metadata, [string] $VaultName, [hashtable] $AdditionalParameters)
    $PSCmdlet.WriteError([EmrSessionCredentials.Vault.EmrSecretVault]::Refuse('changed', $Name, $VaultName))
}

function Remove-Secret {
    [Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSReviewUnusedParameter', '')]
    [CmdletBinding()]
    param([string] $Name, [string] $VaultName, [hashtable] $AdditionalParameters)
    $PSCmdlet.WriteError([EmrSessionCredentials.Vault.EmrSecretVault]::Refuse('removed', $Name, $VaultName))
}

function Unlock-SecretVault {
    [Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSReviewUnusedParameter', '')]
    [CmdletBinding()]
    param([securestring] $Password, [string] $VaultName, [hashtable] $AdditionalParameters)
    $PSCmdlet.WriteError([EmrSessionCredentials.Vault.EmrSecretVault]::RefuseToUnlock($VaultName))
}

# Without -Vault SecretManagement asks the default vault whether it has a name, and then all others for the secret, in the
# order of their names. An error about a name that one of those has would end a script which could have had it. A vault of
# this module refuses the same names, except one without a role, which its parameters may have.
function Test-OtherVault {
    param([Management.Automation.ErrorRecord] $Problem, [string] $VaultName, [switch] $After)
    if (-not [EmrSessionCredentials.Vault.EmrSecretVault]::IsAboutName($Problem)) { return $false }
    $vaults = Microsoft.PowerShell.SecretManagement\Get-SecretVault
    $others = $vaults | Where-Object Name -NE $VaultName
    if ($Problem.Exception.ErrorCode -ne [EmrSessionCredentials.Vault.VaultErrorCodes]::MissingRole) {
        $others = $others | Where-Object ModuleName -NE 'EmrSessionCredentials'
    }
    if (-not $After) { return [bool] $others }
    $isDefault = ($vaults | Where-Object Name -EQ $VaultName).IsDefault
    return -not $isDefault -and ($others | Where-Object IsDefault -EQ $false |
            Where-Object { [string]::Compare($_.Name, $VaultName, [StringComparison]::OrdinalIgnoreCase) -gt 0 })
}

Export-ModuleMember -Function Get-Secret, Get-SecretInfo, Remove-Secret, Set-Secret, Set-SecretInfo, Test-SecretVault, Unlock-SecretVault
