<#
.SYNOPSIS
The whole life of a session of an EMR Serverless application: starts it, waits, runs steps in it with a token that lasts, and ends it.
.PARAMETER NeededFor
How long a step takes at most: a token that would not last that long is replaced first.
.EXAMPLE
./Invoke-ServerlessSession.ps1 -ApplicationId 00fedcba87654321 -ExecutionRoleArn arn:aws:iam::123456789012:role/Reporting -Step { python load.py }, { python report.py }
#>
#Requires -Modules EmrSessionCredentials
param(
    [Parameter(Mandatory)] [string] $ApplicationId,
    [Parameter(Mandatory)] [string] $ExecutionRoleArn,
    [Parameter(Mandatory)] [scriptblock[]] $Step,
    [timespan] $NeededFor = '0:05'
)

$ErrorActionPreference = 'Stop'
$session = Start-EMRServerlessSession $ApplicationId -ExecutionRoleArn $ExecutionRoleArn -Wait
try {
    $credential = $session | Get-EMRServerlessSessionEndpoint
    foreach ($work in $Step) {
        $credential = $credential | Update-EMRSessionCredential -IfExpiringWithin $NeededFor
        $credential | ConvertTo-EMRConnection SparkConnect | Use-EMRConnection $work
    }
}
finally { $null = $session | Stop-EMRServerlessSession }
