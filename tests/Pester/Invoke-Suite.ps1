<#
.SYNOPSIS
Runs the Pester suite against the built module.
.PARAMETER ResultFile
Where to write the results, as JUnit XML.
.PARAMETER Path
Which test files to run. All, by default.
.PARAMETER PesterPath
The manifest of the Pester to use. By default, the newest one that is installed.
#>
[CmdletBinding()]
param(
    [string] $ResultFile,
    [string[]] $Path = $PSScriptRoot,
    [string] $PesterPath
)

$ErrorActionPreference = 'Stop'
if ($PesterPath) { Import-Module $PesterPath } else { Import-Module Pester -MinimumVersion 5.0 }
$configuration = New-PesterConfiguration
$configuration.Run.Path = $Path
$configuration.Run.PassThru = $true
$configuration.Output.Verbosity = 'Detailed'
if ($ResultFile) {
    $configuration.TestResult.Enabled = $true
    $configuration.TestResult.OutputFormat = 'JUnitXml'
    $configuration.TestResult.OutputPath = $ResultFile
}

$run = Invoke-Pester -Configuration $configuration
Write-Output "Pester $((Get-Module Pester).Version) in PowerShell $($PSVersionTable.PSVersion): $($run.PassedCount) passed, $($run.FailedCount) failed, $($run.SkippedCount) skipped"
if ($run.FailedContainersCount -gt 0) { Write-Output 'Container failed' }
exit [int]($run.Result -ne 'Passed')
