BeforeAll {
    Import-Module "$PSScriptRoot/TestSetup.psm1" -Force
    Import-Module (Get-BuiltModulePath) -Force
    $emulator = Start-Emulator
    Set-TestIdentity -Url $emulator.Url
    $role = 'arn:aws:iam::123456789012:role/EMR_Exec'
    function Get-Total { (Get-SeenRequest $emulator.Url).total }
}

AfterAll {
    Clear-EMRSessionCredentialCache
    Stop-Emulator $emulator
}

Describe '-MinimumValidity' {
    BeforeEach {
        Clear-EMRSessionCredentialCache
        Clear-SeenRequest $emulator.Url
    }

    It 'hands out a credential again that is valid that much longer' {
        $first = Get-EMRClusterSessionCredential j-1 -MinimumValidity 0:05
        $second = Get-EMRClusterSessionCredential j-1 -MinimumValidity 0:05
        ConvertFrom-TestSecret $second.Password | Should -Be (ConvertFrom-TestSecret $first.Password)
        Get-Total | Should -Be 1
    }

    It 'gets a new one where the old would not last' {
        $null = Get-EMRClusterSessionCredential j-1 -MinimumValidity 0:05
        $null = Get-EMRClusterSessionCredential j-1 -MinimumValidity 2:00
        Get-Total | Should -Be 2
    }

    It 'reuses nothing without it' {
        $null = 1..3 | ForEach-Object { Get-EMRClusterSessionCredential j-1 }
        Get-Total | Should -Be 3
    }

    It 'makes one call for many items that ask for the same' {
        $credentials = 1..20 | ForEach-Object { 'j-1' } | Get-EMRClusterSessionCredential -MinimumValidity 0:05
        $credentials.Count | Should -Be 20
        Get-Total | Should -Be 1
    }

    It 'makes one call for many runspaces that ask for the same' {
        $module = Get-BuiltModulePath
        $passwords = 1..6 | ForEach-Object -Parallel {
            Import-Module $using:module
            (Get-EMRClusterSessionCredential j-1 -MinimumValidity 0:05 -AsCredential).GetNetworkCredential().Password
        } -ThrottleLimit 6
        $passwords.Count | Should -Be 6
        @($passwords | Sort-Object -Unique).Count | Should -Be 1
        Get-Total | Should -Be 1
    }

    It 'tells the sessions of a role apart that profiles name' {
        $folder = (New-Item -ItemType Directory "$TestDrive/aws").FullName
        $keys = 'aws_access_key_id = AKIDEXAMPLE', 'aws_secret_access_key = wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY'
        $profiles = 'alice', 'bob' | ForEach-Object { "[profile $_]", 'role_arn = arn:aws:iam::123456789012:role/analysts', 'source_profile = base', "role_session_name = $_" }
        Set-Content "$folder/config" ('[profile base]', $keys, $profiles).ForEach({ $_ })
        $users = foreach ($name in 'alice', 'bob', 'alice') {
            (Get-EMRClusterSessionCredential j-1 -MinimumValidity 0:05 -ProfileName $name -ProfileLocation $folder).Username
        }
        $users[1] | Should -Not -Be $users[0]
        $users[2] | Should -Be $users[0]
    }

    It 'gets a new one where a script has disposed of a secret: <_>' -ForEach 'Token', 'EndpointToken' {
        $endpoint = @{ EndpointIdentifier = 'ep'; VirtualClusterIdentifier = 'vc'; ExecutionRoleArn = $role; MinimumValidity = '0:05' }
        $first = Get-EMRCManagedEndpointSessionCredential @endpoint
        $first.$_.Dispose()
        $second = Get-EMRCManagedEndpointSessionCredential @endpoint
        $second.$_.Length | Should -BeGreaterThan 0
        Get-Total | Should -Be 2
    }

    It 'tells <What> apart' -ForEach @(
        @{ What = 'roles'; One = @{ ExecutionRoleArn = 'arn:aws:iam::123456789012:role/A' }; Other = @{ ExecutionRoleArn = 'arn:aws:iam::123456789012:role/B' } }
        @{ What = 'durations'; One = @{ DurationInSecond = 900 }; Other = @{ Duration = '1:00' } }
        @{ What = 'regions'; One = @{ Region = 'us-east-1' }; Other = @{ Region = 'us-east-2' } }
        @{ What = 'endpoints'; One = @{ EndpointIdentifier = 'a' }; Other = @{ EndpointIdentifier = 'b' } }
    ) {
        $common = @{ EndpointIdentifier = 'ep'; VirtualClusterIdentifier = 'vc'; ExecutionRoleArn = $role }
        foreach ($set in $One, $Other) {
            $all = $common.Clone()
            foreach ($key in $set.Keys) { $all[$key] = $set[$key] }
            $null = Get-EMRCManagedEndpointSessionCredential @all -MinimumValidity 0:01
        }
        Get-Total | Should -Be 2
    }

    It 'takes an hour for an hour, as seconds or as a time span' {
        $common = @{ EndpointIdentifier = 'ep'; VirtualClusterIdentifier = 'vc'; ExecutionRoleArn = $role; MinimumValidity = '0:05' }
        $null = Get-EMRCManagedEndpointSessionCredential @common -DurationInSecond 3600
        $null = Get-EMRCManagedEndpointSessionCredential @common -Duration 1:00
        Get-Total | Should -Be 1
    }

    It 'does not remember a failure' {
        $null = Get-EMRClusterSessionCredential j-fault-accessdenied-1-x -MinimumValidity 0:05 -ErrorAction Ignore
        (Get-EMRClusterSessionCredential j-fault-accessdenied-1-x -MinimumValidity 0:05).ClusterId | Should -Be 'j-fault-accessdenied-1-x'
    }

    It 'says in the verbose stream that it reused one' {
        $null = Get-EMRClusterSessionCredential j-1 -MinimumValidity 0:05
        "$(Get-EMRClusterSessionCredential j-1 -MinimumValidity 0:05 -Verbose 4>&1)" | Should -BeLike '*reused without a call*'
    }
}

Describe 'Clear-EMRSessionCredentialCache' {
    It 'makes the next one a new one' {
        Clear-SeenRequest $emulator.Url
        $null = Get-EMRClusterSessionCredential j-9 -MinimumValidity 0:05
        Clear-EMRSessionCredentialCache
        $null = Get-EMRClusterSessionCredential j-9 -MinimumValidity 0:05
        Get-Total | Should -Be 2
    }

    It 'forgets nothing with -WhatIf' {
        $null = Get-EMRClusterSessionCredential j-9 -MinimumValidity 0:05
        Clear-SeenRequest $emulator.Url
        Clear-EMRSessionCredentialCache -WhatIf
        $null = Get-EMRClusterSessionCredential j-9 -MinimumValidity 0:05
        Get-Total | Should -Be 0
    }
}
