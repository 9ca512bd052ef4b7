<#
.SYNOPSIS
Makes docs/terminal.svg: runs the statements of docs/terminal.ps1 against the emulator, and draws what a terminal shows.
.PARAMETER OutputPath
The file to write.
#>
#Requires -Version 7.4
[CmdletBinding()]
param(
    [string] $OutputPath = "$PSScriptRoot/terminal.svg"
)

$ErrorActionPreference = 'Stop'
Import-Module "$PSScriptRoot/../tests/Pester/TestSetup.psm1"
Import-Module "$PSScriptRoot/Terminal.psm1"
Import-Module (Get-BuiltModulePath)
$emulator = Start-Emulator
try {
    Set-TestIdentity -Url $emulator.Url
    $lines = Get-TerminalText (Get-Content -Raw "$PSScriptRoot/terminal.ps1")
    [IO.File]::WriteAllText($OutputPath, -join (ConvertTo-TerminalSvg $lines))
}
finally {
    Stop-Emulator $emulator
}
