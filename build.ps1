<#
.SYNOPSIS
Builds, tests, checks, documents and packs the module. Each task is thin: the work is dotnet's, Pester's,
PSScriptAnalyzer's and PlatyPS's.
.PARAMETER Task
Build lays the module in out/EmrSessionCredentials/<version>, importable from there. Test is dotnet test, Pester included.
Analyze runs PSScriptAnalyzer over the scripts. Help brings the pages in docs/en-US up to date with the cmdlets of the built
module, and makes module/en-US of them. Picture makes docs/terminal.svg, the picture of the README. Pack makes a package of the
built module in out/, which Install-PSResource installs.
.EXAMPLE
./build.ps1 Build
.EXAMPLE
./build.ps1 Build, Test
#>
#Requires -Version 7.4
[CmdletBinding()]
param(
    [Parameter(Position = 0)]
    [ValidateSet('Build', 'Test', 'Analyze', 'Help', 'Picture', 'Pack')]
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
    $found = foreach ($folder in 'module', 'samples', 'tests/Pester', 'docs') {
        Invoke-ScriptAnalyzer -Path "$PSScriptRoot/$folder" -Recurse -Settings "$PSScriptRoot/PSScriptAnalyzerSettings.psd1"
    }
    $found += Invoke-ScriptAnalyzer -Path $PSCommandPath -Settings "$PSScriptRoot/PSScriptAnalyzerSettings.psd1"
    # What a build copied beside its output is the same script again.
    $found = @($found | Where-Object ScriptPath -NotMatch '[\\/](bin|obj)[\\/]')
    if ($found) {
        $found | Format-Table ScriptName, Line, RuleName, Message -AutoSize -Wrap | Out-String -Width 200 | Write-Output
        throw "PSScriptAnalyzer found $($found.Count) things to mend."
    }
}

function Invoke-HelpTask {
    # A PowerShell of its own, without the module in it: PlatyPS would take up what Get-Help knows of it.
    & (Join-Path $PSHOME pwsh) -NoProfile -File "$PSScriptRoot/docs/Update-Help.ps1" -ModulePath "$moduleFolder/EmrSessionCredentials.psd1"
    Copy-Item -Path "$PSScriptRoot/module/en-US" -Destination $moduleFolder -Recurse -Force
    Write-Output "Written: $PSScriptRoot/docs/en-US, $PSScriptRoot/module/en-US"
}

function Invoke-PictureTask {
    & (Join-Path $PSHOME pwsh) -NoProfile -File "$PSScriptRoot/docs/Update-Picture.ps1"
    Write-Output "Written: $PSScriptRoot/docs/terminal.svg"
}

function Invoke-PackTask {
    Invoke-BuildTask
    $null = Test-ModuleManifest "$moduleFolder/EmrSessionCredentials.psd1"
    $package = "$PSScriptRoot/out/EmrSessionCredentials.$version.nupkg"
    Remove-Item $package -ErrorAction Ignore
    Compress-PSResource -Path $moduleFolder -DestinationPath "$PSScriptRoot/out"
    Write-Output "Packed: $package"
}

foreach ($name in $Task) {
    & "Invoke-${name}Task"
}
