<#
.SYNOPSIS
Builds, tests, checks and packs the module. Each task is thin: the work is dotnet's, Pester's and PSScriptAnalyzer's.
.PARAMETER Task
Build lays the module in out/EmrSessionCredentials/<version>, importable from there. Test is dotnet test, Pester included.
Analyze runs PSScriptAnalyzer over the scripts. Pack makes a package of the built module in out/.
.EXAMPLE
./build.ps1 Build
.EXAMPLE
./build.ps1 Build, Test
#>
#Requires -Version 7.4
[CmdletBinding()]
param(
    [Parameter(Position = 0)]
    [ValidateSet('Build', 'Test', 'Analyze', 'Pack')]
    [string[]] $Task = 'Build'
)

$ErrorActionPreference = 'Stop'
$PSNativeCommandUseErrorActionPreference = $true
$version = (Import-PowerShellDataFile "$PSScriptRoot/EmrSessionCredentials.psd1").ModuleVersion
$moduleFolder = "$PSScriptRoot/out/EmrSessionCredentials/$version"

function Invoke-BuildTask {
    dotnet build "$PSScriptRoot/EmrSessionCredentials.slnx"
    Write-Output "Built: $moduleFolder"
}

function Invoke-TestTask {
    dotnet test --solution "$PSScriptRoot/EmrSessionCredentials.slnx"
}

function Invoke-AnalyzeTask {
    $found = foreach ($folder in 'module', 'samples', 'tests/Pester') {
        Invoke-ScriptAnalyzer -Path "$PSScriptRoot/$folder" -Recurse -Settings "$PSScriptRoot/PSScriptAnalyzerSettings.psd1"
    }
    $found += Invoke-ScriptAnalyzer -Path $PSCommandPath -Settings "$PSScriptRoot/PSScriptAnalyzerSettings.psd1"
    if ($found) {
        $found | Format-Table ScriptName, Line, RuleName, Message -AutoSize -Wrap | Out-String -Width 200 | Write-Output
        throw "PSScriptAnalyzer found $(@($found).Count) things to mend."
    }
}

function Invoke-PackTask {
    Invoke-BuildTask
    $null = Test-ModuleManifest "$moduleFolder/EmrSessionCredentials.psd1"
    $package = "$PSScriptRoot/out/EmrSessionCredentials.$version.zip"
    Compress-Archive -Path $moduleFolder -DestinationPath $package -Force
    Write-Output "Packed: $package"
}

foreach ($name in $Task) {
    & "Invoke-${name}Task"
}
