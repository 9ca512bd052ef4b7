BeforeAll {
    Import-Module "$PSScriptRoot/TestSetup.psm1" -Force
    Import-Module (Get-BuiltModulePath) -Force
    $emulator = Start-Emulator
    Set-TestIdentity -Url $emulator.Url
    $role = 'arn:aws:iam::123456789012:role/EMR_Exec'
    $secretKey = 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY'
    $keys = @{ AccessKey = 'AKIDEXAMPLE'; SecretKey = $secretKey; Region = 'eu-west-3'; EndpointUrl = $emulator.Url }
}

AfterAll {
    Stop-Emulator $emulator
}

Describe 'Update-EMRSessionCredential' {
    BeforeEach {
        Set-TestIdentity -Url $emulator.Url
        Clear-SeenRequest $emulator.Url
    }

    It 'gets a fresh one of each kind, with the same parameters' {
        $old = @(
            Get-EMRClusterSessionCredential j-1 -ExecutionRoleArn $role
            Get-EMRCManagedEndpointSessionCredential ep1 -VirtualClusterId vc1 -ExecutionRoleArn $role -Duration 0:30 -ClientToken once
        )
        $fresh = $old | Update-EMRSessionCredential
        $fresh[0].ClusterId | Should -Be 'j-1'
        $fresh[0].ExecutionRoleArn | Should -Be $role
        ConvertFrom-TestSecret $fresh[0].Password | Should -Not -Be (ConvertFrom-TestSecret $old[0].Password)
        $fresh[1].EndpointIdentifier | Should -Be 'ep1'
        $fresh[1].VirtualClusterIdentifier | Should -Be 'vc1'
        $fresh[1].ExpiresIn.TotalMinutes | Should -BeGreaterThan 29
        ConvertFrom-TestSecret $fresh[1].Token | Should -Not -Be (ConvertFrom-TestSecret $old[1].Token)
    }

    It 'signs as before, for the same region and endpoint, whatever this session has become' {
        $old = Get-EMRClusterSessionCredential j-1 @keys
        Get-ChildItem Env:AWS_* | Where-Object Name -NotIn AWS_EC2_METADATA_DISABLED, AWS_SHARED_CREDENTIALS_FILE, AWS_CONFIG_FILE | Remove-Item
        $env:AWS_REGION = 'us-east-1'
        ($old | Update-EMRSessionCredential).Region | Should -Be 'eu-west-3'
    }

    It 'keeps the region that the environment named then' {
        $env:AWS_REGION = 'eu-west-3'
        $old = Get-EMRClusterSessionCredential j-1
        $env:AWS_REGION = 'us-east-1'
        ($old | Update-EMRSessionCredential).Region | Should -Be 'eu-west-3'
    }

    It 'works in another runspace, with what only this one''s variables knew' {
        Remove-Item Env:AWS_ACCESS_KEY_ID, Env:AWS_SECRET_ACCESS_KEY
        $StoredAWSCredentials = [pscustomobject]@{ AccessKey = 'AKIDEXAMPLE'; SecretKey = $secretKey; Token = $null }
        $old = Get-EMRClusterSessionCredential j-1
        $module = Get-BuiltModulePath
        $fresh = 1 | ForEach-Object -Parallel { Import-Module $using:module; $using:old | Update-EMRSessionCredential }
        $fresh.ClusterId | Should -Be 'j-1'
        $fresh.RequestId | Should -Not -Be $old.RequestId
        $StoredAWSCredentials | Should -Not -BeNullOrEmpty
    }

    It 'passes the same object on when it is good for longer' {
        $old = Get-EMRClusterSessionCredential j-1
        $same = $old | Update-EMRSessionCredential -IfExpiringWithin 0:05
        [object]::ReferenceEquals($old, $same) | Should -BeTrue
        (Get-SeenRequest $emulator.Url).total | Should -Be 1
    }

    It 'gets a fresh one when it is not' {
        $old = Get-EMRClusterSessionCredential j-1
        [object]::ReferenceEquals($old, ($old | Update-EMRSessionCredential -IfExpiringWithin 2:00)) | Should -BeFalse
        $unknown = Get-EMRClusterSessionCredential j-fault-noexpiry-1
        $unknown.ExpiresAt | Should -BeNullOrEmpty
        [object]::ReferenceEquals($unknown, (Update-EMRSessionCredential $unknown -IfExpiringWithin 0:00)) | Should -BeFalse
    }

    It 'and the other cmdlets for credentials: an identity that is gone is an error of its credential' {
        Set-Content $TestDrive/gone '[gone]', 'aws_access_key_id = AKIDEXAMPLE', "aws_secret_access_key = $secretKey"
        $lost = @{ ProfileName = 'gone'; ProfileLocation = "$TestDrive/gone" }
        $credentials = @(
            Get-EMRClusterSessionCredential j-EMULATED00002
            Get-EMRCManagedEndpointSessionCredential epemulated000000010000001 -VirtualClusterId vcemulated00000001 -ExecutionRoleArn $role @lost
            Get-EMRClusterSessionCredential j-EMULATED00002
        )
        Remove-Item $TestDrive/gone
        ($credentials | Update-EMRSessionCredential -ErrorAction SilentlyContinue -ErrorVariable problems).Target | Should -Be 'j-EMULATED00002', 'j-EMULATED00002'
        $problems.FullyQualifiedErrorId | Should -BeLike '*,EmrSessionCredentials.Commands.UpdateEMRSessionCredentialCommand'
        $problems.TargetObject | Should -Be 'epemulated000000010000001'
        ($credentials | ConvertTo-EMRConnection -ErrorAction SilentlyContinue -ErrorVariable problems).Kind | Should -Be 'Livy', 'Livy'
        $problems.TargetObject | Should -Be 'epemulated000000010000001'
        $problem = { $credentials[1] | Use-EMRConnection { throw 'no connection' } } | Should -Throw -ErrorId 'InvalidCredentialsFile,*' -PassThru
        $problem.TargetObject | Should -Be 'epemulated000000010000001'
    }

    It 'keeps the order, with what is passed on and what fails in between' {
        $credentials = 'j-fault-delay-200-a', 'j-b', 'j-c' | Get-EMRClusterSessionCredential
        Add-Fault $emulator.Url accessdenied -On j-b
        $fresh = $credentials | Update-EMRSessionCredential -ErrorAction SilentlyContinue -ErrorVariable problems
        Clear-Fault $emulator.Url
        $fresh.ClusterId | Should -Be 'j-fault-delay-200-a', 'j-c'
        $problems[0].FullyQualifiedErrorId | Should -BeLike 'AccessDeniedException,*'
        $problems[0].TargetObject | Should -Be 'j-b'
    }

    It 'has one error for each credential when the identity is gone' {
        $old = 'j-1', 'j-2', 'j-3' | Get-EMRClusterSessionCredential
        Remove-Item Env:AWS_ACCESS_KEY_ID, Env:AWS_SECRET_ACCESS_KEY
        $old | Update-EMRSessionCredential -ErrorAction SilentlyContinue -ErrorVariable problems | Should -BeNullOrEmpty
        $problems.TargetObject | Should -Be 'j-1', 'j-2', 'j-3'
        foreach ($problem in $problems) { $problem.FullyQualifiedErrorId | Should -BeLike 'NoCredentials,*' }
    }

    It 'says in the verbose stream what it did' {
        $old = Get-EMRClusterSessionCredential j-1
        $said = & { $old | Update-EMRSessionCredential -Verbose | Update-EMRSessionCredential -IfExpiringWithin 0:05 -Verbose } 4>&1 | Out-String -Width 500
        $said | Should -BeLike '*GetClusterSessionCredentials for j-1: region eu-central-1*passed on*'
    }

    It 'lets nobody read the keys from the credential' {
        $old = Get-EMRClusterSessionCredential j-1 @keys
        foreach ($shown in ($old | Format-List * -Force | Out-String -Width 500), ($old | ConvertTo-Json -Depth 10),
            ($old | Format-Custom -Depth 10 | Out-String -Width 500), ([Management.Automation.PSSerializer]::Serialize($old, 10)),
            (($old | Get-Member -Force | ForEach-Object { $old.PSObject.Properties[$_.Name].Value }) -join ' ')) {
            $shown | Should -Not -BeNullOrEmpty
            $shown | Should -Not -BeLike "*$secretKey*"
            $shown | Should -Not -BeLike '*AKIDEXAMPLE*'
        }
    }

    It 'refuses <Value> for -IfExpiringWithin' -ForEach @(
        @{ Value = 300; Say = '*Give 1:00 or PT1H for an hour*is not a time span*' }
        @{ Value = '5'; Say = '*Give 1:00 or PT1H for an hour*is not a time span*' }
        @{ Value = [timespan]::FromMinutes(-5); Say = '*negative*' }
    ) {
        $old = Get-EMRClusterSessionCredential j-1
        { $old | Update-EMRSessionCredential -IfExpiringWithin $Value } | Should -Throw -ExpectedMessage $Say
    }
}
