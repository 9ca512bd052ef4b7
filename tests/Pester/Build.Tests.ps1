BeforeDiscovery {
    $hasAnalyzer = [bool] (Get-Module -ListAvailable PSScriptAnalyzer)
}

BeforeAll {
    Import-Module "$PSScriptRoot/TestSetup.psm1" -Force
    $root = (Resolve-Path "$PSScriptRoot/../..").Path
}

Describe 'build.ps1' {
    It 'finds nothing to mend with Analyze' -Skip:(-not $hasAnalyzer) {
        Invoke-FreshPowerShell "try { & '$root/build.ps1' Analyze } catch { `"`$_`" }" | Should -BeNullOrEmpty
    }

    It 'runs dotnet in its own folder, where global.json is, and returns' {
        $script = "function global:dotnet { `$PWD.Path }; Set-Location '$TestDrive'; & '$root/build.ps1' Test; `$PWD.Path"
        Invoke-FreshPowerShell $script | Should -Be $root, "$TestDrive"
    }

    It 'refuses -WhatIf for <_>, and does nothing' -ForEach 'Build', 'Pack', 'Picture', 'Help' {
        Invoke-FreshPowerShell "function global:dotnet { 'dotnet' }; try { & '$root/build.ps1' Publish, $_ -WhatIf } catch { `"`$_`" }" |
            Should -Be '-WhatIf is for the task Publish.'
    }
}
