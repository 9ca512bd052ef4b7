<#
.SYNOPSIS
The whole life of a session of a cluster: starts it, waits, runs steps in it with a token that lasts, and ends it.
The first step that fails, a program with another exit code than 0 included, ends it too, and so does a wait that fails. With
'pwsh -File' the exit code is then 1. Ctrl+C during the wait does not end the session.
.EXAMPLE
pwsh -File Invoke-ClusterSession.ps1 -ClusterId j-1ABCDEFGHIJKL -ExecutionRoleArn arn:aws:iam::123456789012:role/Reporting 'python load.py' 'python report.py'
#>
#Requires -Version 7.4 -Modules EmrSessionCredentials
[CmdletBinding(PositionalBinding = $false)]
param(
    [Parameter(Mandatory)] [string] $ClusterId,
    [Parameter(Mandatory)] [string] $ExecutionRoleArn,
    [timespan] $NeededFor = '0:05', # how long a step takes at most
    [Parameter(Mandatory, ValueFromRemainingArguments)] [string[]] $Step
)
$ErrorActionPreference = 'Stop'
$PSNativeCommandUseErrorActionPreference = $true
try { $session = Start-EMRSession $ClusterId -ExecutionRoleArn $ExecutionRoleArn -Wait }
catch {
    # The session has been started, and incurs charges, if it is not ready in time or a call about it fails. Its id is then the target.
    if ($_.FullyQualifiedErrorId -like 'SessionNotReady,*' -or ($_.Exception.Call -and $_.TargetObject -ne $ClusterId)) {
        $null = Stop-EMRSession $_.TargetObject -ClusterId $ClusterId -ErrorAction Continue
    }
    throw
}
try {
    $credential = $session | Get-EMRSessionEndpoint
    foreach ($command in $Step) {
        $credential = $credential | Update-EMRSessionCredential -IfExpiringWithin $NeededFor
        $credential | ConvertTo-EMRConnection SparkConnect | Use-EMRConnection ([scriptblock]::Create($command))
    }
}
finally { $null = $session | Stop-EMRSession }
