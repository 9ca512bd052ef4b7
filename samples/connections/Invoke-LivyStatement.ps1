<#
.SYNOPSIS
Opens a Livy session on a cluster as a runtime role, runs a statement in it, and closes it.
.DESCRIPTION
With 'pwsh -File' the exit code is 1 when the statement or a request fails.
.PARAMETER Endpoint
The URL of Livy, if it is not port 8998 of the primary node.
.EXAMPLE
./Invoke-LivyStatement.ps1 -ClusterId j-1ABCDEFGHIJKL -ExecutionRoleArn arn:aws:iam::123456789012:role/Reporting -Code 'spark.range(10).count()'
.EXAMPLE
pwsh -File Invoke-LivyStatement.ps1 -ClusterId j-1ABCDEFGHIJKL -Endpoint https://livy.example.com -Code 'spark.range(10).count()'
#>
#Requires -Modules EmrSessionCredentials
[CmdletBinding(PositionalBinding = $false)]
param(
    [Parameter(Mandatory)] [string] $ClusterId,
    [string] $ExecutionRoleArn,
    [uri] $Endpoint,
    [string] $Code = 'spark.range(1000).count()',
    [double] $PollIntervalSec = 2,
    [switch] $SkipCertificateCheck
)

$ErrorActionPreference = 'Stop'
$role = if ($ExecutionRoleArn) { @{ ExecutionRoleArn = $ExecutionRoleArn } } else { @{} }
$where = if ($Endpoint) { @{ Endpoint = $Endpoint } } else { @{} }

# A new credential needs a few seconds to reach the cluster. When Livy lists its sessions, it is accepted.
$livy = Get-EMRClusterSessionCredential $ClusterId @role |
    ConvertTo-EMRConnection Livy @where -SkipCertificateCheck:$SkipCertificateCheck -WaitUntilUsable sessions -PollIntervalSec $PollIntervalSec -AsHashtable -RelativeUri sessions
# Windows PowerShell 5.1 refuses a parameter that is given by name and in a splatted table.
$root = $livy.Uri
$livy.Remove('Uri')
$livy.ContentType = 'application/json'
# With -Debug, Invoke-RestMethod would show the headers.
$livy.Debug = $false

function Wait-Livy([uri] $Uri, [string[]] $While) {
    do {
        $state = Invoke-RestMethod @livy -Uri $Uri
        if ($state.state -in $While) { Start-Sleep -Milliseconds ($PollIntervalSec * 1000) }
    } while ($state.state -in $While)
    $state
}

$session = Invoke-RestMethod @livy -Uri $root -Method Post -Body (@{ kind = 'pyspark' } | ConvertTo-Json)
try {
    $session = Wait-Livy "$root/$($session.id)" -While not_started, starting
    if ($session.state -ne 'idle') { throw "The session is $($session.state)." }
    $statement = Invoke-RestMethod @livy -Uri "$root/$($session.id)/statements" -Method Post -Body (@{ code = $Code } | ConvertTo-Json)
    $statement = Wait-Livy "$root/$($session.id)/statements/$($statement.id)" -While waiting, running
    if ($statement.output.status -ne 'ok') { throw "The statement failed: $($statement.output.evalue)" }
    $statement.output.data.'text/plain'
}
finally {
    $null = Invoke-RestMethod @livy -Uri "$root/$($session.id)" -Method Delete
}
