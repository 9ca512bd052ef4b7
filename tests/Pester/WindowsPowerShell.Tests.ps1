BeforeDiscovery {
    $root = (Resolve-Path "$PSScriptRoot/../..").Path
    $scripts = @(
        Get-ChildItem "$root/module", "$root/samples" -Recurse -Include *.psm1, *.psd1, *.ps1
        Get-Item "$root/EmrSessionCredentials.psd1", "$root/tests/Package/Test-Package.ps1"
    ) | Where-Object { $_.FullName -notmatch '[\\/](bin|obj)[\\/]' -and -not (Select-String -Path $_ -Pattern '^#Requires -Version 7' -Quiet) } |
        ForEach-Object { @{ Name = [IO.Path]::GetRelativePath($root, $_.FullName); Path = $_.FullName } }
    $pages = @(Get-ChildItem "$root/docs/en-US" -Filter *.md) + (Get-Item "$root/README.md") |
        ForEach-Object { @{ Name = [IO.Path]::GetRelativePath($root, $_.FullName); Path = $_.FullName } }
}

BeforeAll {
    function Find-NewSyntax {
        <# .SYNOPSIS What a script has that Windows PowerShell 5.1 cannot parse. #>
        param([string] $Text)
        Invoke-ScriptAnalyzer -ScriptDefinition $Text -Settings @{
            IncludeRules = @('PSUseCompatibleSyntax')
            Rules = @{ PSUseCompatibleSyntax = @{ Enable = $true; TargetVersions = @('5.1') } }
        } | ForEach-Object { "line $($_.Line): $($_.Message)" }
    }

    function Find-RepeatedParameter {
        <# .SYNOPSIS The parameters that a command has by name and in a table that is splatted into it. 5.1 refuses such a command. #>
        param([string] $Text)
        $ast = [Management.Automation.Language.Parser]::ParseInput($Text, [ref] $null, [ref] $null)
        $keys = @{}
        foreach ($assignment in $ast.FindAll({ $args[0] -is [Management.Automation.Language.AssignmentStatementAst] }, $true)) {
            $table = $assignment.Right.Find({ $args[0] -is [Management.Automation.Language.HashtableAst] }, $false)
            $keys["$($assignment.Left)"] = @(
                if ("$($assignment.Right)" -match '-AsHashtable\b') { 'Uri', 'Headers', 'Authentication', 'Credential', 'Token', 'AllowUnencryptedAuthentication', 'SkipCertificateCheck' }
                elseif ($table) { $table.KeyValuePairs.Item1.Extent.Text })
        }
        foreach ($command in $ast.FindAll({ $args[0] -is [Management.Automation.Language.CommandAst] }, $true)) {
            $given = $command.CommandElements.ParameterName
            foreach ($table in $command.CommandElements | Where-Object Splatted) {
                $name = '$' + $table.VariablePath
                $keys[$name] | Where-Object { $_ -and $_ -in $given -and -not $Text.Contains("$name.Remove('$_')") } |
                    ForEach-Object { "line $($command.Extent.StartLineNumber): -$_ is in $name too" }
            }
        }
    }
}

Describe 'Windows PowerShell 5.1 is given each parameter once' {
    It 'in <Name>' -ForEach ($scripts + $pages) {
        $code = Get-Content -Raw $Path
        $parts = $Path -like '*.md' ? [regex]::Matches($code, '(?s)```powershell\r?\n(.*?)```').ForEach({ $_.Groups[1].Value }) : $code
        foreach ($part in $parts) { Find-RepeatedParameter $part | Should -BeNullOrEmpty }
    }
}

Describe 'Windows PowerShell 5.1, for PSScriptAnalyzer, parses' -Skip:(-not (Get-Module -ListAvailable PSScriptAnalyzer)) {
    It '<Name>' -ForEach $scripts {
        Find-NewSyntax (Get-Content -Raw $Path) | Should -BeNullOrEmpty
    }

    It '<Name>, which is ASCII, because 5.1 reads a file without a byte order mark in the code page of the system' -ForEach $scripts {
        (Get-Content -Raw $Path) | Should -Match '\A[\x00-\x7F]*\z'
    }

    It 'the examples of <Name>' -ForEach $pages {
        $number = 0
        foreach ($example in [regex]::Matches((Get-Content -Raw $Path), '(?s)```powershell\r?\n(.*?)```')) {
            $number++
            # An example that says so is for PowerShell 7 only.
            if ($example.Groups[1].Value -match '(?m)^# PowerShell 7') { continue }
            Find-NewSyntax $example.Groups[1].Value | Should -BeNullOrEmpty -Because "example $number"
        }
    }

    It 'and the rule finds what it does not parse' {
        Find-NewSyntax '$a = $b ?? 1' | Should -Not -BeNullOrEmpty
        Find-NewSyntax '$a = $b ? 1 : 2' | Should -Not -BeNullOrEmpty
    }
}
