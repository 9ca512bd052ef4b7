<# The lines of the emulator's README: this module and AWS's own clients share one emulator, told by nothing but the lines that --print-environment prints. #>
BeforeDiscovery {
    $root = (Resolve-Path "$PSScriptRoot/../..").Path
    $readme = Get-Content "$root/src/EmrSessionCredentials.Emulator/README.md"
    $line = { param($End) ($readme -match "$End\s*$")[0] -replace "\s+(#|//) $End\s*$" }
    $python = Get-Command python3, python -CommandType Application -ErrorAction Ignore | Select-Object -First 1
    if ($python) { & $python.Source -c 'import boto3' 2>$null; if ($LASTEXITCODE) { $python = $null } }
    # The emulator's own tests install the packages, at the same time as this file is discovered. npm writes this file last.
    $packages = "$root/tests/JavaScript/node_modules/.package-lock.json"
    $clients = @(
        @{ Client = 'this module'; UserAgent = 'aws-sdk-dotnet*'; Has = $true; Line = & $line 'this module'; Run = { param($Line) Invoke-Expression $Line } }
        @{ Client = 'the AWS CLI'; UserAgent = 'aws-cli/*'; Has = [bool](Get-Command aws -CommandType Application -ErrorAction Ignore); Line = & $line 'the AWS CLI'; Run = { param($Line) Invoke-Expression $Line } }
        @{ Client = 'Python'; UserAgent = 'Boto3/*'; Has = [bool]$python; Line = & $line 'Python'; Run = { param($Line) & $python -c "import boto3; print($Line)" } }
        @{ Client = 'JavaScript'; UserAgent = 'aws-sdk-js/*'; Has = [bool](Get-Command node -CommandType Application -ErrorAction Ignore); Needs = $packages; Line = & $line 'JavaScript'; Run = {
                param($Line)
                Push-Location "$PSScriptRoot/../JavaScript"
                try { node --input-type=module -e "import { EMRClient, GetClusterSessionCredentialsCommand } from '@aws-sdk/client-emr'; console.log(JSON.stringify(await $Line));" }
                finally { Pop-Location }
            }
        }
    )
}

BeforeAll {
    Import-Module "$PSScriptRoot/TestSetup.psm1" -Force
    Import-Module (Get-BuiltModulePath) -Force
    $python = (Get-Command python3, python -CommandType Application -ErrorAction Ignore | Select-Object -First 1).Source
    $emulator = Start-Emulator
    Set-TestIdentity -Url 'http://127.0.0.1:1'
    $env:AWS_ACCESS_KEY_ID = $env:AWS_SECRET_ACCESS_KEY = $null
    dotnet (Get-EmulatorPath) --port ([uri]$emulator.Url).Port --print-environment pwsh | Out-String | Invoke-Expression
}

AfterAll { Stop-Emulator $emulator }

Describe 'One emulator' {
    It 'answers <Client>' -ForEach $clients {
        if (-not $Has -or ($Needs -and -not (Test-Path $Needs))) { Set-ItResult -Skipped -Because "$Client was not found here" }
        Clear-SeenRequest $emulator.Url

        $answer = & $Run $Line | Out-String

        if ($Client -ne 'this module') { $LASTEXITCODE | Should -Be 0 -Because $Line }
        $answer | Should -Match 'Username|j-EMULATED00002' -Because $Line
        (Get-SeenRequest $emulator.Url).requests.userAgent | Should -BeLike $UserAgent
        (Get-SeenRequest $emulator.Url).requests.accessKey | Select-Object -Unique | Should -Be 'AKIDEXAMPLE'
    }
}

Describe 'A client that knows nothing of this module' {
    BeforeAll {
        $authority = Join-Path $TestDrive 'authority.pem'
        $own = Start-Emulator '--certificate-file', $authority
        Set-TestIdentity -Url $own.Url
    }

    AfterAll { Stop-Emulator $own }

    It 'makes a Spark Connect call with a token that this module requested, and not with another' -Skip:(-not (Get-Command node -CommandType Application -ErrorAction Ignore)) {
        if (-not (Test-Path "$PSScriptRoot/../JavaScript/node_modules/.package-lock.json")) {
            Set-ItResult -Skipped -Because 'the packages of tests/JavaScript were not found'
        }

        $token = Get-EMRServerlessSessionEndpoint 00s0000010000001 -ApplicationId 00emulated000001 -AsSecureString
        $env:EMULATOR_URL = $own.Url
        $env:GRPC_DEFAULT_SSL_ROOTS_FILE_PATH = $authority
        Push-Location "$PSScriptRoot/../JavaScript"
        try {
            $seen = foreach ($env:TOKEN in (ConvertFrom-TestSecret $token), 'another') {
                node --no-deprecation --input-type=module -e "import { callStatus } from './grpc.js'; console.log(await callStatus('spark.connect.SparkConnectService', process.env.TOKEN));"
            }
        }
        finally { Pop-Location; Remove-Item Env:TOKEN, Env:EMULATOR_URL, Env:GRPC_DEFAULT_SSL_ROOTS_FILE_PATH }

        $seen | Should -Be 'OK', 'UNAUTHENTICATED'
    }
}
