BeforeAll {
    Import-Module "$PSScriptRoot/TestSetup.psm1" -Force
    $module = Get-BuiltModulePath
    Import-Module $module
    $emulator = Start-Emulator
    Set-TestIdentity -Url $emulator.Url
    $role = 'arn:aws:iam::123456789012:role/EMRExecutionRole'
}

AfterAll {
    Stop-Emulator $emulator
}

Describe 'The types of the module' {
    It 'are known right after the import, before anything has used them' {
        Invoke-FreshPowerShell @"
Import-Module '$module'
'SessionCredential', 'SessionCredentialException', 'SessionTargetKind', 'Connections.EmrConnection', 'Identity.IdentityErrorCodes' |
    ForEach-Object { ("EmrSessionCredentials.`$_" -as [type]).FullName }
[EmrSessionCredentials.SessionTargetKind]::Cluster
"@ | Should -Be @(
            'EmrSessionCredentials.SessionCredential'
            'EmrSessionCredentials.SessionCredentialException'
            'EmrSessionCredentials.SessionTargetKind'
            'EmrSessionCredentials.Connections.EmrConnection'
            'EmrSessionCredentials.Identity.IdentityErrorCodes'
            'Cluster'
        )
    }

    It 'catch an error by its type, and give its ErrorCode' {
        $code = try { Get-EMRClusterSessionCredential j-fault-accessdenied -ErrorAction Stop }
        catch [EmrSessionCredentials.SessionCredentialException] { $_.Exception.ErrorCode }
        catch { "not caught by its type: $_" }
        $code | Should -Be 'AccessDeniedException'
    }

    It 'type the parameters of a function' {
        function Show-Target {
            param([Parameter(ValueFromPipeline)] [EmrSessionCredentials.SessionCredential] $Credential)
            process { $Credential.Target }
        }
        Get-EMRClusterSessionCredential j-1 | Show-Target | Should -Be 'j-1'
        { Show-Target -Credential 'a text' } | Should -Throw '*EmrSessionCredentials.SessionCredential*'
    }

    It 'tell the kinds of credentials apart' {
        $cluster = Get-EMRClusterSessionCredential j-1
        $endpoint = Get-EMRCManagedEndpointSessionCredential ep1 -VirtualClusterId vc1 -ExecutionRoleArn $role
        $cluster -is [EmrSessionCredentials.ClusterSessionCredential] | Should -BeTrue
        $endpoint -is [EmrSessionCredentials.ClusterSessionCredential] | Should -BeFalse
        $endpoint -is [EmrSessionCredentials.ManagedEndpointSessionCredential] | Should -BeTrue
        Get-EMRSessionEndpoint -ClusterId j-1 -SessionId is-1 | Should -BeOfType EmrSessionCredentials.SparkConnectSessionCredential
        Find-EMRSessionTarget | Should -BeOfType EmrSessionCredentials.EmrSessionTarget
    }

    It 'give the members of enumerations, for parameters and for comparisons' {
        $found = Find-EMRSessionTarget -Kind ([EmrSessionCredentials.SessionTargetKind]::Cluster)
        $found | Should -Not -BeNullOrEmpty
        $found[0].Kind -eq [EmrSessionCredentials.SessionTargetKind]::Cluster | Should -BeTrue
    }

    It 'type a property of a class that is defined after the import' {
        Invoke-Expression 'class Row { [EmrSessionCredentials.SessionCredential] $Credential }; $row = [Row]::new()'
        $row.Credential = Get-EMRClusterSessionCredential j-1
        $row.Credential.Target | Should -Be 'j-1'
        { $row.Credential = 'a text' } | Should -Throw
    }

    It 'are the same in ForEach-Object -Parallel' {
        $given = Get-EMRClusterSessionCredential j-1
        1..4 | ForEach-Object -ThrottleLimit 4 -Parallel {
            Import-Module $using:module
            try { Get-EMRClusterSessionCredential j-fault-accessdenied -ErrorAction Stop }
            catch [EmrSessionCredentials.SessionCredentialException] { "$($_.Exception.ErrorCode), $($using:given -is [EmrSessionCredentials.SessionCredential])" }
        } | Should -Be (@('AccessDeniedException, True') * 4)
    }

    It 'are the same in a thread job' {
        $given = Get-EMRClusterSessionCredential j-1
        Start-ThreadJob {
            Import-Module $using:module
            (Get-EMRClusterSessionCredential j-2) -is [EmrSessionCredentials.SessionCredential] -and $using:given -is [EmrSessionCredentials.SessionCredential]
        } | Receive-Job -Wait -AutoRemoveJob | Should -BeTrue
    }

    It 'are known in a job, whose results come back as property bags without a secret' {
        $job = Start-Job {
            Import-Module $using:module
            $credential = Get-EMRClusterSessionCredential j-1
            $credential -is [EmrSessionCredentials.ClusterSessionCredential]
            $credential
        }
        $known, $credential = Receive-Job $job -Wait -AutoRemoveJob
        $known | Should -BeTrue
        $credential.PSTypeNames | Should -Contain 'Deserialized.EmrSessionCredentials.ClusterSessionCredential'
        $credential.Password | Should -BeOfType securestring
        $credential | Out-String | Should -Not -Match (ConvertFrom-TestSecret $credential.Password)
    }
}

Describe 'Imports' {
    It 'can run while other runspaces load the engine' {
        $results = 1..12 | ForEach-Object -ThrottleLimit 12 -Parallel {
            foreach ($i in 1..5) {
                Import-Module $using:module -Force
                try { (Get-EMRClusterSessionCredential "j-$_-$i" -ErrorAction Stop).ClusterId } catch { "$_" }
            }
        }
        $expected = foreach ($i in 1..12) { foreach ($j in 1..5) { "j-$i-$j" } }
        $results | Sort-Object | Should -Be ($expected | Sort-Object)
    }
}
