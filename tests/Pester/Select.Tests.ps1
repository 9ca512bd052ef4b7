BeforeAll {
    Import-Module "$PSScriptRoot/TestSetup.psm1" -Force
    Import-Module (Get-BuiltModulePath) -Force
    $emulator = Start-Emulator
    Set-TestIdentity -Url $emulator.Url
    $target = @{ EndpointIdentifier = 'ep1'; VirtualClusterIdentifier = 'vc1'; ExecutionRoleArn = 'arn:aws:iam::123456789012:role/EMR_Exec' }
}

AfterAll {
    Stop-Emulator $emulator
}

Describe '-Select' {
    It '* gives the whole response, as without it' {
        (Get-EMRCManagedEndpointSessionCredential @target -Select '*').PSTypeNames |
            Should -Contain 'EmrSessionCredentials.ManagedEndpointSessionCredential'
    }

    It 'a path gives the secret under protection' {
        Get-EMRCManagedEndpointSessionCredential @target -Select Credentials.Token | Should -BeOfType securestring
    }

    It 'a path with -AsPlainText gives the secret itself' {
        Get-EMRCManagedEndpointSessionCredential @target -Select Credentials.Token -AsPlainText | Should -BeOfType string
    }

    It 'a path may be in any case, and may end before the leaf' {
        Get-EMRClusterSessionCredential j-1 -Select credentials.usernamepassword.USERNAME | Should -BeOfType string
        (Get-EMRClusterSessionCredential j-1 -Select Credentials.UsernamePassword).Password | Should -BeOfType securestring
    }

    It '^Name gives the value of a parameter, by its name or an alias of it' {
        Get-EMRCManagedEndpointSessionCredential @target -Select '^EndpointIdentifier' | Should -Be 'ep1'
        Get-EMRCManagedEndpointSessionCredential @target -Select '^virtualclusterid' | Should -Be 'vc1'
        'j-1', 'j-2' | Get-EMRClusterSessionCredential -Select '^Id' | Should -Be 'j-1', 'j-2'
    }

    It 'is read once, so no cmdlet takes it from an object in the pipeline' {
        $commands = Get-Command -Module EmrSessionCredentials | Where-Object { $_.Parameters.ContainsKey('Select') }
        $commands.Count | Should -BeGreaterThan 8
        foreach ($command in $commands) {
            $command.Parameters.Select.Attributes.ValueFromPipelineByPropertyName | Should -Not -Contain $true -Because $command
        }
    }

    It 'anything else that somebody types is an error before any call' {
        Clear-SeenRequest $emulator.Url
        $random = [Random]::new(20261129)
        $parts = 'Credentials', '.', '^', 'Token', '*', '[', ']', ' ', '$', '(', "`e", "`n", 'é', '..'
        foreach ($round in 1..200) {
            $text = -join (1..$random.Next(2, 6) | ForEach-Object { $parts[$random.Next($parts.Count)] }) + '?'
            { Get-EMRClusterSessionCredential j-1 -Select $text } | Should -Throw -ErrorId 'InvalidSelect,*'
        }
        (Get-SeenRequest $emulator.Url).total | Should -Be 0
    }

    It 'an unknown one is an error before any call: <_>' -ForEach 'Nonsense', 'Credentials.Nonsense', '^Nonsense', '^OutVariable', '^ErrorAction', '', $null, '^' {
        Clear-SeenRequest $emulator.Url
        { Get-EMRClusterSessionCredential j-1 -Select $_ } | Should -Throw -ErrorId 'InvalidSelect,*'
        (Get-SeenRequest $emulator.Url).total | Should -Be 0
    }
}
