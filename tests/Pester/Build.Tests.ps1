BeforeDiscovery {
    $root = (Resolve-Path "$PSScriptRoot/../..").Path
    $hasAnalyzer = [bool] (Get-Module -ListAvailable PSScriptAnalyzer)
    # One test for each script: all of them take longer than a suite may be silent.
    $scripts = if ($hasAnalyzer) {
        Get-ChildItem "$root/build.ps1", "$root/module", "$root/samples", "$root/tests", "$root/docs", "$root/build" -Recurse -File -Include *.ps1, *.psm1, *.psd1 |
            Where-Object FullName -NotMatch '[\\/](bin|obj|node_modules)[\\/]' |
            ForEach-Object { @{ Path = $_.FullName; Name = [IO.Path]::GetRelativePath($root, $_.FullName) } }
    }
}

BeforeAll {
    Import-Module "$PSScriptRoot/TestSetup.psm1" -Force
    $root = (Resolve-Path "$PSScriptRoot/../..").Path
}

Describe 'build.ps1' {
    It 'names with Analyze what is to be mended, and fails' -Skip:(-not $hasAnalyzer) {
        $tree = "$TestDrive/tree"
        $null = 'build', 'docs', 'module', 'samples', 'tests/bin' | ForEach-Object { New-Item -ItemType Directory "$tree/$_" }
        Copy-Item "$root/build.ps1", "$root/EmrSessionCredentials.psd1", "$root/PSScriptAnalyzerSettings.psd1" $tree
        $analyze = "try { & '$tree/build.ps1' Analyze } catch { `"`$_`" }"
        Set-Content "$tree/tests/bin/copied.ps1" 'try { 1 } catch { }'
        Invoke-FreshPowerShell $analyze | Should -BeNullOrEmpty
        Set-Content "$tree/tests/silent.ps1" 'try { 1 } catch { }'
        "$(Invoke-FreshPowerShell $analyze)" | Should -Match 'silent\.ps1 +1 PSAvoidUsingEmptyCatchBlock.*PSScriptAnalyzer found 1 things to mend'
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

Describe 'PSScriptAnalyzer' -Skip:(-not $scripts) {
    It 'finds nothing to mend in <Name>' -ForEach $scripts {
        Invoke-ScriptAnalyzer -Path $Path -Settings "$root/PSScriptAnalyzerSettings.psd1" | Should -BeNullOrEmpty
    }
}
