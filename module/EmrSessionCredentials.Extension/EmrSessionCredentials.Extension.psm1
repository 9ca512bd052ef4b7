# The vault. SecretManagement calls these functions in a runspace of its own, in the scope of EmrSessionCredentials, which it
# has imported there; so the module's cmdlets are at hand, and the caller's variables are not. Errors are written and never
# thrown: of what is thrown SecretManagement shows only that it could not get the secret.

function Get-Secret {
    [CmdletBinding()]
    param([string] $Name, [string] $VaultName, [hashtable] $AdditionalParameters)
    try {
        $call = [EmrSessionCredentials.Vault.EmrSecretVault]::Prepare($Name, $AdditionalParameters)
        $arguments = $call.Arguments
        $credential = & "EmrSessionCredentials\$($call.Cmdlet)" @arguments -Verbose:$AdditionalParameters.Verbose
        if ($credential) { [EmrSessionCredentials.Vault.EmrSecretVault]::SecretOf($credential) }
    }
    catch {
        $problem = [EmrSessionCredentials.Vault.EmrSecretVault]::ErrorOf($_, $Name, $VaultName)
        if (-not (Test-OtherVault $problem $VaultName -After)) { $PSCmdlet.WriteError($problem) }
    }
}

function Get-SecretInfo {
    [CmdletBinding()]
    param([string] $Filter, [string] $VaultName, [hashtable] $AdditionalParameters)
    try {
        $wanted = [EmrSessionCredentials.Vault.EmrSecretVault]::ReadFilter($Filter)
        if ($wanted.Exact) {
            $wanted.Exact | ConvertTo-SecretInformation $VaultName
        }
        if ($wanted.Kinds.Count -eq 0) { return }
        $settings = [EmrSessionCredentials.Vault.EmrSecretVault]::ReadSettings($AdditionalParameters)
        $arguments = $settings.ToArguments()
        # SecretManagement fails over a name that is there twice, whatever its case; a list that changes while it is read can
        # have one on two pages.
        $seen = [Collections.Generic.HashSet[string]]::new([StringComparer]::OrdinalIgnoreCase)
        EmrSessionCredentials\Find-EMRSessionTarget -Kind $wanted.Kinds @arguments -Verbose:$AdditionalParameters.Verbose |
            ForEach-Object { [EmrSessionCredentials.Vault.EmrSecretVault]::Describe($_, $settings) } |
            Where-Object { (-not $Filter -or $_.Path -like $Filter -or $_.Name -like $Filter) -and $seen.Add($_.Name) } |
            ConvertTo-SecretInformation $VaultName
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

# Without -Vault SecretManagement asks the default vault whether it has a name, and then all others for the secret, in the
# order of their names. An error about a name that one of those has would end a script which could have had it.
function Test-OtherVault {
    param([Management.Automation.ErrorRecord] $Problem, [string] $VaultName, [switch] $After)
    if ($Problem.FullyQualifiedErrorId -notlike 'UnknownSecretKind*') { return $false }
    $others = Microsoft.PowerShell.SecretManagement\Get-SecretVault
    if (-not $After) { return @($others).Count -gt 1 }
    $others = $others | Where-Object IsDefault -EQ $false
    return $others.Name -contains $VaultName -and
        ($others | Where-Object { [string]::Compare($_.Name, $VaultName, [StringComparison]::OrdinalIgnoreCase) -gt 0 })
}

function ConvertTo-SecretInformation {
    param([string] $VaultName, [Parameter(ValueFromPipeline)] $Entry)
    process {
        [Microsoft.PowerShell.SecretManagement.SecretInformation]::new(
            $Entry.Name, [Microsoft.PowerShell.SecretManagement.SecretType] $Entry.Type, $VaultName, $Entry.Metadata)
    }
}

Export-ModuleMember -Function Get-Secret, Get-SecretInfo, Remove-Secret, Set-Secret, Set-SecretInfo, Test-SecretVault
