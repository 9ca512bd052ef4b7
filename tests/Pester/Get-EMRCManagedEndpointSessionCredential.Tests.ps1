BeforeAll {
    Import-Module "$PSScriptRoot/TestSetup.psm1" -Force
    Import-Module (Get-BuiltModulePath) -Force
    $emulator = Start-Emulator
    Set-TestIdentity -Url $emulator.Url
    $role = 'arn:aws:iam::123456789012:role/EMR_Exec'
    $target = @{ VirtualClusterIdentifier = 'abcdef1234567890'; ExecutionRoleArn = $role }
}

AfterAll {
    Stop-Emulator $emulator
}

Describe 'Get-EMRCManagedEndpointSessionCredential' {
    Context 'one endpoint' {
        It 'gives a typed object with both tokens under protection, and where they came from' {
            $credential = Get-EMRCManagedEndpointSessionCredential -EndpointIdentifier ghijkl0987654321 @target

            $credential.PSTypeNames[0] | Should -Be 'EmrSessionCredentials.ManagedEndpointSessionCredential'
            $credential.Id | Should -Not -BeNullOrEmpty
            $credential.Token | Should -BeOfType securestring
            $credential.EndpointToken | Should -BeOfType securestring
            $credential.EndpointIdentifier | Should -Be 'ghijkl0987654321'
            $credential.VirtualClusterIdentifier | Should -Be 'abcdef1234567890'
            $credential.ExecutionRoleArn | Should -Be $role
            $credential.Region | Should -Be 'eu-central-1'
            $credential.RequestId | Should -Not -BeNullOrEmpty
            $credential.ExpiresIn.TotalSeconds | Should -BeGreaterThan 600
            $credential.IsExpired | Should -BeFalse
        }

        It 'gives a token that opens the endpoint''s gateway' {
            $credential = Get-EMRCManagedEndpointSessionCredential ghijkl0987654321 @target

            $specs = Invoke-RestMethod "$($emulator.Url)/gateway/ghijkl0987654321/api/kernelspecs" `
                -Authentication Bearer -Token $credential.Token -AllowUnencryptedAuthentication
            $specs.default | Should -Not -BeNullOrEmpty
        }

        It 'takes ARNs for identifiers' {
            $cluster = 'arn:aws:emr-containers:eu-central-1:123456789012:/virtualclusters/abcdef1234567890'
            $endpoint = "$cluster/endpoints/ghijkl0987654321"

            $credential = Get-EMRCManagedEndpointSessionCredential $endpoint -VirtualClusterId $cluster -ExecutionRoleArn $role
            $credential.EndpointIdentifier | Should -Be $endpoint
        }

        It 'is valid for as long as was asked, in seconds or as a time span' -ForEach @(
            @{ Name = 'DurationInSecond'; Value = 3600 }
            @{ Name = 'DurationInSeconds'; Value = 3600 }
            @{ Name = 'Duration'; Value = [timespan]::FromHours(1) }
        ) {
            $duration = @{ $Name = $Value }
            $credential = Get-EMRCManagedEndpointSessionCredential ghijkl0987654321 @target @duration
            $credential.ExpiresIn.TotalSeconds | Should -BeGreaterThan 3000
            $credential.ExpiresIn.TotalSeconds | Should -BeLessOrEqual 3601
        }

        It 'gives the same answer for the same client token' {
            $token = @{ ClientToken = [guid]::NewGuid().ToString() }
            $first, $second = 1, 2 | ForEach-Object {
                Get-EMRCManagedEndpointSessionCredential same0987654321 @target @token -AsSecureString
            }
            ConvertFrom-TestSecret $first | Should -Be (ConvertFrom-TestSecret $second)
        }
    }

    Context 'the pipeline' {
        It 'takes what Get-EMRCManagedEndpointList of AWS.Tools emits, with the id before the ARN' {
            $endpoints = 1..3 | ForEach-Object {
                [pscustomobject]@{
                    Arn              = "arn:aws:emr-containers:eu-central-1:123456789012:/virtualclusters/vc$_/endpoints/ep$_"
                    ExecutionRoleArn = $role
                    Id               = "ep$_"
                    Name             = "endpoint $_"
                    ServerUrl        = 'https://example.invalid'
                    State            = 'ACTIVE'
                    Type             = 'JUPYTER_ENTERPRISE_GATEWAY'
                    VirtualClusterId = "vc$_"
                }
            }

            $credentials = $endpoints | Get-EMRCManagedEndpointSessionCredential
            $credentials.EndpointIdentifier | Should -Be 'ep1', 'ep2', 'ep3'
            $credentials.VirtualClusterIdentifier | Should -Be 'vc1', 'vc2', 'vc3'
        }

        It 'takes a typed object of another module, by its property names' {
            Add-Type -TypeDefinition 'namespace Fake.EMRContainers.Model { public class Endpoint { public string Arn {get;set;} public string VirtualClusterId {get;set;} public string ExecutionRoleArn {get;set;} } }'
            $endpoint = [Fake.EMRContainers.Model.Endpoint]@{ Arn = 'ep9'; VirtualClusterId = 'vc9'; ExecutionRoleArn = $role }

            ($endpoint | Get-EMRCManagedEndpointSessionCredential).EndpointIdentifier | Should -Be 'ep9'
        }

        It 'lets an object in the pipeline choose its own region' {
            $items = 'us-east-1', 'eu-west-1' | ForEach-Object { [pscustomobject]@{ Id = 'ep'; Region = $_ } }
            ($items | Get-EMRCManagedEndpointSessionCredential @target).Region | Should -Be 'us-east-1', 'eu-west-1'
        }
    }

    Context 'what comes out' {
        It '-AsPlainText gives the response shape that scripts for AWS.Tools read' {
            $response = Get-EMRCManagedEndpointSessionCredential ghijkl0987654321 @target -AsPlainText

            $response.Id | Should -Not -BeNullOrEmpty
            $response.Credentials.Token | Should -BeOfType string
            $response.EndpointCredentials.Token | Should -BeOfType string
            $response.ExpiresAt | Should -BeOfType datetime
            $response.HttpStatusCode | Should -Be 'OK'
        }

        It '-AsCredential gives a PSCredential with the endpoint''s identifier as user name' {
            $credential = Get-EMRCManagedEndpointSessionCredential ghijkl0987654321 @target -AsCredential
            $credential.UserName | Should -Be 'ghijkl0987654321'
            $credential.GetNetworkCredential().Password | Should -Not -BeNullOrEmpty
        }

        It '-AsSecureString gives the bare token' {
            Get-EMRCManagedEndpointSessionCredential ghijkl0987654321 @target -AsSecureString | Should -BeOfType securestring
        }
    }
}
