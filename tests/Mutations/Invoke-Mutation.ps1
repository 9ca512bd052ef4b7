<#
.SYNOPSIS
Breaks the code in each of the ways that mutations.json lists, and checks that the tests named there fail.
.DESCRIPTION
Not part of dotnet test: each mutation is a compilation and a run of some tests. Build first. It works in the sources themselves and
puts each file back before the next one, so it refuses files with changes that are not committed. The assembly that is broken is laid
beside the tests, or in the place of the module's own where a Pester file is named, and put back, too. Nothing ends a Pester file that
waits for ever. Writes a table in Markdown for docs/TESTING.md; the exit code is the number of mutations that no test caught.
.PARAMETER Number
Which of them, by their number; all by default.
.EXAMPLE
tests/Mutations/Invoke-Mutation.ps1 -Number 1, 2
#>
#Requires -Version 7.4
[CmdletBinding()]
param(
    [int[]] $Number = @()
)

$ErrorActionPreference = 'Stop'
$root = (Resolve-Path "$PSScriptRoot/../..").Path
$mutations = Get-Content -Raw "$PSScriptRoot/mutations.json" | ConvertFrom-Json
# What Microsoft.Testing.Platform ends with when tests failed, and when it ended a test that waits for ever.
$testsFailed = 2
$testsHung = 7
# What Invoke-Suite.ps1 ends with then.
$pesterFailed = 1
$survived = 0

function Invoke-Compiler {
    <# .SYNOPSIS Compiles one project, without analyzers: a mutation need not be in good style. #>
    param([string] $Project, [string] $Framework)
    dotnet msbuild "$root/src/$Project/$Project.csproj" -t:Compile -v:quiet -nologo "-p:TargetFramework=$Framework" -p:BuildProjectReferences=false -p:RunAnalyzers=false -p:TreatWarningsAsErrors=false -p:GenerateDocumentationFile=false
}

function Invoke-PesterFile {
    <# .SYNOPSIS What Pester says of one file, run in a PowerShell of its own. #>
    param([string] $Name)
    $packages = $env:NUGET_PACKAGES ?? "$([Environment]::GetFolderPath('UserProfile'))/.nuget/packages"
    $pester = (Get-ChildItem "$packages/pester/5.*/tools/Pester.psd1" | Sort-Object FullName | Select-Object -Last 1).FullName
    $program = Join-Path $PSHOME ($IsWindows ? 'pwsh.exe' : 'pwsh')
    & $program -NoProfile -File "$root/tests/Pester/Invoke-Suite.ps1" -Path "$root/tests/Pester/$Name.Tests.ps1" -PesterPath $pester |
        ForEach-Object { $_ -replace '\x1b\[[0-9;]*m' }
}

Write-Output '| # | What was broken | In | Caught by |'
Write-Output '| --- | --- | --- | --- |'
for ($i = 0; $i -lt $mutations.Count; $i++) {
    if ($Number -and ($i + 1) -notin $Number) { continue }
    $mutation = $mutations[$i]
    $path = "$root/$($mutation.file)"
    $project = $mutation.project ?? 'EmrSessionCredentials.Engine.Tests'
    $mutated = ($mutation.file -split '/')[1]
    $framework = $mutated -like '*.Emulator' ? 'net10.0' : 'net8.0'
    # Pester tests the module itself, in which an image stands in for the assembly.
    $places = @($mutation.pester ?
        (Get-ChildItem "$root/out" -Recurse -Filter "$mutated.dll" | Where-Object FullName -NotMatch 'Desktop').FullName :
        "$root/tests/$project/bin/Debug/net10.0/$mutated.dll")
    $sound = @($places | ForEach-Object { , [IO.File]::ReadAllBytes($_) })
    if (git -C $root status --porcelain -- $mutation.file) { throw "$($mutation.file) has changes that are not committed." }
    $text = [IO.File]::ReadAllText($path)
    try {
        $broken = $text
        foreach ($change in @($mutation) + @($mutation.also)) {
            if (-not $change) { continue }
            if ($broken.IndexOf($change.find, [StringComparison]::Ordinal) -lt 0) { throw "$($mutation.file) does not contain: $($change.find)" }
            $broken = $broken.Replace($change.find, $change.replace)
        }

        [IO.File]::WriteAllText($path, $broken)
        $said = Invoke-Compiler $mutated $framework
        if ($LASTEXITCODE -ne 0) { throw "'$($mutation.what)' does not compile: $($said | Select-String error | Select-Object -First 1)" }
        $places | ForEach-Object { Copy-Item "$root/src/$mutated/obj/Debug/$framework/$mutated.dll" $_ }
        if ($mutation.pester) {
            $said = Invoke-PesterFile $mutation.pester
            $failed = @($said | Select-String '\[-\] (.+?)(?: [\d.]+m?s \(|$)').ForEach({ "$($mutation.pester): $($_.Matches[0].Groups[1].Value)" }) | Select-Object -Unique
        }
        else {
            $classes = @($mutation.tests | ForEach-Object { "*.$_" })
            $said = dotnet "$root/tests/$project/bin/Debug/net10.0/$project.dll" --filter-class @classes --no-ansi --hangdump --hangdump-timeout 30s --hangdump-type None
            $failed = @($said | Select-String '^\s*(?:failed|\[[0-9:]+\]) (?:.*\.)?(\w+Tests\.\w+)').ForEach({ $_.Matches[0].Groups[1].Value }) | Select-Object -Unique
        }

        $by = if ($failed -and $LASTEXITCODE -in $testsFailed, $testsHung, $pesterFailed) {
            "``$(@($failed)[0])``" + $(if (@($failed).Count -gt 1) { " and $(@($failed).Count - 1) more" }) + $(if ($LASTEXITCODE -eq $testsHung) { ', which waits for ever' })
        }
        else {
            $survived++
            "**nothing** (exit code $LASTEXITCODE)"
        }
        Write-Output "| $($i + 1) | $($mutation.what) | ``$(Split-Path -Leaf $mutation.file)`` | $by |"
    }
    finally {
        [IO.File]::WriteAllText($path, $text)
        for ($k = 0; $k -lt $places.Count; $k++) { [IO.File]::WriteAllBytes($places[$k], $sound[$k]) }
    }
}

exit $survived
