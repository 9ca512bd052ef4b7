<#
.SYNOPSIS
Runs the examples of the help against an emulator, and writes to a file what became of each, as JSON.
.DESCRIPTION
In a process of its own, since examples set environment variables and write to secret stores. A comment '# with the
emulator:' in an example says what stands for a host of the reader's own. What an example takes from AWS.Tools is stood in
for, where AWS.Tools is not there; a program that an example starts always is, and asks for the variables that it would read.
.PARAMETER Url
The emulator's URL.
.PARAMETER Path
A JSON file with the examples: Name and Code of each.
.PARAMETER ResultPath
The file to write. Standard output is not a place for it: what an example says to the host, as -WhatIf does, goes there.
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory)] [string] $Url,
    [Parameter(Mandatory)] [string] $Path,
    [Parameter(Mandatory)] [string] $ResultPath
)

Import-Module "$PSScriptRoot/TestSetup.psm1"
Import-Module (Get-BuiltModulePath)
Set-TestIdentity -Url $Url
$PSDefaultParameterValues['Invoke-RestMethod:AllowUnencryptedAuthentication'] = $true

# On Windows a store is not under HOME, and the user's own must not be touched.
$hasVault = -not $IsWindows -and (Get-Module -ListAvailable Microsoft.PowerShell.SecretManagement) -and
    (Get-Module -ListAvailable Microsoft.PowerShell.SecretStore)
if ($hasVault) {
    Reset-SecretStore -Scope CurrentUser -Authentication None -Interaction None -Force -WarningAction SilentlyContinue
    Register-SecretVault -Name Examples -ModuleName Microsoft.PowerShell.SecretStore -DefaultVault
}

if (-not (Get-Command Get-EMRClusterList -ErrorAction Ignore)) {
    function Get-EMRClusterList {
        param([string] $ClusterState)
        1..2 | ForEach-Object { [pscustomobject]@{ Id = "j-$_"; Name = "cluster $_"; Status = [pscustomobject]@{ State = $ClusterState } } }
    }
}
if (-not (Get-Command Get-EMRCManagedEndpointList -ErrorAction Ignore)) {
    function Get-EMRCManagedEndpointList {
        param([string] $VirtualClusterId)
        foreach ($state in 'ACTIVE', 'TERMINATED', 'ACTIVE') {
            [pscustomobject]@{
                Id               = "endpoint-of-$state".ToLowerInvariant()
                Arn              = 'arn:aws:emr-containers:eu-central-1:123456789012:/virtualclusters/vc/endpoints/ep'
                VirtualClusterId = $VirtualClusterId
                ExecutionRoleArn = 'arn:aws:iam::123456789012:role/EMRExecutionRole'
                State            = $state
            }
        }
    }
}

function jupyter {
    if (-not ($env:JUPYTER_GATEWAY_URL -and $env:JUPYTER_GATEWAY_AUTH_TOKEN)) { throw 'Jupyter has no gateway.' }
}
function python {
    if ($env:SPARK_REMOTE -notlike 'sc://*;x-aws-proxy-auth=*') { throw 'PySpark has no Spark Connect server.' }
}

# Start-EMRProcess starts programs, and no functions.
if (-not $IsWindows) {
    $programs = (New-Item -ItemType Directory -Path (Join-Path ([IO.Path]::GetTempPath()) ([guid]::NewGuid()))).FullName
    Set-Content "$programs/jupyter" '#!/bin/sh', '[ -n "$JUPYTER_GATEWAY_URL" ] && [ -n "$JUPYTER_GATEWAY_AUTH_TOKEN" ] || { echo "Jupyter has no gateway." >&2; exit 1; }'
    Set-Content "$programs/python" '#!/bin/sh', 'case "$SPARK_REMOTE" in sc://*) ;; *) echo "PySpark has no Spark Connect server." >&2; exit 1;; esac'
    chmod +x "$programs/jupyter" "$programs/python"
    $env:PATH = "$programs$([IO.Path]::PathSeparator)$env:PATH"
    $PSNativeCommandUseErrorActionPreference = $true
}

function Invoke-Example {
    param([string] $Name, [string] $Code)
    if ($Code -match 'Start-EMRProcess' -and $IsWindows) { return @{ Name = $Name; Skipped = 'its program is a script for a POSIX shell' } }
    if ($Code -match '-(EMR)?Secret' -and -not $hasVault) { return @{ Name = $Name; Skipped = 'no Microsoft.PowerShell.SecretStore was found' } }

    $here = $Code -replace '(?m)^(\$[\w:]+) = .*# with the emulator: (.+)$', '$1 = $2'
    $before = (Get-SeenRequest $Url).total
    $global:Error.Clear()
    # An example must not live on what another one got.
    Clear-EMRSessionCredentialCache
    $failure = $null
    try { $null = & ([scriptblock]::Create("`$ErrorActionPreference = 'Stop'`n$here")) *>&1 }
    catch { $failure = $_.ToString() }

    # An error that an example keeps to itself counts too, but for the one identifier that is wrong on purpose.
    $failure ??= $global:Error | Where-Object TargetObject -NE '..' | Select-Object -First 1 | ForEach-Object ToString
    @{ Name = $Name; Failure = $failure; Calls = (Get-SeenRequest $Url).total - $before }
}

try {
    $results = foreach ($example in Get-Content -Raw $Path | ConvertFrom-Json) { Invoke-Example -Name $example.Name -Code $example.Code }
}
finally {
    if ($programs) { Remove-Item $programs -Recurse }
}
ConvertTo-Json @($results) | Set-Content $ResultPath
