BeforeDiscovery {
    # On Windows SecretManagement's registry is not under HOME, and a user's own must not be touched.
    $canRegister = -not $IsWindows -and (Get-Module -ListAvailable Microsoft.PowerShell.SecretManagement)
}

BeforeAll {
    Import-Module "$PSScriptRoot/TestSetup.psm1", "$PSScriptRoot/VaultShell.psm1" -Force
    $emulator = Start-Emulator
    Set-TestIdentity -Url $emulator.Url
    Start-VaultShell -HomeFolder $TestDrive
    $module = Get-BuiltModulePath
    $null = Invoke-Shell 'Import-Module $module' @{ module = $module }
    function Get-Total { (Get-SeenRequest $emulator.Url).total }
}

AfterAll {
    Stop-VaultShell
    Stop-Emulator $emulator
}

Describe 'Register-EMRSecretVault' -Skip:(-not $canRegister) {
    BeforeEach { $null = Invoke-Shell 'Get-SecretVault | Unregister-SecretVault' }

    It 'registers nothing with -WhatIf, or where nobody can confirm' {
        (Invoke-Shell 'Register-EMRSecretVault -WhatIf; Get-SecretVault').Output | Should -BeNullOrEmpty
        (Invoke-Shell '$WhatIfPreference = $true; Register-EMRSecretVault; Get-SecretVault').Output | Should -BeNullOrEmpty
        (Invoke-Shell 'Register-EMRSecretVault -Confirm; Get-SecretVault').Output | Should -BeNullOrEmpty
    }

    It 'registers with <_>, whatever the preferences say' -ForEach '-WhatIf:$false', '-Confirm:$false' {
        $got = Invoke-Shell "`$WhatIfPreference = '$_' -like '*WhatIf*'; `$ConfirmPreference = 'Low'; Register-EMRSecretVault -Confirm:`$false $($_ -replace '-Confirm.*'); (Get-SecretVault).Name"
        $got.Said | Should -BeNullOrEmpty
        $got.Output | Should -Be 'EMR'
    }

    It 'warns of another vault that has the same names' {
        (Invoke-Shell 'Register-EMRSecretVault one').Said | Should -BeNullOrEmpty
        (Invoke-Shell 'Register-EMRSecretVault one -AllowClobber').Said | Should -BeNullOrEmpty
        (Invoke-Shell 'Register-EMRSecretVault two').Said | Should -BeLike "*'two' are also names of secrets of 'one'*-Vault*"
    }

    It 'registers the copy that was imported <Where>' -ForEach @(
        @{ Where = 'and not the one whose assemblies the process has'; Import = 'Import-Module $a; Remove-Module EmrSessionCredentials; Import-Module $b' }
        @{ Where = 'as a part of another module'; Import = 'Import-Module $outer' }
        @{ Where = 'alone and as a part of another module'; Import = 'Import-Module $b, $outer' }
    ) {
        $folder = (New-Item -ItemType Directory "$TestDrive/$([guid]::NewGuid())").FullName
        $a, $b = foreach ($name in 'a', 'b') {
            Copy-Item (Split-Path (Split-Path $module)) "$folder/$name/EmrSessionCredentials" -Recurse
            Get-ChildItem "$folder/$name/EmrSessionCredentials/*/*.psd1" | ForEach-Object FullName
        }
        Set-Content "$folder/Outer.psd1" "@{ ModuleVersion = '1.0'; NestedModules = @('$b'); CmdletsToExport = '*' }"
        $shown = Invoke-FreshPowerShell "`$env:HOME = '$folder'; `$a = '$a'; `$b = '$b'; `$outer = '$folder/Outer.psd1'; Import-Module Microsoft.PowerShell.SecretManagement; $Import; Register-EMRSecretVault; (Get-Content '$folder/.secretmanagement/secretvaultregistry/vaultinfo' | ConvertFrom-Json).Vaults.EMR.ModulePath"
        "$shown" | Should -Be "$folder/b/EmrSessionCredentials"
    }

    It 'takes what the cmdlets take: <Parameter> <Value>' -ForEach @(
        @{ Parameter = 'MaxAttempts'; Value = "'3'" }
        @{ Parameter = 'Region'; Value = "' EU-central-1 '" }
        @{ Parameter = 'Kinds'; Value = "'Cluster', 'Session'" }
        @{ Parameter = 'MaxAttempts'; Value = '[byte] 3' }
        @{ Parameter = 'DurationInSeconds'; Value = '3600' }
        @{ Parameter = 'ProfileLocation'; Value = "'~/.aws/credentials'" }
        @{ Parameter = 'MinimumValidity'; Value = "'PT5M'" }
        @{ Parameter = 'AllowUnencryptedEndpoint'; Value = "`$true; EndpointUrl = 'http://emr.example'" }
    ) {
        $null = New-Item "$TestDrive/.aws" -ItemType Directory -Force
        Set-Content "$TestDrive/.aws/credentials" "[default]`naws_access_key_id = AKIDEXAMPLE`naws_secret_access_key = x"
        $got = Invoke-Shell "Register-EMRSecretVault EMR @{ $Parameter = $Value }; Test-SecretVault EMR"
        $got.Said | Should -BeNullOrEmpty
        $got.Output | Should -Be $true
    }

    It 'refuses what no use would take: <Parameter> <Value>' -ForEach @(
        @{ Parameter = 'Region'; Value = "'EU central 1'"; Why = '*Region is not a valid region*' }
        @{ Parameter = 'EndpointUrl'; Value = "'http://emr.example'"; Why = '*AllowUnencryptedEndpoint = $true allows*' }
        @{ Parameter = 'AllowUnencryptedEndpoint'; Value = "'yes'"; Why = '*AllowUnencryptedEndpoint is not $true or $false*' }
        @{ Parameter = 'Kinds'; Value = "'Clusters'"; Why = '*Kinds is not one or more, separated by commas, of Cluster, *' }
        @{ Parameter = 'RequestTimeoutSec'; Value = '0'; Why = '*1 to 3600*' }
    ) {
        $got = Invoke-Shell "Register-EMRSecretVault EMR @{ $Parameter = $Value }"
        $got.Ids | Should -BeLike 'InvalidVaultParameter,*'
        $got.Said | Should -BeLike 'Correct -VaultParameters. It can have Region, *'
        $got.Said | Should -BeLike $Why
        (Invoke-Shell 'Get-SecretVault').Output | Should -BeNullOrEmpty
    }

    It 'says how to replace a vault that there is' {
        $null = Invoke-Shell 'Register-EMRSecretVault mine'
        $got = Invoke-Shell 'Register-EMRSecretVault mine'
        $got.Ids | Should -BeLike 'RegisterSecretVaultInvalidVaultName,*'
        $got.Said | Should -BeLike "*-AllowClobber.*There is already a vault 'mine'."
    }

    It 'warns of a MinimumValidity that no token can have' {
        (Invoke-Shell 'Register-EMRSecretVault EMR @{ DurationInSecond = 900; MinimumValidity = "0:15" }').Said | Should -BeLike '*MinimumValidity is not shorter than DurationInSecond*'
    }
}

Describe 'The vault''s functions' -Skip:(-not $canRegister) {
    It 'are loaded where SecretManagement is, and only there' {
        $names = '(Get-Module EmrSessionCredentials).NestedModules.Name'
        "$(Invoke-FreshPowerShell "Import-Module '$module'; $names")" | Should -Not -BeLike '*Extension*'
        "$(Invoke-FreshPowerShell "Import-Module Microsoft.PowerShell.SecretManagement, '$module'; $names")" | Should -BeLike '*Extension*'
    }
}

Describe 'Get-Secret, by what a name says' -Skip:(-not $canRegister) {
    BeforeEach { Register-Emr; Clear-SeenRequest $emulator.Url }

    It 'finds a cluster by its name' {
        $got = Invoke-Shell '(Get-Secret cluster/name:etl-2 -Verbose).GetType().Name'
        $got.Said | Should -BeLike '*GetClusterSessionCredentials for j-EMULATED00002:*'
        $got.Output | Should -Be 'PSCredential'
    }

    It 'says of a name that is empty that it is, without a request' {
        $got = Invoke-Shell 'Get-Secret cluster/name:'
        $got.Ids[0] | Should -BeLike 'InvalidSecretName,*'
        $got.Said | Should -BeLike '*there is no name behind name:*'
        Get-Total | Should -Be 0
    }

    It 'says which name no cluster has' {
        $got = Invoke-Shell 'Get-Secret cluster/name:etl-0'
        $got.Ids[0] | Should -BeLike 'SecretTargetNotFound,*'
        $got.Said | Should -BeLike "Get-SecretInfo*no cluster 'etl-0'*"
    }

    It 'gives a connection that alone opens a session' {
        $got = Invoke-Shell '$c = Get-Secret session/j-1/is-1?as=connection; $c.Environment.SPARK_REMOTE; $c.Endpoint.Scheme; "$($c.ExpiresAt.Kind)"; $c.Headers.Count -gt 0'
        $got.Said | Should -BeNullOrEmpty
        $got.Output[1..3] | Should -Be 'sc', 'Utc', $true
        Get-SparkConnectStatus $emulator.Url $got.Output[0] | Should -Be 0
        (Invoke-Shell '"$((Get-SecretInfo session/j-1/is-1?as=connection -Vault emr).Type)"').Output | Should -Be 'Hashtable'
    }

    It 'warns where a credential does not live as long as MinimumValidity' {
        Register-Emr @{ MinimumValidity = '11:59' }
        (Invoke-Shell '$null = Get-Secret cluster/j-1').Said | Should -BeLike '*j-1: the credential is valid for *MinimumValidity is 11:59:00*'
    }

    It 'gives advice that somebody with a vault can follow: <Name>' -ForEach @(
        @{ Name = 'cluster/j-fault-throttling-x'; With = @{ MaxAttempts = 1 }; Advice = '*MaxAttempts in the parameters of vault ''emr''*' }
        @{ Name = 'cluster/j-fault-unavailable-x'; With = @{ MaxAttempts = 1 }; Advice = '*MaxAttempts in the parameters of vault ''emr''*' }
        @{ Name = 'cluster/j-1'; With = @{ ProfileName = 'mfa' }; Advice = '*export-credentials*without ProfileName in the parameters*' }
        @{ Name = 'cluster/j-1'; With = @{ EndpointUrl = 'http://emr.example' }; Advice = '*AllowUnencryptedEndpoint = $true*' }
    ) {
        Set-Content "$TestDrive/config" "[mfa]`nrole_arn = arn:aws:iam::123456789012:role/R`nsource_profile = keys`nmfa_serial = arn:aws:iam::123456789012:mfa/me`n[keys]`naws_access_key_id = AKIDEXAMPLE`naws_secret_access_key = x`nregion = eu-central-1"
        $settings = $With.Clone()
        if ($settings.ProfileName) { $settings.ProfileLocation = "$TestDrive/config" }
        Register-Emr $settings
        $got = Invoke-Shell "Get-Secret $Name"
        $got.Said | Should -BeLike $Advice
        # Of cmdlets that a vault's user has, and of programs.
        $got.Said -replace '-(AllowClobber|VaultParameters|Verbose)\b' | Should -Not -MatchExactly '(^|\s)-[A-Z]\w+'
    }
}
