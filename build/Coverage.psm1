# How much of the code the tests run, by folder, from coverlet's reports.

$ErrorActionPreference = 'Stop'

function Read-CoverageReport {
    <# .SYNOPSIS Merges reports in coverlet's JSON format: for each file below src, which lines there are and which of them ran. #>
    param([Parameter(Mandatory)] [string[]] $Path)
    $files = [ordered] @{}
    foreach ($report in $Path) {
        $modules = (Get-Content -Raw -LiteralPath $report | ConvertFrom-Json -AsHashtable).Values
        foreach ($file in $modules.ForEach({ $_.GetEnumerator() })) {
            # The module's symbols name no folder of this machine.
            $lines = $files[($file.Key -replace '\\', '/' -replace '^.*/src/', '')] ??= @{}
            foreach ($method in $file.Value.Values.ForEach({ $_.Values })) {
                foreach ($line in $method.Lines.GetEnumerator()) { $lines[$line.Key] = $lines[$line.Key] -or $line.Value -gt 0 }
            }
        }
    }

    $files
}

function Get-Coverage {
    <#
    .SYNOPSIS
    Gets how many of the lines of each folder in src the tests run: an assembly's folder and the one below it, or with -ByFile each file.
    #>
    param(
        [Parameter(Mandatory)] [string[]] $Path,
        [switch] $ByFile
    )
    (Read-CoverageReport -Path $Path).GetEnumerator() | ForEach-Object {
        $folder = ($_.Key -split '/' | Select-Object -SkipLast 1 | Select-Object -First 2) -join '/'
        [pscustomobject] @{ Name = $ByFile ? $_.Key : $folder; Lines = $_.Value.Count; Covered = @($_.Value.Values -eq $true).Count }
    } | Group-Object -Property Name | Sort-Object -Property Name | ForEach-Object {
        $lines = ($_.Group | Measure-Object -Property Lines -Sum).Sum
        $covered = ($_.Group | Measure-Object -Property Covered -Sum).Sum
        [pscustomobject] @{ Name = $_.Name; Lines = $lines; Percent = [Math]::Floor(1000 * $covered / $lines) / 10 }
    }
}

Export-ModuleMember -Function Get-Coverage
