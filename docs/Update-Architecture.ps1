<#
.SYNOPSIS
Draws docs/architecture.svg from docs/architecture.json: boxes in rows, and arrows between them.
.DESCRIPTION
The JSON has the areas (a title, and rows of boxes), and the arrows as pairs of box names. The same JSON always gives the same
picture.
#>
[CmdletBinding()]
param(
    [string] $Path = "$PSScriptRoot/architecture.json",
    [string] $OutputPath = "$PSScriptRoot/architecture.svg"
)

$ErrorActionPreference = 'Stop'
$picture = Get-Content -Raw $Path | ConvertFrom-Json
$boxWidth, $boxHeight, $gapX, $gapY, $margin, $titleHeight = 210, 64, 40, 44, 20, 30

function ConvertTo-SvgText {
    <# .SYNOPSIS Text for XML. #>
    param([string] $Text)
    [Security.SecurityElement]::Escape($Text)
}

$columns = ($picture.areas | ForEach-Object { $_.rows | ForEach-Object { @($_).Count } } | Measure-Object -Maximum).Maximum
$width = 2 * $margin + 2 * $gapX + $columns * $boxWidth + ($columns - 1) * $gapX
$places = @{}
$shapes = [Collections.Generic.List[string]]::new()
$y = $margin
foreach ($area in $picture.areas) {
    $height = $titleHeight + $area.rows.Count * $boxHeight + ($area.rows.Count - 1) * $gapY + 20
    $shapes.Add("<rect class=`"area`" x=`"$margin`" y=`"$y`" width=`"$($width - 2 * $margin)`" height=`"$height`" rx=`"8`"/>")
    $shapes.Add("<text class=`"title`" x=`"$($margin + 12)`" y=`"$($y + 20)`">$(ConvertTo-SvgText $area.title)</text>")
    $top = $y + $titleHeight
    foreach ($row in $area.rows) {
        $boxes = @($row)
        $x = [math]::Floor(($width - ($boxes.Count * $boxWidth + ($boxes.Count - 1) * $gapX)) / 2)
        foreach ($box in $boxes) {
            $places[$box.name] = @{ X = $x; Y = $top; Middle = $x + $boxWidth / 2; Bottom = $top + $boxHeight; Right = $x + $boxWidth; Row = $top }
            $shapes.Add("<rect class=`"box`" x=`"$x`" y=`"$top`" width=`"$boxWidth`" height=`"$boxHeight`" rx=`"5`"/>")
            $shapes.Add("<text class=`"name`" x=`"$($x + $boxWidth / 2)`" y=`"$($top + 26)`">$(ConvertTo-SvgText $box.name)</text>")
            $shapes.Add("<text class=`"what`" x=`"$($x + $boxWidth / 2)`" y=`"$($top + 46)`">$(ConvertTo-SvgText $box.what)</text>")
            $x += $boxWidth + $gapX
        }
        $top += $boxHeight + $gapY
    }
    $y += $height + $gapY
}

$y += $margin - $gapY
foreach ($arrow in $picture.arrows) {
    $from, $to = $places[$arrow.from], $places[$arrow.to]
    if (-not $from -or -not $to) { throw "An arrow goes from '$($arrow.from)' to '$($arrow.to)', and one of them is not a box." }
    $points = if ($from.Row -eq $to.Row) {
        $middle = $from.Y + $boxHeight / 2
        if ($from.X -lt $to.X) { $from.Right, $middle, $to.X, $middle } else { $from.X, $middle, $to.Right, $middle }
    }
    elseif ($from.Row -lt $to.Row) { $from.Middle, $from.Bottom, $to.Middle, $to.Y }
    else { $from.Middle, $from.Y, $to.Middle, $to.Bottom }
    $shapes.Add("<line class=`"arrow`" x1=`"$($points[0])`" y1=`"$($points[1])`" x2=`"$($points[2])`" y2=`"$($points[3])`" marker-end=`"url(#head)`"/>")
}

$text = @"
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 $width $y" role="img" aria-label="$(ConvertTo-SvgText $picture.title)">
<title>$(ConvertTo-SvgText $picture.title)</title>
<style>
rect.page { fill: #ffffff }
.area { fill: #f4f6f8; stroke: #b8c2cc }
.box { fill: #ffffff; stroke: #44546a; stroke-width: 1.5 }
.arrow { stroke: #44546a; stroke-width: 1.5 }
text { font-family: "Segoe UI", "Helvetica Neue", Arial, sans-serif; fill: #1f2933 }
.title { font-size: 13px; fill: #52606d }
.name { font-size: 14px; font-weight: 600; text-anchor: middle }
.what { font-size: 11px; text-anchor: middle; fill: #52606d }
</style>
<defs><marker id="head" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="7" markerHeight="7" orient="auto"><path d="M0 0 L10 5 L0 10 z" fill="#44546a"/></marker></defs>
<rect class="page" width="$width" height="$y"/>
$($shapes -join "`n")
</svg>
"@
[IO.File]::WriteAllText($OutputPath, $text.Replace("`r", '') + "`n")
