<#
.SYNOPSIS
Imports one build of the module, then one of another version, then a copy of the first; writes what became of each.
.PARAMETER ModulePath
The manifest of the first.
.PARAMETER OtherPath
The manifest of the one with another version.
#>
param([Parameter(Mandatory)] [string] $ModulePath, [Parameter(Mandatory)] [string] $OtherPath)

function Get-Refusal {
    try { Get-EMRClusterSessionCredential '' -Region eu-central-1 -AccessKey AKIDEXAMPLE -SecretKey secret -ErrorAction Stop }
    catch [EmrSessionCredentials.SessionCredentialException] { $_.Exception }
}

Import-Module $ModulePath
$first = Get-Refusal
# PowerShell reads the type data of the second before it runs anything of it, and may stop there.
try { Import-Module $OtherPath -ErrorAction Stop } catch { $null = $_ }
"While the first is imported: $((Get-Module EmrSessionCredentials).Version)"
"ClusterId is empty: $((Get-Refusal).GetType().Name)"

Remove-Module EmrSessionCredentials
try { Import-Module $OtherPath -ErrorAction Stop } catch { "After it was removed: $($_.Exception.Message)" }

$copy = Join-Path ([IO.Path]::GetTempPath()) ([IO.Path]::GetRandomFileName())
try {
    Copy-Item (Split-Path $ModulePath) $copy -Recurse
    Import-Module "$copy/EmrSessionCredentials.psd1"
    $again = Get-Refusal
    "From a copy, ClusterId is empty: $($again.GetType().Name)"
    "Of the same type: $($again.GetType() -eq $first.GetType())"
}
finally {
    Remove-Item $copy -Recurse
}
