<#
.SYNOPSIS
Runs the Pester suite against the built module; ends with 3 where there is no Pester 5 or later.
.PARAMETER ResultFile
Where to write the results, as JUnit XML. Without it they are only shown.
.PARAMETER Path
Which test files to run. All, by default.
#>
[CmdletBinding()]
param(
    [string] $ResultFile,
    [string[]] $Path = $PSScriptRoot
)

$ErrorActionPreference = 'Stop'
$pester = Get-Module -ListAvailable -Name Pester | Sort-Object Version -Descending | Select-Object -First 1
if (-not $pester -or $pester.Version.Major -lt 5) {
    Write-Warning 'No Pester 5 or later was found.'
    exit 3
}

Import-Module $pester.Path
$configuration = New-PesterConfiguration
$configuration.Run.Path = $Path
$configuration.Run.PassThru = $true
$configuration.Output.Verbosity = if ($ResultFile) { 'Normal' } else { 'Detailed' }
if ($ResultFile) {
    $configuration.TestResult.Enabled = $true
    $configuration.TestResult.OutputFormat = 'JUnitXml'
    $configuration.TestResult.OutputPath = $ResultFile
}

$run = Invoke-Pester -Configuration $configuration
Write-Output "Pester $($pester.Version) in PowerShell $($PSVersionTable.PSVersion): $($run.PassedCount) passed, $($run.FailedCount) failed, $($run.SkippedCount) skipped"
if ($run.FailedContainersCount -gt 0) { Write-Output 'Container failed' }
exit [int]($run.Result -ne 'Passed')
