BeforeAll {
    Import-Module "$PSScriptRoot/TestSetup.psm1" -Force
    Import-Module (Get-BuiltModulePath) -Force
    $emulator = Start-Emulator
    Set-TestIdentity -Url $emulator.Url
    $target = @{ VirtualClusterIdentifier = 'vc1'; ExecutionRoleArn = 'arn:aws:iam::123456789012:role/EMR_Exec' }

    function Get-EverythingSaid {
        <# .SYNOPSIS All that a script writes to any stream, as a person or a log would see it. #>
        param([scriptblock] $Script)
        $VerbosePreference = $DebugPreference = $WarningPreference = $InformationPreference = 'Continue'
        & $Script *>&1 | Out-String -Width 500
    }
}

AfterAll {
    Stop-Emulator $emulator
}

Describe 'Secrets stay secret' {
    BeforeAll {
        $endpoint = Get-EMRCManagedEndpointSessionCredential ep1 @target
        $cluster = Get-EMRClusterSessionCredential j-1
        $secrets = ($endpoint.Token, $endpoint.EndpointToken, $cluster.Password).ForEach({ ConvertFrom-TestSecret $_ })
        $credentials = @($endpoint, $cluster)
    }

    It 'in <Name>' -ForEach @(
        @{ Name = 'the default view'; Show = { $credentials | Out-String -Width 200 } }
        @{ Name = 'Format-List *'; Show = { $credentials | Format-List * | Out-String -Width 200 } }
        @{ Name = 'Format-List -Force'; Show = { $credentials | Format-List * -Force | Out-String -Width 200 } }
        @{ Name = 'ConvertTo-Json'; Show = { $credentials | ConvertTo-Json -Depth 6 } }
        @{ Name = 'ConvertTo-Csv'; Show = { $credentials | ForEach-Object { $_ | ConvertTo-Csv } } }
        @{ Name = 'ToString()'; Show = { $credentials.ForEach({ $_.ToString() }) } }
        @{ Name = 'string interpolation'; Show = { "$endpoint $cluster $($endpoint.Token) $($cluster.Credential)" } }
        @{ Name = 'a mixed pipeline'; Show = { & { Get-Process -Id $PID; $credentials } | Out-String -Width 200 } }
    ) {
        $shown = (& $Show) -join "`n"
        $shown | Should -Not -BeNullOrEmpty
        foreach ($secret in $secrets) { $shown | Should -Not -BeLike "*$secret*" }
    }

    It 'in any stream of a call, verbose and debug included' {
        $said = Get-EverythingSaid {
            $script:got = Get-EMRCManagedEndpointSessionCredential ep1 @target -Verbose -Debug
            $script:got
        }
        $said | Should -BeLike '*region eu-central-1*' -Because 'the streams must have been caught'
        $said | Should -Not -BeLike "*$(ConvertFrom-TestSecret $script:got.Token)*"
        $said | Should -Not -BeLike "*$env:AWS_SECRET_ACCESS_KEY*"
    }

    It 'in the view of a plain response, whole or in part, whose secrets are there to be read' {
        $plain = Get-EMRCManagedEndpointSessionCredential ep1 @target -AsPlainText
        $pair = Get-EMRClusterSessionCredential j-1 -AsPlainText
        $shown = & { Get-Process -Id $PID; $plain; $pair } | Out-String -Width 200
        $shown += $plain, $plain.Credentials, $pair, $pair.Credentials.UsernamePassword | ForEach-Object { $_ | Out-String -Width 200 }
        $shown += "$($plain.Credentials) $($pair.Credentials.UsernamePassword)"
        $shown | Should -Not -BeLike "*$($plain.Credentials.Token)*"
        $shown | Should -Not -BeLike "*$($pair.Credentials.UsernamePassword.Password)*"
    }

    It 'in an error: <_>' -ForEach 'accessdenied', 'invalidsignature', 'malformed', 'truncated', 'unknownmember', 'huge' {
        # The key pair is the secret here; the value of the unknown member is the one of the response.
        $key = @{ AccessKey = 'AKIDEXAMPLE'; SecretKey = 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY'; MaxAttempts = 1 }
        $problem = $null
        Get-EMRCManagedEndpointSessionCredential "ep-fault-$_" @target @key -ErrorAction SilentlyContinue -ErrorVariable problem

        $record = @($problem)[0]
        $shown = @(
            $record | Out-String -Width 500
            $record | Format-List * -Force | Out-String -Width 500
            $record.Exception | Format-List * -Force | Out-String -Width 500
            $record.Exception.ToString()
            $record | ConvertTo-Json -Depth 3 -WarningAction SilentlyContinue
        ) -join "`n"
        $shown | Should -Not -BeLike '*wJalrXUtnFEMI*'
        $shown | Should -Not -BeLike '*unknown-member-value*'
        $record.TargetObject | Should -BeOfType string
    }

    It 'in what a -SecretKey given as a string leaves bound' {
        Get-EMRClusterSessionCredential j-1 -AccessKey AKIDEXAMPLE -SecretKey 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY' -Select '^SecretKey' |
            Should -BeOfType securestring
    }

    It 'not beside themselves: a plain response has the members of the response and no others' {
        $pair = (Get-EMRClusterSessionCredential j-1 -AsPlainText).Credentials.UsernamePassword
        ($pair | ConvertTo-Json | ConvertFrom-Json).PSObject.Properties.Name | Should -Be 'Username', 'Password'
        $token = (Get-EMRCManagedEndpointSessionCredential ep1 @target -AsPlainText).Credentials
        ($token | ConvertTo-Json | ConvertFrom-Json).PSObject.Properties.Name | Should -Be 'Token'
    }

    It 'leaves room for the time left in a window of 80 columns' {
        foreach ($credential in $credentials) { $credential | Out-String -Width 80 | Should -Match '(?s)ExpiresIn.*00:[0-9]{2}:[0-9]{2}' }
    }

    It 'fits the view into 120 columns' {
        foreach ($credential in $credentials) {
            $lines = ($credential | Out-String -Width 120) -split "`n" | ForEach-Object { $_ -replace "`e\[[0-9;]*m" }
            ($lines | Measure-Object -Property Length -Maximum).Maximum | Should -BeLessOrEqual 120
            $lines -join "`n" | Should -BeLike "*$($credential.Region)*"
            $lines -join "`n" | Should -BeLike "*$($credential.ExpiresAt.ToString('u'))*"
        }
    }
}
