<#
.SYNOPSIS
Calls every operation that the module calls, against an emulator of its own; writes the operations that the emulator saw, and
the assemblies that hold the clients.
.PARAMETER ModulePath
The manifest of the module.
#>
param([Parameter(Mandatory)] [string] $ModulePath)

$ErrorActionPreference = 'Stop'
Import-Module "$PSScriptRoot/TestSetup.psm1"
Import-Module $ModulePath
$emulator = Start-Emulator
try {
    Set-TestIdentity -Url $emulator.Url
    $role = 'arn:aws:iam::123456789012:role/EMRExecutionRole'
    $null = Get-EMRClusterSessionCredential j-EMULATED00001 | ConvertTo-EMRConnection Livy
    $null = Get-EMRCManagedEndpointSessionCredential epemulated000000010000001 -VirtualClusterId vcemulated000000000000001 -ExecutionRoleArn $role |
        ConvertTo-EMRConnection
    $null = Get-EMRSessionEndpoint -ClusterId j-EMULATED00002 -SessionId is-EMU0000200001
    $null = Get-EMRServerlessSessionEndpoint -ApplicationId 00emulated000001 -SessionId 00s0000010000001
    $null = Find-EMRSessionTarget
    $null = Start-EMRSession j-EMULATED00002 -Wait -EngineConfiguration @{ Classification = 'spark-defaults'; Properties = @{ a = 'b' } } -Tag @{ team = 'etl' } |
        Stop-EMRSession
    $null = Start-EMRServerlessSession 00emulated000001 -ExecutionRoleArn $role -Wait -Tag @{ team = 'etl' } |
        Stop-EMRServerlessSession
    $null = Get-EMROnClusterAppUIPresignedURL j-EMULATED00001 -OnClusterAppUIType SparkHistoryServer
    # EMR and EMR Serverless have operations of the same name.
    ((Get-SeenRequest $emulator.Url).requests | ForEach-Object { "$($_.service) $($_.operation)" } | Sort-Object -Unique) -join ', '
    ([AppDomain]::CurrentDomain.GetAssemblies().Where({ $_.GetName().Name -match '^AWSSDK\.E|ServiceClients$' }).ForEach({ $_.GetName().Name }) |
        Sort-Object) -join ', '
}
finally {
    Stop-Emulator $emulator
}
