BeforeDiscovery {
    # On Windows SecretManagement's registry is not under HOME, and a user's own must not be touched.
    $canRegister = -not $IsWindows -and (Get-Module -ListAvailable Microsoft.PowerShell.SecretManagement)
    $role = 'arn:aws:iam::123456789012:role/EMR_Exec'
}

BeforeAll {
    Import-Module "$PSScriptRoot/TestSetup.psm1", "$PSScriptRoot/VaultShell.psm1" -Force
    $emulator = Start-Emulator
    Set-TestIdentity -Url $emulator.Url
    Start-VaultShell -HomeFolder $TestDrive
    $role = 'arn:aws:iam::123456789012:role/EMR_Exec'
}

AfterAll {
    Stop-VaultShell
    Stop-Emulator $emulator
}

Describe 'Register-EMRSecretVault' -Skip:(-not $canRegister) {
    BeforeAll { $null = Invoke-Shell 'Get-SecretVault | Unregister-SecretVault; Import-Module $module' @{ module = (Get-BuiltModulePath) } }
    AfterAll { $null = Invoke-Shell 'Remove-Module EmrSessionCredentials' }

    It 'registers the module it belongs to, wherever that is' {
        $got = Invoke-Shell '$v = Register-EMRSecretVault mine @{ Region = "eu-central-1"; MinimumValidity = New-TimeSpan -Minutes 5 } -Description "EMR" -PassThru
            $v.Name; $v.ModuleName; $v.IsDefault; (Get-SecretVault mine).Description; (Get-Secret cluster/j-1 -Vault mine).GetType().Name; Test-SecretVault mine'
        $got.Said | Should -BeNullOrEmpty
        $got.Output | Should -Be 'mine', 'EmrSessionCredentials', $true, 'EMR', 'PSCredential', $true
    }

    It 'registers nothing with wrong parameters' {
        $got = Invoke-Shell 'Register-EMRSecretVault bad @{ SecretKey = "sesame"; Regoin = "x" }'
        (Invoke-Shell 'Get-SecretVault bad -ErrorAction Ignore').Output | Should -BeNullOrEmpty
        $got.Ids | Should -BeLike 'InvalidVaultParameter,*'
        $got.Said | Should -BeLike '*SecretKey is for a secret*no parameter Regoin*'
        $got.Said | Should -Not -BeLike '*sesame*'
    }

    It 'replaces a vault only when told to' {
        $got = Invoke-Shell 'try { Register-EMRSecretVault mine } catch { $_ }; (Get-SecretVault mine).VaultParameters.Region; Register-EMRSecretVault mine -AllowClobber; (Get-SecretVault mine).VaultParameters.Count'
        $got.Ids | Should -BeLike 'RegisterSecretVaultInvalidVaultName,*'
        $got.Output | Should -Be 'eu-central-1', 0
    }

    It 'registers nothing with -WhatIf' {
        (Invoke-Shell 'Register-EMRSecretVault other -WhatIf; Get-SecretVault other').Output | Should -BeNullOrEmpty
    }
}

Describe 'A store that keeps secrets' -Skip:(-not ($canRegister -and (Get-Module -ListAvailable Microsoft.PowerShell.SecretStore))) {
    BeforeAll {
        $null = Invoke-Shell 'Import-Module $module, Microsoft.PowerShell.SecretStore
            Reset-SecretStore -Scope CurrentUser -Authentication None -Interaction None -Force -WarningAction SilentlyContinue
            Get-SecretVault | Unregister-SecretVault; Register-SecretVault -Name store -ModuleName Microsoft.PowerShell.SecretStore -DefaultVault' @{ module = (Get-BuiltModulePath) }
    }

    It 'takes <Call> through the pipeline, with its metadata' -ForEach @(
        @{ Call = 'Get-EMRClusterSessionCredential j-1'; Kind = 'Cluster'; Target = 'j-1' }
        @{ Call = "Get-EMRCManagedEndpointSessionCredential ep1 -VirtualClusterIdentifier vc1 -ExecutionRoleArn $role"; Kind = 'ManagedEndpoint'; Target = 'ep1' }
        @{ Call = 'Get-EMRSessionEndpoint is-1 -ClusterId j-1'; Kind = 'ClusterSession'; Target = 'is-1' }
        @{ Call = 'Get-EMRServerlessSessionEndpoint 00def -ApplicationId 00abc'; Kind = 'ServerlessSession'; Target = '00def' }
    ) {
        $got = Invoke-Shell "`$c = $Call -MinimumValidity 0:01
            $Call -MinimumValidity 0:01 -AsCredential | Set-Secret -Name pair -Metadata `$c.Metadata
            $Call -MinimumValidity 0:01 -AsSecureString | Set-Secret -Name bare
            `$secret = Reveal ($Call -MinimumValidity 0:01 -AsSecureString)
            (Reveal (Get-Secret pair).Password) -eq (Reveal ($Call -MinimumValidity 0:01 -AsCredential).Password) -and (Reveal (Get-Secret bare)) -eq `$secret
            `$m = (Get-SecretInfo pair).Metadata
            `$m.Count -eq `$c.Metadata.Count; `$m.Kind; `$m.Target; `$m.Region; `$m.RequestId -eq `$c.RequestId
            ([datetime] `$m.ExpiresAt).ToUniversalTime() -eq `$c.ExpiresAt; `"`$(`$m.Values)`" -like `"*`$secret*`""
        $got.Said | Should -BeNullOrEmpty
        $got.Output | Should -Be $true, $true, $Kind, $Target, 'eu-central-1', $true, $true, $false
    }
}
