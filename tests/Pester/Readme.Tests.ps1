BeforeDiscovery {
    $canInstall = -not $IsWindows -and (Get-Command Compress-PSResource -ErrorAction Ignore)
    $hasVault = -not $IsWindows -and (Get-Module -ListAvailable Microsoft.PowerShell.SecretManagement)
    $blocks = [regex]::Matches((Get-Content "$PSScriptRoot/../../README.md" -Raw), '(?s)```powershell\r?\n(.*?)```(?:\s+```output\r?\n(.*?)```)?')
    $number = 0
    $examples = foreach ($block in $blocks) {
        $code = $block.Groups[1].Value.Trim()
        @{ Number = (++$number); Code = $code; Output = $block.Groups[2].Value; CanRun = $hasVault -or $code -notmatch 'Secret' }
    }
}

BeforeAll {
    Import-Module "$PSScriptRoot/TestSetup.psm1" -Force
    Import-Module "$PSScriptRoot/../../docs/Terminal.psm1" -Force
    Import-Module (Get-BuiltModulePath) -Force
    $root = (Resolve-Path "$PSScriptRoot/../..").Path
    $readme = Get-Content "$root/README.md" -Raw
    $emulator = Start-Emulator
    Set-TestIdentity -Url $emulator.Url
    $before = $env:HOME
    # SecretManagement and PSResourceGet keep what is registered under the home folder.
    $env:HOME = $TestDrive
    $rendering = $PSStyle.OutputRendering
    $PSStyle.OutputRendering = 'PlainText'

    function Get-Shown {
        <# .SYNOPSIS The lines of a text without the blank ones around it, in a form that is the same in every run. #>
        param([AllowEmptyString()] [string] $Text)
        @((ConvertTo-ComparableText $Text).Trim("`r", "`n") -split '\r?\n' | ForEach-Object TrimEnd | Where-Object { $_ })
    }

    function Get-Section([string] $Title) { [regex]::Match($readme, "(?s)\n## $([regex]::Escape($Title))\r?\n(.*?)(\n## |\z)").Groups[1].Value }
    function Get-Block([string] $Text, [string] $Holding) {
        [regex]::Matches($Text, '(?s)```\w*\r?\n(.*?)```').ForEach({ $_.Groups[1].Value.Trim() }) | Where-Object { $_ -match $Holding }
    }
}

AfterAll {
    if (Get-Command Unregister-SecretVault -ErrorAction Ignore) { Unregister-SecretVault -Name EMR -ErrorAction Ignore }
    $PSStyle.OutputRendering = $rendering
    $env:HOME = $before
    Stop-Emulator $emulator
}

Describe 'The README' {
    It 'has its sections in order, and at most 200 lines' {
        [regex]::Matches($readme, '(?m)^## (.*?)\r?$').ForEach({ $_.Groups[1].Value }) | Should -Be @(
            'Requirements and installation', 'Try it', 'Examples', 'Cmdlets', 'IAM permissions', 'Credentials and regions'
            'Coming from AWS.Tools', 'Performance', 'Help and contributing')
        (Get-Content "$root/README.md").Count | Should -BeLessOrEqual 200
    }

    It 'has five examples' {
        $Examples.Count | Should -Be 5
    } -TestCases @{ Examples = $examples }

    It 'shows what example <Number> shows' -ForEach $examples {
        if (-not $CanRun) { Set-ItResult -Skipped -Because 'no Microsoft.PowerShell.SecretManagement was found'; return }
        $Output.Trim() | Should -Not -BeNullOrEmpty -Because 'an output follows each example'
        $ErrorActionPreference = 'Stop'
        Get-Shown (. ([scriptblock]::Create($Code)) | Out-String -Width 80) | Should -Be (Get-Shown $Output)
    }

    It 'has a table of all cmdlets, each with a link to its page' {
        $links = [regex]::Matches((Get-Section 'Cmdlets'), '(?m)^\| \[([\w-]+)\]\((docs/en-US/[\w-]+\.md)\)').ForEach({ @{ Name = $_.Groups[1].Value; Page = $_.Groups[2].Value } })
        $links.Name | Sort-Object | Should -Be ((Import-PowerShellDataFile (Get-BuiltModulePath)).CmdletsToExport | Sort-Object)
        foreach ($link in $links) { $link.Page | Should -Be "docs/en-US/$($link.Name).md" }
    }

    It 'has links to files that exist' {
        $targets = [regex]::Matches($readme, '\]\((?!https?:)([^)#]+)\)').ForEach({ $_.Groups[1].Value })
        $targets.Count | Should -BeGreaterThan 15
        foreach ($target in $targets) { "$root/$target" | Should -Exist }
    }

    It 'names each IAM action that Resolve-EMRIdentity lists' {
        foreach ($permission in (Resolve-EMRIdentity).Permissions) {
            Get-Section 'IAM permissions' | Should -Match ([regex]::Escape(($permission -split ' ')[0]))
        }
    }

    It 'has three figures, each from docs/PERFORMANCE.md' {
        $figures = [regex]::Matches((Get-Section 'Performance'), '\*\*([0-9.]+) (ms|MB)\*\*').ForEach({ $_.Groups[1].Value })
        $figures.Count | Should -Be 3
        $measured = Get-Content "$root/docs/PERFORMANCE.md" -Raw
        foreach ($figure in $figures) { $measured | Should -Match "(?<![0-9.])$([regex]::Escape($figure))(?![0-9.])" }
    }
}

Describe 'CONTRIBUTING.md' {
    BeforeAll {
        $contributing = Get-Content "$root/CONTRIBUTING.md" -Raw
    }

    It 'follows a call through files that exist' {
        $call = [regex]::Match($contributing, '(?s)\n## One call, from the prompt to AWS\r?\n(.*?)\n## ').Groups[1].Value
        $files = [regex]::Matches($call, '`(\w+/\w+)`').ForEach({ $_.Groups[1].Value })
        $files.Count | Should -BeGreaterThan 20
        foreach ($file in $files) { Get-ChildItem "$root/src/*/$file.cs" | Should -Not -BeNullOrEmpty -Because $file }
    }

    It 'has links to files that exist' {
        $targets = [regex]::Matches($contributing, '\]\((?!https?:)([^)#]+)\)').ForEach({ $_.Groups[1].Value })
        $targets | Should -Contain 'docs/architecture.svg'
        foreach ($target in $targets) { "$root/$target" | Should -Exist }
    }
}

Describe 'The picture of the README' {
    It 'is what docs/terminal.ps1 shows, in 80 columns' {
        $lines = Get-TerminalText (Get-Content -Raw "$root/docs/terminal.ps1")
        ($lines | ForEach-Object { ($_ -replace "`e\[[0-9;]*m").Length } | Measure-Object -Maximum).Maximum | Should -BeLessOrEqual 80
        $made = ConvertTo-ComparableText (-join (ConvertTo-TerminalSvg $lines))
        $kept = ConvertTo-ComparableText ([IO.File]::ReadAllText("$root/docs/terminal.svg"))
        $kept -split '\r?\n' | Should -Be ($made -split '\r?\n') -Because 'docs/terminal.svg is what "build.ps1 Picture" makes'
    }

    It 'is valid XML, and shows a secret as its type' {
        ([xml] (Get-Content -Raw "$root/docs/terminal.svg")).DocumentElement.Name | Should -Be 'svg'
        Get-Content -Raw "$root/docs/terminal.svg" | Should -Match 'System\.Security\.SecureString'
        $readme | Should -Match '!\[[^\]]+\]\(docs/terminal\.svg\)'
    }
}

Describe 'Try it' {
    It 'shows what the Quickstart shows' {
        $arguments = '-NoProfile', '-NonInteractive', '-File', "$root/samples/Quickstart/Quickstart.ps1", '-ModulePath', (Get-BuiltModulePath)
        $shown = Get-Shown ((& (Get-PowerShellPath) @arguments) -join "`n")
        $LASTEXITCODE | Should -Be 0
        $wanted = Get-Shown (Get-Block (Get-Section 'Try it') '^PS> Get-EMR')
        $start = [array]::IndexOf($shown, $wanted[0])
        $start | Should -BeGreaterThan 0
        $shown[$start..($start + $wanted.Count - 1)] | Should -Be $wanted
    }
}

Describe 'The installation' {
    BeforeAll {
        $installation = Get-Section 'Requirements and installation'
        $call = 'Get-Module EmrSessionCredentials | ForEach-Object Path; (Get-EMRClusterSessionCredential j-1ABCDEFGHIJKL).ClusterId'
    }

    It 'from source: the module is found by its name' {
        $line = (Get-Block $installation 'PSModulePath') -split '\r?\n' | Where-Object { $_ -match '^\$env:PSModulePath' }
        $shown = Invoke-FreshPowerShell "Set-Location '$root'; $line; Import-Module EmrSessionCredentials; $call"
        $shown[0] | Should -BeLike "$root/out/EmrSessionCredentials/*"
        $shown[1] | Should -Be 'j-1ABCDEFGHIJKL'
    }

    It 'from a package file: Install-PSResource installs it' -Skip:(-not $canInstall) {
        $folder = (New-Item -ItemType Directory "$TestDrive/out/package").FullName
        Compress-PSResource -Path (Split-Path (Get-BuiltModulePath)) -DestinationPath $folder
        $lines = Get-Block $installation 'Register-PSResourceRepository'
        $shown = Invoke-FreshPowerShell "Set-Location '$TestDrive'; $lines; Import-Module EmrSessionCredentials; $call"
        $shown[0] | Should -BeLike "$TestDrive*EmrSessionCredentials*"
        $shown[1] | Should -Be 'j-1ABCDEFGHIJKL'
    }
}
