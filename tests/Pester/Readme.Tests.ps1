BeforeDiscovery {
    $readme = Get-Content "$PSScriptRoot/../../README.md" -Raw
    $hasVault = -not $IsWindows -and (Get-Module -ListAvailable Microsoft.PowerShell.SecretStore)
    $examples = [regex]::Matches($readme, '(?s)```powershell\r?\n(.*?)```').ForEach({ @{ Code = $_.Groups[1].Value.Trim(); Title = ($_.Groups[1].Value.Trim() -split "\n" | Select-Object -Last 1); HasVault = $hasVault } })
}

BeforeAll {
    Import-Module "$PSScriptRoot/TestSetup.psm1" -Force
    Import-Module (Get-BuiltModulePath) -Force
    $emulator = Start-Emulator
    Set-TestIdentity -Url $emulator.Url
    $home_ = $env:HOME
    # SecretStore keeps its data under the home folder.
    $env:HOME = $TestDrive
    # On Windows the store is not under HOME, and a user's own must not be touched.
    if (-not $IsWindows -and (Get-Module -ListAvailable Microsoft.PowerShell.SecretStore)) {
        Import-Module Microsoft.PowerShell.SecretManagement, Microsoft.PowerShell.SecretStore
        Reset-SecretStore -Scope CurrentUser -Authentication None -Interaction None -Force -WarningAction SilentlyContinue
        Register-SecretVault -Name Examples -ModuleName Microsoft.PowerShell.SecretStore -DefaultVault
    }
}

AfterAll {
    if (Get-Command Unregister-SecretVault -ErrorAction Ignore) { Unregister-SecretVault -Name Examples -ErrorAction Ignore }
    $env:HOME = $home_
    Stop-Emulator $emulator
}

Describe 'The README' {
    It 'has the examples it promises' {
        $code = $examples.Code -join "`n"
        foreach ($wanted in 'Get-EMRClusterSessionCredential', 'Get-EMRCManagedEndpointSessionCredential', 'ConvertFrom-Csv \|', 'Set-Secret', 'Invoke-RestMethod') {
            $code | Should -Match $wanted
        }
    } -TestCases @{ examples = $examples }

    It 'runs as printed: <Title>' -ForEach $examples {
        if ($Code -match '-(EMR)?Secret' -and -not $HasVault) { Set-ItResult -Skipped -Because 'no Microsoft.PowerShell.SecretStore was found' }
        { [scriptblock]::Create("`$ErrorActionPreference = 'Stop'; $Code").Invoke() } | Should -Not -Throw
    }

    It 'left the credential in the secret store' -Skip:(-not $hasVault) {
        Get-Secret -Name 'emr/j-1ABCDEFGHIJKL' | Should -BeOfType pscredential
    }
}
