BeforeAll {
    Import-Module "$PSScriptRoot/TestSetup.psm1" -Force
    Import-Module (Get-BuiltModulePath) -Force
    $secretKey = 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY'
    $emulator = Start-Emulator '--access-key', 'AKIDEXAMPLE', '--secret-key', $secretKey

    # What Set-AWSCredential of AWS.Tools.Common leaves in the shell, by shape: a wrapper whose credentials are internal.
    Add-Type -TypeDefinition @'
namespace Fake.PowerShell.Common {
    public class Keys { public string AccessKey {get;set;} public string SecretKey {get;set;} public string Token {get;set;} }
    public class Wrapped { public string SecretKey; public Keys GetCredentials() => new Keys { AccessKey = "AKIDEXAMPLE", SecretKey = SecretKey }; }
    public class AWSPSCredentials { public AWSPSCredentials(string key) { Credentials = new Wrapped { SecretKey = key }; } internal Wrapped Credentials { get; } public string Name => "shell"; }
    public class AWSRegion { public string SystemName => "sa-east-1"; public override string ToString() => "South America"; }
}
'@
    function Get-Said {
        <# .SYNOPSIS The verbose line of a call for cluster j-1. #>
        param([hashtable] $Parameter = @{})
        $all = Get-EMRClusterSessionCredential j-1 @Parameter -Verbose 4>&1
        ($all | Where-Object { $_ -is [Management.Automation.VerboseRecord] }).Message
    }
}

AfterAll {
    Remove-Variable StoredAWSCredentials, StoredAWSRegion -Scope Global -ErrorAction Ignore
    Stop-Emulator $emulator
}

Describe 'Who signs, and where' {
    BeforeEach {
        Set-TestIdentity -Url $emulator.Url
        Remove-Variable StoredAWSCredentials, StoredAWSRegion -Scope Global -ErrorAction Ignore
        $env:AWS_SHARED_CREDENTIALS_FILE = Join-Path $TestDrive 'credentials'
        $env:AWS_CONFIG_FILE = Join-Path $TestDrive 'config'
        Set-Content $env:AWS_SHARED_CREDENTIALS_FILE @"
[default]
aws_access_key_id = AKIDEXAMPLE
aws_secret_access_key = $secretKey
[other]
aws_access_key_id = AKIDEXAMPLE
aws_secret_access_key = $secretKey
"@
        Set-Content $env:AWS_CONFIG_FILE "[default]`nregion = us-west-1`n[profile other]`nregion = eu-west-3`n"
    }

    Context 'credentials' {
        It 'reads $StoredAWSRegion as <What>' -ForEach @(
        @{ What = 'a string'; Value = 'ap-east-1' }
        @{ What = 'an object with SystemName'; Value = [pscustomobject]@{ SystemName = 'ap-east-1'; DisplayName = 'x' } }
        @{ What = 'a table with SystemName'; Value = @{ SystemName = 'ap-east-1' } }
    ) {
        $StoredAWSRegion = $Value
        (Get-EMRClusterSessionCredential j-1).Region | Should -Be 'ap-east-1'
        $StoredAWSRegion | Should -Not -BeNullOrEmpty
    }

    It 'does not need the usual files where -ProfileLocation names a good one, not even for AWSSDK' {
        $good = Join-Path $TestDrive 'good'
        Set-Content $good "[p]`naws_access_key_id = AKIDEXAMPLE`naws_secret_access_key = $secretKey"
        Set-Content $env:AWS_SHARED_CREDENTIALS_FILE "[default]`nnot a setting"
        Remove-Item Env:AWS_ACCESS_KEY_ID, Env:AWS_SECRET_ACCESS_KEY
        Invoke-FreshPowerShell @"
Import-Module '$(Get-BuiltModulePath)'
(Get-EMRClusterSessionCredential j-1 -ProfileLocation '$good' -ProfileName p).ClusterId
"@ | Should -Be 'j-1'
    }

    It 'explicit keys come first, the secret one as a string or a SecureString' {
            $env:AWS_SECRET_ACCESS_KEY = 'wrong'
            (Get-EMRClusterSessionCredential j-1 -AccessKey AKIDEXAMPLE -SecretKey $secretKey).ClusterId | Should -Be 'j-1'
            $secure = ConvertTo-SecureString $secretKey -AsPlainText -Force
            (Get-EMRClusterSessionCredential j-1 -AK AKIDEXAMPLE -SK $secure).ClusterId | Should -Be 'j-1'
        }

        It 'a -Credential object is read by shape: <Name>' -ForEach @(
            @{ Name = 'AWSPSCredentials'; Make = { [Fake.PowerShell.Common.AWSPSCredentials]::new($secretKey) } }
            @{ Name = 'GetCredentials()'; Make = { [Fake.PowerShell.Common.Wrapped]@{ SecretKey = $secretKey } } }
            @{ Name = 'a custom object'; Make = { [pscustomobject]@{ AccessKeyId = 'AKIDEXAMPLE'; SecretAccessKey = $secretKey } } }
            @{ Name = 'the output of Use-STSRole'; Make = { [pscustomobject]@{ Credentials = [pscustomobject]@{ AccessKeyId = 'AKIDEXAMPLE'; SecretAccessKey = $secretKey; SessionToken = $null } } } }
            @{ Name = 'a hashtable'; Make = { @{ AccessKey = 'AKIDEXAMPLE'; SecretKey = $secretKey } } }
        ) {
            $env:AWS_SECRET_ACCESS_KEY = 'wrong'
            (Get-EMRClusterSessionCredential j-1 -Credential (& $Make)).ClusterId | Should -Be 'j-1'
        }

        It 'does not take the PSCredential of a session credential in the pipeline for AWS keys' {
            (Get-EMRClusterSessionCredential j-1 | Get-EMRClusterSessionCredential).ClusterId | Should -Be 'j-1'
        }

        It 'what Set-AWSCredential stored comes before the environment' {
            $env:AWS_SECRET_ACCESS_KEY = 'wrong'
            Set-Variable StoredAWSCredentials -Scope Global -Value ([Fake.PowerShell.Common.AWSPSCredentials]::new($secretKey))
            (Get-EMRClusterSessionCredential j-1).ClusterId | Should -Be 'j-1'
        }

        It 'a profile is used when it is named, and said to be' {
            $env:AWS_SECRET_ACCESS_KEY = 'wrong'
            Get-Said @{ ProfileName = 'other' } | Should -BeLike "*profile 'other'*"
        }

        It 'an unknown profile is one terminating error that names it and the file' {
            { 'j-1', 'j-2' | Get-EMRClusterSessionCredential -ProfileName nobody } |
                Should -Throw -ErrorId 'ProfileNotFound,*' -ExpectedMessage "*nobody*$TestDrive*"
        }

        It 'a broken section is one terminating error that names the profile, the file and the line' {
            Set-Content $env:AWS_SHARED_CREDENTIALS_FILE "[default]`n[other]`nthis is not a setting"
            { 'j-1', 'j-2' | Get-EMRClusterSessionCredential -ProfileName other } |
                Should -Throw -ErrorId 'InvalidCredentialsFile,*' -ExpectedMessage "*'other'*line 3 of $env:AWS_SHARED_CREDENTIALS_FILE*"
        }

        It 'none anywhere is one terminating error that lists where it looked, in order' {
            Remove-Item Env:AWS_ACCESS_KEY_ID, Env:AWS_SECRET_ACCESS_KEY
            Set-Content $env:AWS_SHARED_CREDENTIALS_FILE ''
            { 'j-1', 'j-2' | Get-EMRClusterSessionCredential } | Should -Throw -ErrorId 'NoCredentials,*' `
                -ExpectedMessage '*StoredAWSCredentials*AWS_ACCESS_KEY_ID*AWS_WEB_IDENTITY_TOKEN_FILE*default profile*AWS_CONTAINER*instance*'
        }

        It 'an access key without its secret key is an error' {
            { Get-EMRClusterSessionCredential j-1 -AccessKey AKIDEXAMPLE } | Should -Throw -ErrorId 'IncompleteKeys,*'
        }
    }

    Context 'region' {
        It '-Region, then the shell''s, then the named profile''s, then AWS_REGION, AWS_DEFAULT_REGION, the default profile''s' {
            $env:AWS_DEFAULT_REGION = 'ap-south-1'
            Set-Variable StoredAWSRegion -Scope Global -Value ([Fake.PowerShell.Common.AWSRegion]::new())
            (Get-EMRClusterSessionCredential j-1 -ProfileName other -Region us-east-2).Region | Should -Be 'us-east-2'
            (Get-EMRClusterSessionCredential j-1 -ProfileName other).Region | Should -Be 'sa-east-1'
            Set-Variable StoredAWSRegion -Scope Global -Value 'ca-central-1'
            (Get-EMRClusterSessionCredential j-1).Region | Should -Be 'ca-central-1'
            Remove-Variable StoredAWSRegion -Scope Global
            (Get-EMRClusterSessionCredential j-1 -ProfileName other).Region | Should -Be 'eu-west-3'
            (Get-EMRClusterSessionCredential j-1).Region | Should -Be 'eu-central-1'
            Remove-Item Env:AWS_REGION
            (Get-EMRClusterSessionCredential j-1).Region | Should -Be 'ap-south-1'
            Remove-Item Env:AWS_DEFAULT_REGION
            (Get-EMRClusterSessionCredential j-1).Region | Should -Be 'us-west-1'
        }

        It 'none anywhere is one terminating error that lists where it looked' {
            Remove-Item Env:AWS_REGION, $env:AWS_CONFIG_FILE
            { 'j-1', 'j-2' | Get-EMRClusterSessionCredential } |
                Should -Throw -ErrorId 'NoRegion,*' -ExpectedMessage '*Region*StoredAWSRegion*AWS_REGION*AWS_DEFAULT_REGION*default*'
        }

        It 'another region in an ARN is a warning that names both' {
            $arn = 'arn:aws:emr-containers:us-east-1:123456789012:/virtualclusters/vc1/endpoints/ep1'
            $null = Get-EMRCManagedEndpointSessionCredential $arn -VirtualClusterId vc1 -ExecutionRoleArn arn:aws:iam::123456789012:role/EMR_Exec -WarningVariable warned -WarningAction SilentlyContinue
            $warned.Count | Should -Be 1
            $warned[0].Message | Should -BeLike '*us-east-1*eu-central-1*'
        }
    }

    Context 'the verbose stream' {
        It 'says region, endpoint, where the credentials came from, attempts, request id and milliseconds' {
            Get-Said | Should -Match "region eu-central-1, endpoint $($emulator.Url)/ \(from the environment variable AWS_ENDPOINT_URL\), credentials from .*AWS_ACCESS_KEY_ID.*, attempts 1, request id [0-9a-f-]{36}, [0-9]+ ms"
        }

        It 'says it of a call that failed too' {
            $said = Get-EMRClusterSessionCredential j-fault-accessdenied -Verbose -ErrorAction SilentlyContinue 4>&1
            "$said" | Should -BeLike '*attempts 1, request id*'
        }
    }
}
