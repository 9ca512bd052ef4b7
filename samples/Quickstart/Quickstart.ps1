<#
.SYNOPSIS
Gets one session credential of each kind with the module, and uses it. Started by the Quickstart program.
.PARAMETER Url
The emulator's URL. Without it the calls go to AWS, and the credentials are not used.
#>
param(
    [Parameter(Mandatory)] [string] $ModulePath,
    [string] $Url,
    [string] $Region,
    [string] $ProfileName,
    [string] $ClusterId,
    [string] $VirtualClusterId,
    [string] $EndpointId,
    [string] $ExecutionRoleArn
)

$ErrorActionPreference = 'Stop'
Import-Module $ModulePath
"This tour goes through the module, in PowerShell $($PSVersionTable.PSVersion)."

$common = @{}
if ($Region) { $common.Region = $Region }
if ($ProfileName) { $common.ProfileName = $ProfileName }
if ($Url) { $common.EndpointUrl = $Url }
$role = if ($ExecutionRoleArn) { @{ ExecutionRoleArn = $ExecutionRoleArn } } else { @{} }

if ($ClusterId) {
    "`nPS> Get-EMRClusterSessionCredential -ClusterId $ClusterId -ExecutionRoleArn $ExecutionRoleArn"
    $cluster = Get-EMRClusterSessionCredential -ClusterId $ClusterId @role @common
    ($cluster | Format-Table | Out-String -Width 120).Trim()
    if ($Url) {
        "PS> Invoke-RestMethod $Url/livy/sessions -Authentication Basic -Credential `$cluster.Credential"
        $livy = Invoke-RestMethod "$Url/livy/sessions" -Authentication Basic -Credential $cluster.Credential -AllowUnencryptedAuthentication
        "Livy lets it in: $($livy.total) sessions."
    }
}

if ($EndpointId) {
    "`nPS> Get-EMRCManagedEndpointSessionCredential $EndpointId -VirtualClusterId $VirtualClusterId -ExecutionRoleArn $ExecutionRoleArn"
    $endpoint = Get-EMRCManagedEndpointSessionCredential $EndpointId -VirtualClusterId $VirtualClusterId @role @common
    ($endpoint | Format-Table | Out-String -Width 120).Trim()
    if ($Url) {
        "PS> Invoke-RestMethod $Url/gateway/$EndpointId/api/kernelspecs -Authentication Bearer -Token `$endpoint.Token"
        $gateway = Invoke-RestMethod "$Url/gateway/$EndpointId/api/kernelspecs" -Authentication Bearer -Token $endpoint.Token -AllowUnencryptedAuthentication
        "The gateway lets it in: its default kernel is $($gateway.default)."
    }
}
