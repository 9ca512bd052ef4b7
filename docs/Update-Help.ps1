<#
.SYNOPSIS
Makes the help that PowerShell reads from the markdown in docs/en-US, with Microsoft.PowerShell.PlatyPS.
.DESCRIPTION
First it updates the pages from the cmdlets: a cmdlet without a page gets one, a new parameter gets a section, and syntax and
types are renewed. A text that has to be written by hand is left as {{ Fill ... }}, which the tests refuse. A parameter that
another page describes gets its description from there. Then it writes the MAML and the about texts. The same
markdown and cmdlets always give the same files. It needs a PowerShell of its own.
.PARAMETER ModulePath
The manifest of the built module whose cmdlets are meant.
.PARAMETER MarkdownPath
The folder of the pages.
.PARAMETER OutputPath
The folder that gets the MAML and the about texts.
#>
#Requires -Version 7.4
[CmdletBinding()]
param(
    [Parameter(Mandatory)] [string] $ModulePath,
    [string] $MarkdownPath = "$PSScriptRoot/en-US",
    [string] $OutputPath = "$PSScriptRoot/../module/en-US"
)

$ErrorActionPreference = 'Stop'
$moduleName = [IO.Path]::GetFileNameWithoutExtension($ModulePath)
if (Get-Module $moduleName) { throw "Run this in a PowerShell of its own: $moduleName is loaded here, perhaps with help." }
Import-Module -Name Microsoft.PowerShell.PlatyPS -MinimumVersion 1.0.0
Import-Module -Name "$PSScriptRoot/HelpText.psm1"

# PlatyPS adds what Get-Help knows already to what a page says, so the cmdlets come from a copy without help.
$scratch = (New-Item -ItemType Directory -Path ([IO.Path]::Combine([IO.Path]::GetTempPath(), [guid]::NewGuid()))).FullName
Copy-Item -Path ([IO.Path]::GetDirectoryName($ModulePath)) -Destination "$scratch/module" -Recurse
Remove-Item -Path "$scratch/module/en-US" -Recurse -ErrorAction Ignore
Import-Module -Name "$scratch/module/$moduleName.psd1"

function Set-Text {
    <# .SYNOPSIS Writes a file as UTF-8 without a byte order mark, with line feeds. #>
    param([string] $Path, [string] $Text)
    [IO.File]::WriteAllText($Path, $Text.Replace("`r", ''))
}

function Update-Page {
    <# .SYNOPSIS Makes or renews the page of a cmdlet. #>
    param([Management.Automation.CommandInfo] $Command)
    $page = "$MarkdownPath/$($Command.Name).md"
    if (Test-Path $page) {
        Update-MarkdownCommandHelp -Path $page -NoBackup
    }
    else {
        $null = New-MarkdownCommandHelp -CommandInfo $Command -OutputFolder $scratch
        Move-Item "$scratch/$moduleName/$($Command.Name).md" $page
    }

    # PlatyPS adds the day it ran, and a heading for aliases where a cmdlet has no alias.
    $text = (Get-Content -Raw $page) -replace "`r", '' -replace '(?m)^ms\.date:.*\n', '' -replace '(?s)## ALIASES\n.*?(?=## )', ''
    $text = $text.Replace('{{ Add example description here }}', "``````powershell`n{{ Fill in the Example }}`n``````")
    Set-Text $page ($text.TrimEnd() + "`n")
}

function Complete-Page {
    <# .SYNOPSIS Fills in what the other pages say of the same parameter. #>
    param([string] $Page, [hashtable] $Known)
    $text = Get-Content -Raw $Page
    foreach ($name in $Known.Keys) { $text = $text.Replace("{{ Fill $name Description }}", $Known[$name]) }
    Set-Text $Page $text
}

try {
    $commands = @(Get-Command -Module $moduleName)
    $commands | ForEach-Object { Update-Page $_ }

    # Ordinal, so that the order is the same in every culture.
    $names = [string[]] $commands.Name
    [Array]::Sort($names, [StringComparer]::Ordinal)
    $pages = $names | ForEach-Object { "$MarkdownPath/$_.md" }
    $known = @{}
    foreach ($parameter in (Import-MarkdownCommandHelp -Path $pages).Parameters) {
        if ($parameter.Description -and $parameter.Description -notlike '{{*') { $known[$parameter.Name] ??= $parameter.Description.Trim() }
    }
    $pages | ForEach-Object { Complete-Page $_ $known }

    $null = New-Item -ItemType Directory -Path $OutputPath -Force
    $help = Import-MarkdownCommandHelp -Path $pages
    $file = $help | Export-MamlCommandHelp -OutputFolder $scratch -Force
    $default = @{}
    foreach ($page in $help) {
        $default[$page.Title] = @{}
        foreach ($parameter in $page.Parameters) { $default[$page.Title][$parameter.Name] = $parameter.DefaultValue }
    }
    Set-Text "$OutputPath/$($file.Name)" (ConvertTo-ConsoleMaml $file.FullName $default)
    foreach ($about in Get-ChildItem $MarkdownPath -Filter about_*.md) {
        Set-Text "$OutputPath/$($about.BaseName).help.txt" (ConvertTo-AboutText (Get-Content -Raw $about))
    }
}
finally {
    # Windows holds on to assemblies that are loaded; the folder of temporary files is where they may stay.
    Remove-Item $scratch -Recurse -Force -ErrorAction Ignore
}
