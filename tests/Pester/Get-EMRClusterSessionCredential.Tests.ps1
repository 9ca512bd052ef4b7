BeforeAll {
    Import-Module "$PSScriptRoot/TestSetup.psm1" -Force
    Import-Module (Get-BuiltModulePath) -Force
    $emulator = Start-Emulator
    Set-TestIdentity -Url $emulator.Url
    $role = 'arn:aws:iam::123456789012:role/EMR_Exec'
}

AfterAll {
    Stop-Emulator $emulator
}

Describe 'Get-EMRClusterSessionCredential' {
    Context 'one cluster' {
        It 'gives a typed object with the user name, the password under protection, and where it came from' {
            $credential = Get-EMRClusterSessionCredential -ClusterId 'j-1ABCDEFGHIJKL' -ExecutionRoleArn $role

            $credential.PSTypeNames[0] | Should -Be 'EmrSessionCredentials.ClusterSessionCredential'
            $credential.Username | Should -Not -BeNullOrEmpty
            $credential.Password | Should -BeOfType securestring
            $credential.ClusterId | Should -Be 'j-1ABCDEFGHIJKL'
            $credential.ExecutionRoleArn | Should -Be $role
            $credential.Region | Should -Be 'eu-central-1'
            $credential.RequestId | Should -Not -BeNullOrEmpty
            $credential.ExpiresAt | Should -BeOfType datetime
            $credential.ExpiresIn.TotalSeconds | Should -BeGreaterThan 0
            $credential.IsExpired | Should -BeFalse
        }

        It 'gives a Credential that opens the cluster''s Livy' {
            $credential = Get-EMRClusterSessionCredential 'j-1ABCDEFGHIJKL'

            $credential.Credential | Should -BeOfType pscredential
            $sessions = Invoke-RestMethod "$($emulator.Url)/livy/sessions" -Authentication Basic `
                -Credential $credential.Credential -AllowUnencryptedAuthentication
            $sessions.from | Should -Be 0
        }

        It 'takes the cluster by position, and needs no role' {
            (Get-EMRClusterSessionCredential j-1ABCDEFGHIJKL).ExecutionRoleArn | Should -BeNullOrEmpty
        }
    }

    Context 'the pipeline' {
        It 'gives a credential for each cluster id, in order' {
            $ids = 1..20 | ForEach-Object { 'j-{0:d4}' -f $_ }

            ($ids | Get-EMRClusterSessionCredential).ClusterId | Should -Be $ids
        }

        It 'takes what Get-EMRClusterList of AWS.Tools emits' {
            $clusters = 1..3 | ForEach-Object {
                [pscustomobject]@{ Id = "j-$_"; Name = "cluster $_"; ClusterArn = "arn:aws:elasticmapreduce:eu-central-1:1:cluster/j-$_"; NormalizedInstanceHours = 3 }
            }

            ($clusters | Get-EMRClusterSessionCredential -ExecutionRoleArn $role).ClusterId | Should -Be 'j-1', 'j-2', 'j-3'
        }

        It 'gives an error for $null and for what is not an identifier, and the others in order' {
            $credentials = 'j-1', $null, @{ a = 1 }, 42, 'j-2' |
                Get-EMRClusterSessionCredential -ErrorAction SilentlyContinue -ErrorVariable problems

            $credentials.ClusterId | Should -Be 'j-1', 'j-2'
            @($problems | Where-Object { $_ -is [Management.Automation.ErrorRecord] }).Count | Should -Be 3
        }
    }

    Context 'what comes out' {
        It '-AsPlainText gives the response shape that scripts for AWS.Tools read' {
            $response = Get-EMRClusterSessionCredential j-1 -AsPlainText

            $response.Credentials.UsernamePassword.Username | Should -BeOfType string
            $response.Credentials.UsernamePassword.Password | Should -BeOfType string
            $response.ExpiresAt | Should -BeOfType datetime
            $response.ExpiresAt.Kind | Should -Be 'Utc'
            $response.ResponseMetadata.RequestId | Should -Not -BeNullOrEmpty
        }

        It '-AsCredential gives a PSCredential' {
            $credential = Get-EMRClusterSessionCredential j-1 -AsCredential

            $credential | Should -BeOfType pscredential
            $credential.UserName | Should -Not -BeNullOrEmpty
        }

        It '-AsSecureString gives the bare password' {
            Get-EMRClusterSessionCredential j-1 -AsSecureString | Should -BeOfType securestring
        }

        It 'refuses <Given>, and says which to give' -ForEach @(
            @{ Given = '-AsPlainText -AsCredential'; Target = 'AsPlainText' }
            @{ Given = '-AsPlainText -AsSecureString'; Target = 'AsPlainText' }
            @{ Given = '-AsCredential -AsSecureString'; Target = 'AsCredential' }
            @{ Given = '-AsCredential -Select ExpiresAt'; Target = 'Select' }
            @{ Given = '-AsSecureString -Select ExpiresAt'; Target = 'Select' }
        ) {
            $before = (Get-SeenRequest $emulator.Url).total
            $problem = { & ([scriptblock]::Create("Get-EMRClusterSessionCredential j-1 $Given")) } | Should -Throw -PassThru
            $problem.FullyQualifiedErrorId | Should -BeLike 'InvalidParameter,*'
            $problem.CategoryInfo.Category | Should -Be 'InvalidArgument'
            $problem.TargetObject | Should -Be $Target
            $problem | Should -Match '^(Give one of -AsPlainText, -AsCredential and -AsSecureString|Use -Select without)'
            (Get-SeenRequest $emulator.Url).total | Should -Be $before
        }

        It 'is the credential with -AsPlainText:$false' {
            Get-EMRClusterSessionCredential j-1 -AsPlainText:$false | Should -BeOfType EmrSessionCredentials.ClusterSessionCredential
        }
    }
}
