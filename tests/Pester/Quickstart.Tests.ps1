BeforeAll {
    Import-Module "$PSScriptRoot/TestSetup.psm1" -Force
    $quickstart = "$PSScriptRoot/../../samples/Quickstart"
    $program = Get-BuiltPath samples/Quickstart net10.0/Quickstart.dll
}

Describe 'The options of the Quickstart' {
    It '<Arguments> is refused: <Message>' -ForEach @(
        @{ Arguments = '--cluster-id', 'j-1'; Message = '--cluster-id needs --aws.' }
        @{ Arguments = '--session-id', 's-1'; Message = '--session-id needs --aws.' }
        @{ Arguments = '--virtual-cluster-id', 'v'; Message = '--virtual-cluster-id needs --aws.' }
        @{ Arguments = '--endpoint-id', 'e'; Message = '--endpoint-id needs --aws.' }
        @{ Arguments = '--application-id', 'a'; Message = '--application-id needs --aws.' }
        @{ Arguments = '--application-session-id', 's'; Message = '--application-session-id needs --aws.' }
        @{ Arguments = '--execution-role-arn', 'r'; Message = '--execution-role-arn needs --aws.' }
        @{ Arguments = '--shell', '--cluster-id', 'j-1'; Message = '--cluster-id needs --aws.' }
        @{ Arguments = '--aws', '--virtual-cluster-id', 'v', '--endpoint-id', 'e'; Message = '--endpoint-id needs --execution-role-arn.' }
        @{ Arguments = '--aws', '--endpoint-id', 'e'; Message = '--endpoint-id needs --virtual-cluster-id and --execution-role-arn.' }
        @{ Arguments = '--aws', '--session-id', 's-1'; Message = '--session-id needs --cluster-id.' }
        @{ Arguments = '--aws', '--application-id', 'a'; Message = '--application-id needs --application-session-id.' }
    ) {
        $shown = $null | dotnet $program @Arguments 2>&1
        $LASTEXITCODE | Should -Be 1
        "$shown" | Should -BeExactly $Message
    }
}

Describe 'The Quickstart' {
    It 'calls its emulator without the proxy of the shell' {
        $names = 'HTTP_PROXY', 'http_proxy'
        try {
            foreach ($name in $names) { [Environment]::SetEnvironmentVariable($name, 'http://127.0.0.1:1') }
            $shown = $null | dotnet $program 2>&1 | Out-String
            $LASTEXITCODE | Should -Be 0 -Because $shown
        }
        finally { foreach ($name in $names) { [Environment]::SetEnvironmentVariable($name, $null) } }
    }
}

Describe 'The shell of the Quickstart' {
    It 'with --aws, shows nothing of the emulator' {
        $shown = & (Get-PowerShellPath) -NoProfile -NonInteractive -File "$quickstart/Quickstart.ps1" -ModulePath (Get-BuiltModulePath) -Shell -Aws
        $LASTEXITCODE | Should -Be 0
        $shown | Select-Object -Skip 1 | Should -Be @(
            'Try:'
            '    Find-EMRSessionTarget'
            '    Resolve-EMRIdentity'
            '    Get-Help about_EmrSessionCredentials'
            "'exit' ends the session."
        )
    }

    It 'takes --region and --profile for what names no other' {
        Set-Content $TestDrive/config '[profile known]', 'region = us-west-2'
        $shown = & (Get-PowerShellPath) -NoProfile -NonInteractive -c @"
            & '$quickstart/Quickstart.ps1' -ModulePath '$(Get-BuiltModulePath)' -Shell -Region eu-west-3 -ProfileName nosuchprofile | Out-Null
            try { Get-EMRClusterSessionCredential j-1 -ErrorAction Stop } catch { `$_.Exception.Message }
            try { [pscustomobject]@{ ProfileName = 'another' } | Resolve-EMRIdentity -ErrorAction Stop } catch { `$_.Exception.Message }
            `$env:AWS_PROFILE, `$env:AWS_CONFIG_FILE = 'known', '$TestDrive/config'
            (Resolve-EMRIdentity -AccessKey AKIDEXAMPLE -SecretKey x).Region
            ([pscustomobject]@{ Region = 'us-east-1'; AccessKey = 'AKIDEXAMPLE'; SecretKey = 'x' } | Resolve-EMRIdentity).Region
"@
        $LASTEXITCODE | Should -Be 0
        "$shown" | Should -BeLike '*nosuchprofile*another*eu-west-3 us-east-1'
    }
}
