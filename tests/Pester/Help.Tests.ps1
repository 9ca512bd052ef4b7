BeforeDiscovery {
    Import-Module "$PSScriptRoot/TestSetup.psm1" -Force
    Import-Module (Get-BuiltModulePath) -Force
    $manifest = Import-PowerShellDataFile (Get-BuiltModulePath)
    $engine = [Management.Automation.PSCmdlet]::CommonParameters + [Management.Automation.PSCmdlet]::OptionalCommonParameters
    $pages = "$PSScriptRoot/../../docs/en-US"

    $commands = foreach ($name in @($manifest.CmdletsToExport) + @($manifest.FunctionsToExport)) { @{ Name = $name } }
    $parameters = foreach ($command in $commands) {
        (Get-Command $command.Name).Parameters.Keys | Where-Object { $_ -notin $engine } | ForEach-Object { @{ Name = $command.Name; Parameter = $_ } }
    }

    # From the help as Get-Help has it; the about page is text there, so its examples come from the markdown.
    $examples = @(
        foreach ($command in $commands) {
            foreach ($example in (Get-Help $command.Name -Full).examples.example) {
                @{ Name = "$($command.Name), $($example.title.Trim('- '))"; Code = $example.code }
            }
        }
        foreach ($page in Get-ChildItem $pages -Filter about_*.md) {
            $number = 0
            foreach ($match in [regex]::Matches((Get-Content -Raw $page), '(?s)```powershell\r?\n(.*?)```')) {
                @{ Name = "$($page.BaseName), example $((++$number))"; Code = $match.Groups[1].Value }
            }
        }
    )
    $abouts = Get-ChildItem $pages -Filter about_*.md | ForEach-Object BaseName
}

BeforeAll {
    Import-Module "$PSScriptRoot/TestSetup.psm1" -Force
    Import-Module (Get-BuiltModulePath) -Force
    $root = (Resolve-Path "$PSScriptRoot/../..").Path

    function Get-PlainText {
        <# .SYNOPSIS The text of a part of the help, whatever it is made of. #>
        param($Part)
        (@($Part).Text -join "`n").Trim()
    }
}

Describe 'The help of <Name>' -ForEach $commands {
    BeforeAll {
        $help = Get-Help $Name -Full
    }

    It 'has a synopsis, a description and notes, and nothing left to fill in' {
        # Without a help file PowerShell makes the syntax the synopsis.
        $help.Synopsis.Trim() | Should -Match '^[A-Z][^\[\r\n]+\.$'
        Get-PlainText $help.description | Should -Not -BeNullOrEmpty
        Get-PlainText $help.alertSet.alert | Should -Match 'Permission:|No permission'
        ($help | Out-String) | Should -Not -Match '\{\{'
    }

    It 'names as its inputs only parameters that are bound from the pipeline' {
        $inputs = [regex]::Match((Get-Content -Raw "$root/docs/en-US/$Name.md"), '(?s)## INPUTS(.*?)## OUTPUTS').Groups[1].Value
        $inputs.Trim() | Should -Not -BeNullOrEmpty
        foreach ($match in [regex]::Matches($inputs, '`-(\w+)`')) {
            $attributes = (Get-Command $Name).Parameters[$match.Groups[1].Value].Attributes
            @($attributes.ValueFromPipeline) + @($attributes.ValueFromPipelineByPropertyName) | Should -Contain $true -Because $match.Value
        }
    }

    It 'has at least three examples, each with code and a title' {
        @($help.examples.example).Count | Should -BeGreaterOrEqual 3
        foreach ($example in $help.examples.example) {
            $example.code | Should -Not -BeNullOrEmpty
            $example.code | Should -Match $Name
            $example.title | Should -Match 'Example [0-9]+: \S'
        }
    }

    It 'describes no parameter that is not there, and has the aliases and types of those that are' {
        $command = Get-Command $Name
        foreach ($described in $help.parameters.parameter) {
            $command.Parameters.Keys | Should -Contain $described.name
            $aliases = @($described.aliases -split ', ' | Where-Object { $_ -ne 'none' })
            Compare-Object $aliases @($command.Parameters[$described.name].Aliases) | Should -BeNullOrEmpty
            $described.type.name -replace '^System\.Nullable`1\[(.*)\]$', '$1' |
                Should -Be ([Nullable]::GetUnderlyingType($command.Parameters[$described.name].ParameterType) ?? $command.Parameters[$described.name].ParameterType).FullName
        }
    }

    It 'describes what goes in and what comes out' {
        $outputs = @($help.returnValues.returnValue)
        foreach ($type in (Get-Command $Name).OutputType.Name) { $outputs.type.name.Trim() | Should -Contain $type }
        foreach ($value in $outputs + @($help.inputTypes.inputType)) { Get-PlainText $value.description | Should -Not -BeNullOrEmpty }
    }

    It 'has a page that -Online opens, and the cmdlet has it as HelpUri' {
        $page = @($help.relatedLinks.navigationLink)[0].uri
        $page | Should -Match '^https://(docs\.aws\.amazon\.com|learn\.microsoft\.com)/\S+$'
        (Get-Command $Name).HelpUri | Should -Be $page
        if ((Get-Command $Name).Parameters.ContainsKey('EndpointUrl')) { $page | Should -Match '^https://docs\.aws\.amazon\.com/' }
    }
}

Describe 'The help' {
    It 'describes <Name> -<Parameter>' -ForEach $parameters {
        $described = Get-Help $Name -Parameter $Parameter
        Get-PlainText $described.description | Should -Match '^\w[^{}]{15,}'
    }
}

Describe 'The pages' {
    It 'say the same of a parameter that the cmdlets have in common' {
        $shared = foreach ($command in Get-Command -Module EmrSessionCredentials -CommandType Cmdlet) {
            foreach ($property in $command.ImplementingType.GetProperties().Where({ $_.DeclaringType.Name -eq 'EmrCommand' })) {
                if (-not $command.Parameters.ContainsKey($property.Name)) { continue }
                $text = Get-PlainText (Get-Help $command.Name -Parameter $property.Name).description
                # The variables that name the services' endpoints are the one thing in which they differ.
                $text = $text -replace 'AWS_ENDPOINT_URL_\w+((, | or )AWS_ENDPOINT_URL_\w+)*'
                [pscustomobject]@{ Parameter = $property.Name; Text = $text }
            }
        }
        $shared | Should -Not -BeNullOrEmpty
        foreach ($group in $shared | Group-Object Parameter) {
            @($group.Group.Text | Sort-Object -Unique).Count | Should -Be 1 -Because "-$($group.Name) is the same everywhere"
        }
    }

    It 'have one default value for a parameter that several cmdlets have, and False for switches' {
        $exceptions = @{
            'Start-EMRSession -ThrottleLimit' = '1' # the ids of sessions that are being started can be lost
            'Start-EMRServerlessSession -ThrottleLimit' = '1' # the same
            'Resolve-EMRIdentity -ThrottleLimit' = '' # has no effect there
            'ConvertTo-EMRConnection -TimeoutSec' = '60' # how long -WaitUntilUsable waits
            'ConvertTo-EMRConnection -PollIntervalSec' = '1' # its interval
            'Find-EMRSessionTarget -Kind' = 'all' # the kind of a target, not of a connection
            'Register-EMRSecretVault -Name' = 'EMR' # the name of the vault, not of a session
        }
        $defaults = foreach ($command in Get-Command -Module EmrSessionCredentials) {
            foreach ($described in (Get-Help $command.Name).parameters.parameter) {
                [pscustomobject]@{ Parameter = $described.name; Of = "$($command.Name) -$($described.name)"; Value = "$($described.defaultValue)"; IsSwitch = $described.type.name -like '*SwitchParameter' }
            }
        }
        foreach ($name in $exceptions.Keys) { ($defaults | Where-Object Of -EQ $name).Value | Should -Be $exceptions[$name] -Because $name }
        foreach ($group in $defaults | Where-Object Of -NotIn $exceptions.Keys | Group-Object Parameter) {
            @($group.Group.Value | Sort-Object -Unique).Count | Should -Be 1 -Because ($group.Group | Format-Table Of, Value | Out-String)
        }
        $defaults | Where-Object IsSwitch | Where-Object Value -NE False | ForEach-Object Of | Should -BeNullOrEmpty
        ($defaults | Where-Object Of -EQ 'Get-EMRSessionEndpoint -ThrottleLimit').Value | Should -Be 8
    }

    It 'give the help files that are committed, and are up to date with the cmdlets' {
        if (-not (Get-Module -ListAvailable Microsoft.PowerShell.PlatyPS)) {
            Set-ItResult -Skipped -Because 'no Microsoft.PowerShell.PlatyPS was found'
            return
        }

        $copy = Join-Path $TestDrive 'pages'
        $made = Join-Path $TestDrive 'made'
        Copy-Item "$root/docs/en-US" $copy -Recurse
        $said = & (Get-PowerShellPath) -NoProfile -NonInteractive -File "$root/docs/Update-Help.ps1" -ModulePath (Get-BuiltModulePath) -MarkdownPath $copy -OutputPath $made 2>&1
        $LASTEXITCODE | Should -Be 0 -Because "$said"
        foreach ($pair in @{ New = $copy; Old = "$root/docs/en-US" }, @{ New = $made; Old = "$root/module/en-US" }) {
            (Get-ChildItem $pair.New).Name | Should -Be (Get-ChildItem $pair.Old).Name
            foreach ($file in Get-ChildItem $pair.New) {
                $differences = Compare-Object (Get-Content "$($pair.Old)/$($file.Name)") (Get-Content $file) | Select-Object -First 5
                $differences | Should -BeNullOrEmpty -Because "$($file.Name) is what './build.ps1 Help' makes: $($differences | Out-String)"
            }
        }
    }

    It 'have line feeds, and nothing of this machine or this day' {
        foreach ($file in Get-ChildItem "$root/docs/en-US", "$root/module/en-US") {
            $text = [IO.File]::ReadAllText($file.FullName)
            $text | Should -Not -Match "`r" -Because $file.Name
            $text | Should -Not -Match 'ms\.date' -Because $file.Name
            $text.Contains($root) | Should -BeFalse -Because $file.Name
        }
    }
}

Describe '<_>' -ForEach $abouts {
    It 'is found by Get-Help, with its one line' {
        $topic = Get-Help $_
        "$topic" | Should -BeLike "TOPIC*$_*SHORT DESCRIPTION*LONG DESCRIPTION*"
        @(Get-Help "$_*")[0].Synopsis | Should -Not -BeNullOrEmpty
    }

    It 'has no line that a window of 80 columns would break' {
        $long = Get-Content "$root/module/en-US/$_.help.txt" | Where-Object Length -GT 79 | Where-Object { $_ -notmatch 'https://\S{40}|^        ' }
        $long | Should -BeNullOrEmpty
    }
}

Describe 'about_EmrSessionCredentials' {
    It 'names every error code that comes of credentials and settings' {
        $codes = [EmrSessionCredentials.Identity.IdentityErrorCodes].GetFields().ForEach({ $_.GetRawConstantValue() })
        $codes | Should -Not -BeNullOrEmpty
        $about = "$(Get-Help about_EmrSessionCredentials)"
        foreach ($code in $codes) { $about | Should -Match "\b$code\b" }
    }
}

Describe 'The examples' {
    BeforeAll {
        $emulator = Start-Emulator
        $file = Join-Path $TestDrive 'examples.json'
        $resultFile = Join-Path $TestDrive 'results.json'
        $start = [Diagnostics.ProcessStartInfo]::new((Get-PowerShellPath))
        foreach ($argument in '-NoProfile', '-NonInteractive', '-File', "$PSScriptRoot/Invoke-HelpExample.ps1", '-Url', $emulator.Url, '-Path', $file, '-ResultPath', $resultFile) {
            $start.ArgumentList.Add($argument)
        }
        # Secret stores keep their data under the home folder.
        $start.Environment['HOME'] = $TestDrive
        $start.RedirectStandardOutput = $true
    }

    AfterAll {
        Stop-Emulator $emulator
    }

    # Pester hands discovery's list over with the test, and BeforeAll has none of it: so the first test runs them all.
    It 'run to their end' -ForEach @{ All = $examples } {
        ConvertTo-Json @($All) | Set-Content $file
        $process = [Diagnostics.Process]::Start($start)
        $null = $process.StandardOutput.ReadToEnd()
        $process.WaitForExit()
        $process.ExitCode | Should -Be 0
        $script:results = @{}
        foreach ($result in Get-Content -Raw $resultFile | ConvertFrom-Json) { $script:results[$result.Name] = $result }
        $script:results.Count | Should -Be @($All).Count
    }

    It '<Name>, runs against the emulator' -ForEach $examples {
        $result = $script:results[$Name]
        $result | Should -Not -BeNullOrEmpty
        if ($result.Skipped) {
            Set-ItResult -Skipped -Because $result.Skipped
            return
        }
        $result.Failure | Should -BeNullOrEmpty
        if ($Code -match 'Get-EMR') { $result.Calls | Should -BeGreaterThan 0 }
    }
}
