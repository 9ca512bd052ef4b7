<#
.SYNOPSIS
The whole life of a session of a cluster: starts it, waits, runs steps in it with a token that lasts, and ends it.
.PARAMETER NeededFor
How long a step takes at most: a token that would not last that long is replaced first.
.EXAMPLE
./Invoke-ClusterSession.ps1 -ClusterId j-1ABCDEFGHIJKL -ExecutionRoleArn arn:aws:iam::123456789012:role/Reporting -Step { python load.py }, { python report.py }
#>
#Requires -Modules EmrSessionCredentials
param(
    [Parameter(Mandatory)] [string] $ClusterId,
    [Parameter(Mandatory)] [string] $ExecutionRoleArn,
    [Parameter(Mandatory)] [scriptblock[]] $Step,
    [timespan] $NeededFor = '0:05'
)

$ErrorActionPreference = 'Stop'
$session = Start-EMRSession $ClusterId -ExecutionRoleArn $ExecutionRoleArn -Wait
try {
    $credential = $session | Get-EMRSessionEndpoint
    foreach ($work in $Step) {
        $credential = $credential | Update-EMRSessionCredential -IfExpiringWithin $NeededFor
        $credential | ConvertTo-EMRConnection SparkConnect | Use-EMRConnection $work
    }
}
finally { $null = $session | Stop-EMRSession }
