<#
.SYNOPSIS
Builds, tests, checks, documents and packs the module. Each task is thin: the work is dotnet's, Pester's,
PSScriptAnalyzer's and PlatyPS's.
.PARAMETER Task
Build lays the module in out/EmrSessionCredentials/<version>, importable from there. Test is dotnet test, Pester included.
Analyze runs PSScriptAnalyzer over the scripts. Help brings the pages in docs/en-US up to date with the cmdlets of the built
module, and makes module/en-US of them. Picture makes docs/terminal.svg, the picture of the README.
Pack makes a package of the built module in out/package, as the PowerShell Gallery takes it. Publish publishes this package if the
commit is a release: the tree is clean, the tag is the manifest's version, and the changelog has an entry.
Coverage runs all tests with coverlet, the Pester suite included, and writes how many lines of each folder they run, as the table in
docs/TESTING.md. It builds without ReadyToRun images, which coverlet cannot follow; run Build afterwards to have them again.
.PARAMETER Image
Pack: make ReadyToRun images for these platforms first, beside the one of this machine that the build made.
.PARAMETER ProjectUri
Pack: where the project is, for the package's page.
.PARAMETER Repository
Publish: the registered repository of PSResourceGet.
.PARAMETER KeyVault
Publish: the vault of SecretManagement that holds the repository's API key.
.PARAMETER KeyName
Publish: the name of the key in the vault.
.PARAMETER WhatIf
Publish: says what it would publish. No other task has it.
.EXAMPLE
./build.ps1 Build
.EXAMPLE
./build.ps1 Build, Test
.EXAMPLE
./build.ps1 Pack -Image linux-x64, linux-arm64, win-x64, win-arm64, osx-arm64
.EXAMPLE
./build.ps1 Publish -KeyVault Release -WhatIf
#>
#Requires -Version 7.4
[CmdletBinding(SupportsShouldProcess)]
param(
    [Parameter(Position = 0)]
    [ValidateSet('Build', 'Test', 'Analyze', 'Help', 'Picture', 'Pack', 'Publish', 'Coverage')]
    [string[]] $Task = 'Build',
    [string[]] $Image = @(),
    [string] $ProjectUri,
    [string] $Repository = 'PSGallery',
    [string] $KeyVault,
    [string] $KeyName = 'PSGallery'
)

$ErrorActionPreference = 'Stop'
$PSNativeCommandUseErrorActionPreference = $true
$version = (Import-PowerShellDataFile "$PSScriptRoot/EmrSessionCredentials.psd1").ModuleVersion
$moduleFolder = "$PSScriptRoot/out/EmrSessionCredentials/$version"
$packageFolder = "$PSScriptRoot/out/package"

function Invoke-BuildTask {
    dotnet build "$PSScriptRoot/EmrSessionCredentials.slnx"
    Write-Output "Built: $moduleFolder"
}

function Invoke-TestTask {
    dotnet test --solution "$PSScriptRoot/EmrSessionCredentials.slnx"
}

function Invoke-AnalyzeTask {
    $folders = 'module', 'samples', 'tests', 'docs', 'build' | ForEach-Object { "$PSScriptRoot/$_" }
    # What a build copied beside its output is the same script again.
    $scripts = Get-ChildItem -Path (@($PSCommandPath) + $folders) -Recurse -File -Include *.ps1, *.psm1, *.psd1 |
        Where-Object FullName -NotMatch '[\\/](bin|obj|node_modules)[\\/]'
    $found = @($scripts | ForEach-Object { Invoke-ScriptAnalyzer -Path $_.FullName -Settings "$PSScriptRoot/PSScriptAnalyzerSettings.psd1" })
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
    if (-not (Test-Path $moduleFolder)) { Invoke-BuildTask }
    foreach ($platform in $Image) {
        # The images are added to the module; building what they are made of would take the others away.
        dotnet build "$PSScriptRoot/src/EmrSessionCredentials.Images" "-p:ImageRuntimeIdentifier=$platform" -p:BuildProjectReferences=false
    }

    Import-Module -Name "$PSScriptRoot/build/Package.psm1"
    $null = New-Item -ItemType Directory -Path $packageFolder -Force
    $components = New-ComponentList -Root $PSScriptRoot -ModulePath $moduleFolder -DestinationPath $packageFolder
    $notices = New-ThirdPartyNotice -ComponentPath $components -DestinationPath $packageFolder
    $files = "$PSScriptRoot/NOTICE", $components, $notices
    $package = New-ModulePackage -ModulePath $moduleFolder -DestinationPath $packageFolder -File $files -ProjectUri $ProjectUri
    Write-Output "Packed: $package"
}

function Invoke-PublishTask {
    Import-Module -Name "$PSScriptRoot/build/Package.psm1"
    $package = "$packageFolder/EmrSessionCredentials.$(Get-ModuleVersion "$PSScriptRoot/EmrSessionCredentials.psd1").nupkg"
    # A function of a module does not see the preferences of this script.
    $asking = @{ WhatIf = $WhatIfPreference; Confirm = $ConfirmPreference -ne 'None' }
    Publish-ModulePackage -Root $PSScriptRoot -PackagePath $package -Repository $Repository -KeyVault $KeyVault -KeyName $KeyName @asking
}

function Invoke-CoverageTask {
    Import-Module -Name "$PSScriptRoot/build/Coverage.psm1"
    $reports = "$PSScriptRoot/out/coverage"
    Remove-Item -Path $reports -Recurse -ErrorAction Ignore
    dotnet build "$PSScriptRoot/EmrSessionCredentials.slnx" -p:Coverage=true -p:ReadyToRun=false
    # Each one by itself: all of them would change the assemblies of the module in out/ at the same time.
    foreach ($project in Get-ChildItem -Path "$PSScriptRoot/tests" -Directory -Filter *.Tests) {
        $options = '--coverlet', '--coverlet-output-format', 'json', '--results-directory', $reports, '--coverlet-file-prefix', $project.Name
        # The suite in PowerShell runs what is in out/, in processes of its own.
        if ($project.Name -like '*.Pester.Tests') {
            $options += '--coverlet-include-directory', "$moduleFolder/bin/Core", '--coverlet-include-directory', "$moduleFolder/bin/Core/lib"
        }

        # Tests that compare assemblies fail, because these have been changed. Test is the task that tells what works.
        $PSNativeCommandUseErrorActionPreference = $false
        # Quoted here: in a list of arguments, PowerShell replaces a pattern by the files that it finds.
        dotnet "$project/bin/Debug/net10.0/$($project.Name).dll" --coverlet-include '[EmrSessionCredentials*]*' @options
        if ($LASTEXITCODE) { Write-Warning "$($project.Name) has tests that fail with coverlet." }
    }

    $coverage = Get-Coverage -Path (Get-ChildItem -Path $reports -Filter *.json).FullName
    Write-Output '| Folder | Lines | Run by tests |', '| --- | --- | --- |'
    foreach ($folder in $coverage) { Write-Output "| $($folder.Name) | $($folder.Lines) | $($folder.Percent) % |" }
}

if ($WhatIfPreference -and ($Task -ne 'Publish')) { throw '-WhatIf is for the task Publish.' }
# dotnet looks for global.json, which names the SDK and the test runner, in the current folder and above.
Push-Location $PSScriptRoot
try {
    foreach ($name in $Task) {
        & "Invoke-${name}Task"
    }
}
finally {
    Pop-Location
}
