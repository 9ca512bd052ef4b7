<#
.SYNOPSIS
Gets credentials through the module, several passes in one process, and prints what each pass took as JSON.
.DESCRIPTION
The clock runs around the pipeline alone. That every item got its secret is checked after it has stopped; with -Stream,
where nothing may be kept, by Measure-Object at the pipeline's end, which is compiled code. With -Turns, a pass is made for each
line of the input, and printed.
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory)] [string] $Module,
    [ValidateSet('endpoint', 'cluster')] [string] $Operation = 'endpoint',
    [int] $Items = 1000,
    [int] $Targets = 100,
    [int] $Concurrency = 1,
    [int] $Passes = 3,
    [int] $WarmUp = 0,
    [switch] $Turns,
    [switch] $Stream
)

$ErrorActionPreference = 'Stop'
Import-Module $Module
$parameters = @{ ThrottleLimit = $Concurrency }
if ($Operation -eq 'endpoint') {
    $command = Get-Command Get-EMRCManagedEndpointSessionCredential
    $parameters.VirtualClusterIdentifier = 'vc0benchmark'
    $prefix = 'endpoint'
}
else {
    $command = Get-Command Get-EMRClusterSessionCredential
    $prefix = 'j-BENCHMARK'
}

$parameters.ExecutionRoleArn = 'arn:aws:iam::123456789012:role/EMRExecutionRole'
$names = foreach ($target in 1..$Targets) { "$prefix$target" }
# Not in a loop: what a long one leaves behind would count as rest.
$identifiers = [string[]] ($names * [Math]::Ceiling($Items / $Targets))
[Array]::Resize([ref] $identifiers, $Items)
$process = [Diagnostics.Process]::GetCurrentProcess()

function Get-MemoryInByte ([string] $Field) {
    if (-not (Test-Path /proc/self/status)) { $process.Refresh(); return $process.WorkingSet64 }
    1024 * [long]((Select-String -Path /proc/self/status -Pattern "^${Field}:\s+(\d+)").Matches[0].Groups[1].Value)
}

# At rest: imported, one credential got, nothing running. The mark of the highest use is set back to now.
$null = $names[0] | & $command @parameters
$rest = Get-MemoryInByte VmRSS
if (Test-Path /proc/self/clear_refs) { [IO.File]::WriteAllText('/proc/self/clear_refs', '5') }

$pass = 0
$results = while ($Turns ? $null -ne [Console]::In.ReadLine() : $pass++ -lt $Passes) {
    # In the first turn: with -Turns there are other processes, which must not be busy at the same time.
    for (; $WarmUp -gt 0; $WarmUp -= $names.Count) { $null = $names | & $command @parameters }
    $process.Refresh()
    $cpu = $process.TotalProcessorTime
    $allocated = [GC]::GetTotalAllocatedBytes()
    $clock = [Diagnostics.Stopwatch]::StartNew()
    if ($Stream) {
        $measured = $identifiers | & $command @parameters -AsSecureString | Measure-Object -Property Length -Minimum
        $clock.Stop()
        $good = $measured.Minimum -gt 0 ? $measured.Count : 0
    }
    else {
        $credentials = $identifiers | & $command @parameters
        $clock.Stop()
        $good = 0
        foreach ($credential in $credentials) {
            if (($Operation -eq 'endpoint' ? $credential.Token : $credential.Password).Length -gt 0) { $good++ }
        }
    }

    if ($good -ne $Items) { throw "$good of $Items items got a credential." }
    $process.Refresh()
    $result = @{
        seconds        = $clock.Elapsed.TotalSeconds
        cpuSeconds     = ($process.TotalProcessorTime - $cpu).TotalSeconds
        allocatedBytes = [GC]::GetTotalAllocatedBytes() - $allocated
        grownBytes     = (Get-MemoryInByte VmHWM) - $rest
    }
    if ($Turns) { [Console]::Out.WriteLine(($result | ConvertTo-Json -Compress)) } else { $result }
}

@{ passes = @($results) } | ConvertTo-Json -Depth 4 -Compress
