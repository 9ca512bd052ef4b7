# A terminal of 80 columns: what commands show in it, as text and as a picture.

function Get-TerminalText {
    <# .SYNOPSIS Runs the statements of a script one by one; gives each with a prompt before it, and what it shows. #>
    param([Parameter(Mandatory)] [string] $Script)
    $rendering = $PSStyle.OutputRendering
    $PSStyle.OutputRendering = 'Ansi'
    try {
        foreach ($statement in [Management.Automation.Language.Parser]::ParseInput($Script, [ref] $null, [ref] $null).EndBlock.Statements) {
            "`e[36mPS>`e[0m $($statement.Extent.Text -replace '\r?\n', "`n>> ")" -split "`n"
            $shown = . ([scriptblock]::Create($statement.Extent.Text)) | Out-String -Width 80
            $lines = @($shown -split '\r?\n' | ForEach-Object TrimEnd)
            $first = 0
            $last = $lines.Count - 1
            while ($first -le $last -and -not (ConvertTo-PlainLine $lines[$first])) { $first++ }
            while ($last -ge $first -and -not (ConvertTo-PlainLine $lines[$last])) { $last-- }
            if ($first -le $last) { $lines[$first..$last]; '' }
        }
    }
    finally {
        $PSStyle.OutputRendering = $rendering
    }
}

function ConvertTo-PlainLine {
    <# .SYNOPSIS A line without escape sequences. #>
    param([AllowEmptyString()] [string] $Line)
    ($Line -replace "`e\[[0-9;]*m").Trim()
}

function ConvertTo-ComparableText {
    <# .SYNOPSIS A text in which what differs from run to run is the same: user names, times, dates and ports. #>
    param([AllowEmptyString()] [string] $Text)
    $Text -replace 'emr-[a-z0-9]{25}', "emr-$('x' * 25)" -replace '\b\d\d:\d\d:\d\d\b', '00:00:00' -replace
        '\b\d{4}-\d\d-\d\d\b', '2000-01-01' -replace '127\.0\.0\.1:\d+', '127.0.0.1:0' -replace 'PowerShell 7\.\d+\.\d+', 'PowerShell 7.0.0'
}

function ConvertTo-TerminalSvg {
    <# .SYNOPSIS Lines with escape sequences as a picture of a terminal. #>
    param([Parameter(Mandatory)] [AllowEmptyString()] [string[]] $Line)
    $height = 40 + 19 * $Line.Count
    @"
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 720 $height" width="720" height="$height" role="img">
<title>A terminal in which the module requests credentials and uses one of them</title>
<style>
text { white-space: pre }
.prompt { fill: #4ec9b0 }
.header { fill: #6fdc8c; font-weight: bold }
</style>
<rect width="720" height="$height" rx="8" fill="#1e1e1e"/>
<g font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace" font-size="14" fill="#d4d4d4">

"@.Replace("`r", '')
    $y = 34
    foreach ($each in $Line) {
        if ($each) { "<text x=`"20`" y=`"$y`" xml:space=`"preserve`">$(ConvertTo-Span $each)</text>`n" }
        $y += 19
    }
    "</g>`n</svg>`n"
}

function ConvertTo-Span {
    <# .SYNOPSIS A line of a terminal as XML: a part with a colour is an element of its own. #>
    param([string] $Line)
    $class = ''
    $spans = foreach ($part in [regex]::Split($Line, '(\e\[[0-9;]*m)')) {
        $escaped = [Security.SecurityElement]::Escape($part)
        if ($part -match '^\e\[') { $class = switch ($part) { "`e[36m" { 'prompt' } "`e[0m" { '' } default { 'header' } } }
        elseif ($part.Trim() -and $class) { "<tspan class=`"$class`">$escaped</tspan>" }
        else { $escaped }
    }
    -join $spans
}

Export-ModuleMember -Function Get-TerminalText, ConvertTo-ComparableText, ConvertTo-TerminalSvg
