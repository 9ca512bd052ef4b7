# How much of what ships the tests run, from the files that coverlet writes.

$ErrorActionPreference = 'Stop'

function Merge-Coverage {
    <#
    .SYNOPSIS
    Adds up Cobertura files, by room: a folder of sources. A line counts as run when any of the files has a hit on it.
    .PARAMETER Path
    The files.
    #>
    param([Parameter(Mandatory)] [string[]] $Path)
    $hits = [Collections.Generic.Dictionary[string, bool]]::new()
    foreach ($file in $Path) {
        $report = [Xml.XmlDocument]::new()
        $report.XmlResolver = $null
        $report.Load($file)
        $sources = @($report.SelectNodes('/coverage/sources/source').InnerText)
        foreach ($class in $report.SelectNodes('//class')) {
            # Relative to one of the sources, or whole; the same either way from src/ on.
            $name = ($sources[0] + '/' + $class.filename).Replace('\', '/')
            if ($name -notmatch '(?:^|/)src/(?<file>EmrSessionCredentials(?:\.(?:Model|Engine|ServiceClients|Loader))?/.*\.cs)$' -or $name -match '/obj/') { continue }
            $source = $Matches.file
            foreach ($line in $class.SelectNodes('lines/line')) {
                $key = "$source`:$($line.number)"
                $seen = $false
                $hits[$key] = ($hits.TryGetValue($key, [ref] $seen) -and $seen) -or [long] $line.hits -gt 0
            }
        }
    }

    $rooms = $hits.Keys | Group-Object { ($_ -split ':')[0] -replace '/[^/]*$' -replace '^(EmrSessionCredentials\.ServiceClients)/.*', '$1' }
    foreach ($room in $rooms | Sort-Object Name) {
        $run = @($room.Group | Where-Object { $hits[$_] }).Count
        [pscustomobject]@{ Room = $room.Name; Lines = $room.Count; Run = $run; Percent = [math]::Round(100 * $run / $room.Count, 1) }
    }
}

function Format-Coverage {
    <# .SYNOPSIS The rooms as a table in Markdown, with their sum. #>
    param([Parameter(Mandatory)] [object[]] $Room)
    '| Room | Lines | Run | % |'
    '| --- | ---: | ---: | ---: |'
    foreach ($one in $Room) { "| ``$($one.Room)`` | $($one.Lines) | $($one.Run) | $($one.Percent.ToString('0.0', [cultureinfo]::InvariantCulture)) |" }
    $lines = ($Room | Measure-Object Lines -Sum).Sum
    $run = ($Room | Measure-Object Run -Sum).Sum
    "| **all** | $lines | $run | **$((100 * $run / $lines).ToString('0.0', [cultureinfo]::InvariantCulture))** |"
}

Export-ModuleMember -Function *
