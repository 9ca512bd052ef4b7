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
    function Get-Total { (Get-SeenRequest $emulator.Url).total }
}

AfterAll {
    Stop-VaultShell
    Stop-Emulator $emulator
}

Describe 'Get-SecretInfo' -Skip:(-not $canRegister) {
    BeforeAll { $script:timeout = 60 }
    # Another time limit each time: with the same parameters the list of the last test would be the answer.
    BeforeEach { Register-Emr @{ Region = 'eu-central-1'; TimeoutSec = ++$script:timeout }; Clear-SeenRequest $emulator.Url }

    It 'lists what there is, page by page, and gets no credential' {
        $got = Invoke-Shell 'Get-SecretInfo -Vault emr | ForEach-Object { "$($_.Name) $($_.Type) $($_.VaultName) $($_.Metadata.State)" }'
        $got.Said | Should -BeNullOrEmpty
        $got.Output.Count | Should -Be 14
        $got.Output | Should -Contain 'cluster/j-EMULATED00001 PSCredential emr WAITING'
        $got.Output | Should -Contain "endpoint/vcemulated000000000000001/epemulated000000010000001?role=$role SecureString emr ACTIVE"
        $got.Output -like 'session/*' | Should -HaveCount 4
        $got.Output -like 'serverless/*' | Should -HaveCount 2
        (Get-SeenRequest $emulator.Url).byOperation.PSObject.Properties.Name | Should -Not -BeLike '*Get*'
    }

    It 'gives names that can be got' {
        $got = Invoke-Shell '(Get-SecretInfo e*0001* -Vault emr)[0] | Get-Secret | ForEach-Object { $_.GetType().Name }'
        $got.Said | Should -BeNullOrEmpty
        $got.Output | Should -Be 'SecureString'
    }

    It 'takes <Filter> for <Count> names and <Lists> lists' -ForEach @(
        @{ Filter = 'cluster/*'; Count = 4; Lists = 'ListClusters' }
        @{ Filter = 'CLUSTER/j-EMULATED0000[12]'; Count = 2; Lists = 'ListClusters' }
        @{ Filter = 'cluster/j-EMULATED0000?'; Count = 4; Lists = 'ListClusters' }
        @{ Filter = 'endpoint/*/epemulated000000010000001'; Count = 1; Lists = 'ListManagedEndpoints', 'ListVirtualClusters' }
        @{ Filter = 'serverless/*'; Count = 2; Lists = 'ListApplications', 'ListSessions' }
        @{ Filter = 'my*'; Count = 0; Lists = @() }
        @{ Filter = 'cluster/j-anything'; Count = 1; Lists = @() }
        @{ Filter = "endpoint/a/b?role=$role"; Count = 1; Lists = @() }
    ) {
        $got = Invoke-Shell "Get-SecretInfo '$Filter' -Vault emr"
        $got.Said | Should -BeNullOrEmpty
        $got.Output.Count | Should -Be $Count
        (Get-SeenRequest $emulator.Url).byOperation.PSObject.Properties.Name -replace '^.*\.' | Sort-Object -Unique | Join-String -Separator ' ' | Should -Be "$Lists"
    }

    It 'answers again from the same list, whatever the filter' {
        $first = Invoke-Shell '(Get-SecretInfo -Vault emr).Name'
        Clear-SeenRequest $emulator.Url
        $second = Invoke-Shell '(Get-SecretInfo -Vault emr).Name; (Get-SecretInfo cluster/* -Vault emr).Name'
        $second.Output | Should -Be ($first.Output + @($first.Output -like 'cluster/*'))
        Get-Total | Should -Be 0
    }

    It 'lists the kinds that the vault is registered with: <Kinds>' -ForEach @(
        @{ Kinds = '"Cluster", "ServerlessSession"'; Words = 'cluster', 'serverless' }
        @{ Kinds = '[EmrSessionCredentials.SessionTargetKind]::Cluster'; Words = 'cluster' }
        @{ Kinds = '[EmrSessionCredentials.SessionTargetKind[]] ("Cluster", "ServerlessSession")'; Words = 'cluster', 'serverless' }
    ) {
        $null = Invoke-Shell "Import-Module `$module; Register-EMRSecretVault emr @{ Region = 'eu-central-1'; TimeoutSec = $script:timeout; Kinds = $Kinds } -AllowClobber" @{ module = Get-BuiltModulePath }
        $got = Invoke-Shell 'Get-SecretInfo -Vault emr | ForEach-Object { $_.Name -replace "/.*" }'
        $got.Said | Should -BeNullOrEmpty
        $got.Output | Sort-Object -Unique | Should -Be $Words
        @((Get-SeenRequest $emulator.Url).byOperation.PSObject.Properties.Name) -like '*ListManagedEndpoints' | Should -BeNullOrEmpty
    }

    It 'says in plain words that <_> is not a pattern' -ForEach '[', 'cluster/[a' {
        $got = Invoke-Shell "Get-SecretInfo '$_' -Vault emr"
        $got.Ids | Should -BeLike 'InvalidSecretFilter,*'
        $got.Said | Should -Match "'$([regex]::Escape($_))' is not a valid pattern"
        Get-Total | Should -Be 0
    }

    It 'lists the rest where one list fails' {
        Add-Fault $emulator.Url accessdenied -On ListApplications
        try {
            $got = Invoke-Shell 'Get-SecretInfo -Vault emr'
            $got.Output.Count | Should -Be 12
            $got.Ids | Should -BeLike 'AccessDeniedException,*'
        }
        finally { Clear-Fault $emulator.Url }
    }
}

Describe 'Test-SecretVault' -Skip:(-not $canRegister) {
    BeforeEach { Clear-SeenRequest $emulator.Url }

    It 'is true where somebody can sign and a region is known, without a request' {
        Register-Emr
        $got = Invoke-Shell 'Test-SecretVault emr -Verbose'
        $got.Output | Should -Be $true
        $got.Said | Should -BeLike '*Region eu-central-1 (from *'
        Get-Total | Should -Be 0
    }

    It 'says what is wrong and how to mend it: <Id>' -ForEach @(
        @{ Id = 'NoCredentials'; Without = 'AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'; Mend = "*ProfileName*Searched, in this order:*`n  AWS_ACCESS_KEY_ID: not set*" }
        @{ Id = 'NoRegion'; Without = 'AWS_REGION'; Mend = '*Region in the parameters*AWS_REGION*' }
        @{ Id = 'ProfileNotFound'; With = @{ ProfileName = 'nobody' }; Mend = "*'nobody' (ProfileName) does not exist*" }
        @{ Id = 'InvalidVaultParameter'; With = @{ Region = 'a b' }; Mend = '*such as eu-central-1*' }
        @{ Id = 'InvalidVaultParameter'; With = @{ Regoin = 'eu-central-1'; MaxAttempts = 0 }; Mend = 'Register the vault again with Register-EMRSecretVault -AllowClobber *no parameter Regoin*MaxAttempts*' }
        @{ Id = 'InvalidVaultParameter'; With = @{ SecretKey = 'sesame' }; Mend = '*SecretKey is for a secret*ProfileName*' }
    ) {
        Register-Emr ($With ?? @{})
        $got = Invoke-Shell '$kept = $without | ForEach-Object { Get-Item "Env:$_"; Remove-Item "Env:$_" }; try { Test-SecretVault emr } finally { $kept | ForEach-Object { Set-Item "Env:$($_.Key)" $_.Value } }' @{ without = @($Without | Where-Object { $_ }) }
        $got.Output | Should -Be $false
        $got.Ids | Should -BeLike "$Id,*"
        $got.Said | Should -BeLike $Mend
        $got.Said | Should -Not -BeLike '*sesame*'
        Get-Total | Should -Be 0
    }

    It 'is said by every use of a vault with wrong parameters' {
        Register-Emr @{ SecretKey = 'sesame' }
        foreach ($use in 'Get-Secret cluster/j-1', 'Get-SecretInfo', 'Get-Secret cluster/j-1 -Vault emr') {
            $got = Invoke-Shell $use
            $got.Ids[0] | Should -BeLike 'InvalidVaultParameter,*'
            $got.Said | Should -Not -BeLike '*sesame*'
        }
        Get-Total | Should -Be 0
    }
}

Describe 'What a vault that stores nothing cannot do' -Skip:(-not $canRegister) {
    It 'refuses to unlock it, and says what renews a login' {
        Register-Emr
        $got = Invoke-Shell 'Unlock-SecretVault emr -Password (ConvertTo-SecureString sesame -AsPlainText -Force)'
        $got.Ids | Should -BeLike 'NothingIsLocked,*'
        $got.Said | Should -BeLike '*aws sso login*'
    }

    It '<_>' -ForEach 'Set-Secret cluster/j-1 -Secret sesame -Vault emr', 'Set-Secret cluster/j-1 -Secret sesame -Metadata @{ a = 1 }', 'Remove-Secret cluster/j-1 -Vault emr', 'Set-SecretInfo cluster/j-1 -Metadata @{ a = 1 } -Vault emr' {
        Register-Emr
        Clear-SeenRequest $emulator.Url
        $got = Invoke-Shell $_
        $got.Ids | Should -BeLike 'NothingIsStored,*'
        $got.Category[0] | Should -Be 'NotImplemented'
        $got.Said | Should -BeLike "*the vault 'emr' stores nothing*"
        $got.Said | Should -Not -BeLike '*sesame*'
        Get-Total | Should -Be 0
    }
}
