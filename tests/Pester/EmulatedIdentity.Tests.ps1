<# Profiles of every kind, without an account: the emulator gives the keys, as AWS would, and checks what they sign. #>
BeforeDiscovery {
    $key = 'arn:aws:iam::123456789012:user/emulator'
    $role = 'arn:aws:sts::123456789012:assumed-role'
    $profiles = @(
        @{ Kind = 'static keys'; Name = 'base'; Arn = $key }
        @{ Kind = 'role_arn and source_profile'; Name = 'role'; Arn = "$role/Data/*" }
        @{ Kind = 'a role of a role'; Name = 'chain'; Arn = "$role/Chained/*" }
        @{ Kind = 'a role with an external_id'; Name = 'partner'; Arn = "$role/Partner/*" }
        @{ Kind = 'web identity'; Name = 'web'; Arn = "$role/Web/*" }
        @{ Kind = 'IAM Identity Center'; Name = 'login'; Arn = 'arn:aws:sts::111122223333:assumed-role/AWSReservedSSO_Admin_*' }
        @{ Kind = 'IAM Identity Center, with a login that is renewed'; Name = 'expired'; Arn = 'arn:aws:sts::111122223333:assumed-role/AWSReservedSSO_Admin_*' }
        @{ Kind = 'credential_process'; Name = 'process'; Arn = $key }
        @{ Kind = 'a container of Amazon ECS'; Arn = "$role/EMR_TaskRole/*"; Variables = @{ AWS_CONTAINER_CREDENTIALS_FULL_URI = '{0}/v2/credentials/task' } }
        @{ Kind = 'EKS Pod Identity'; Arn = "$role/EMR_PodRole/*"; Variables = @{ AWS_CONTAINER_CREDENTIALS_FULL_URI = '{0}/v1/credentials'; AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE = '{1}/token' } }
        @{ Kind = 'an instance'; Arn = "$role/EMR_InstanceRole/*"; Variables = @{ AWS_EC2_METADATA_SERVICE_ENDPOINT = '{0}'; AWS_EC2_METADATA_DISABLED = '' } }
    )
}

BeforeAll {
    Import-Module "$PSScriptRoot/TestSetup.psm1" -Force
    Import-Module (Get-BuiltModulePath) -Force
    $emulator = Start-Emulator '--role', 'external-id=partner-1@Partner', '--role', 'mfa@Audit'

    function New-WebToken {
        param([int] $Seconds = 3600)
        $claims = @{ iss = 'https://oidc.example.com'; sub = 'system:serviceaccount:emr:notebook'; exp = [DateTimeOffset]::UtcNow.ToUnixTimeSeconds() + $Seconds }
        $parts = '{"alg":"RS256"}', ($claims | ConvertTo-Json -Compress), 'signature'
        $parts.ForEach({ [Convert]::ToBase64String([Text.Encoding]::UTF8.GetBytes($_)).TrimEnd('=').Replace('+', '-').Replace('/', '_') }) -join '.'
    }

    function Set-Login {
        param([string] $Session, [int] $Minutes)
        $name = [Convert]::ToHexString([Security.Cryptography.SHA1]::HashData([Text.Encoding]::UTF8.GetBytes($Session))).ToLowerInvariant()
        $login = @{
            startUrl = 'https://corp.awsapps.com/start'; region = 'us-east-1'; accessToken = 'emulated-access-token'
            expiresAt = [DateTime]::UtcNow.AddMinutes($Minutes).ToString('yyyy-MM-ddTHH:mm:ssZ', [cultureinfo]::InvariantCulture); refreshToken = 'emulated-refresh-token'
            clientId = 'emulated-client-id'; clientSecret = 'emulated-client-secret'; registrationExpiresAt = [DateTime]::UtcNow.AddDays(1).ToString('yyyy-MM-ddTHH:mm:ssZ', [cultureinfo]::InvariantCulture)
        }
        $null = New-Item "$userHome/.aws/sso/cache/$name.json" -Force -Value ($login | ConvertTo-Json)
    }

    $homeVariable = $IsWindows ? 'USERPROFILE' : 'HOME'
    $homeBefore = [Environment]::GetEnvironmentVariable($homeVariable)
    $userHome = "$TestDrive/home"
    $null = New-Item "$userHome/token" -Force -Value (New-WebToken)
    $null = New-Item "$userHome/keys.json" -Value '{"Version":1,"AccessKeyId":"AKIDEXAMPLE","SecretAccessKey":"wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"}'
    $null = New-Item "$userHome/.aws/credentials" -Force -Value "[base]`naws_access_key_id = AKIDEXAMPLE`naws_secret_access_key = wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY`n[both]`naws_access_key_id = AKIDOTHER`naws_secret_access_key = x"
    $role = 'role_arn = arn:aws:iam::123456789012:role'
    $login = 'sso_account_id = 111122223333', 'sso_role_name = Admin'
    $session = 'sso_region = us-east-1', 'sso_start_url = https://corp.awsapps.com/start', 'sso_registration_scopes = sso:account:access'
    $null = New-Item "$userHome/.aws/config" -Value (@(
            '[profile role]', "$role/team/Data", 'source_profile = base'
            '[profile chain]', "$role/Chained", 'source_profile = role'
            '[profile partner]', "$role/Partner", 'source_profile = base', 'external_id = partner-1'
            '[profile stranger]', "$role/Partner", 'source_profile = base'
            '[profile audit]', "$role/Audit", 'source_profile = base'
            '[profile web]', "$role/Web", "web_identity_token_file = $userHome/token"
            '[profile login]', 'sso_session = login', $login, '[sso-session login]', $session
            '[profile both]', 'sso_session = login', $login
            '[profile expired]', 'sso_session = expired', $login, '[sso-session expired]', $session
            '[profile process]', "credential_process = $($IsWindows ? 'cmd /c type' : 'cat') ""$userHome/keys.json"""
        ).ForEach({ $_ }) -join "`n")
}

AfterAll {
    [Environment]::SetEnvironmentVariable($homeVariable, $homeBefore)
    Stop-Emulator $emulator
}

Describe 'Who signs' {
    BeforeEach {
        Set-TestIdentity -Url $emulator.Url
        [Environment]::SetEnvironmentVariable($homeVariable, $userHome)
        $env:AWS_ACCESS_KEY_ID = $env:AWS_SECRET_ACCESS_KEY = $null
        $env:AWS_CONFIG_FILE = "$userHome/.aws/config"
        $env:AWS_SHARED_CREDENTIALS_FILE = "$userHome/.aws/credentials"
        Clear-SeenRequest $emulator.Url
    }

    It 'is who the profile says, by the account''s own word: <Kind>' -ForEach $profiles {
        Set-Login login 60
        Set-Login expired -1
        foreach ($variable in $Variables.Keys) { Set-Item "Env:$variable" ($Variables[$variable] -f $emulator.Url, $userHome) }
        $given = if ($Name) { @{ ProfileName = $Name } } else { @{} }

        $credential = Get-EMRClusterSessionCredential j-1 @given
        $identity = Resolve-EMRIdentity -Verify @given

        $credential.ClusterId | Should -Be 'j-1'
        $identity.Arn | Should -BeLike $Arn
        $identity.Account | Should -Be ($Arn -split ':')[4]
        $signer = (Get-SeenRequest $emulator.Url).requests.Where({ $_.operation -eq 'GetClusterSessionCredentials' }).accessKey
        $signer | Should -BeLike ($Arn -like '*:user/*' ? 'AKIDEXAMPLE' : 'ASIA*')
    }

    It 'is one role for -MinimumValidity, whose keys are new each time: a web identity from the environment' {
        $env:AWS_WEB_IDENTITY_TOKEN_FILE = "$userHome/token"
        $env:AWS_ROLE_ARN = 'arn:aws:iam::123456789012:role/Web'
        try {
            Clear-EMRSessionCredentialCache
            1..2 | ForEach-Object { Get-EMRClusterSessionCredential j-1 -MinimumValidity 0:05 } | Should -HaveCount 2
        }
        finally { $env:AWS_WEB_IDENTITY_TOKEN_FILE = $env:AWS_ROLE_ARN = $null }
        (Get-SeenRequest $emulator.Url).requests.operation.Where({ $_ -eq 'GetClusterSessionCredentials' }) | Should -HaveCount 1
    }

    It 'is the login where keys stand beside it, and a warning says that they are not used' {
        Set-Login login 60
        $identity = Resolve-EMRIdentity -Verify -ProfileName both

        $identity.Arn | Should -BeLike '*:assumed-role/AWSReservedSSO_Admin_*'
        $identity.Warnings -join '|' | Should -BeLike "*profile 'both'*keys beside its IAM Identity Center settings; the keys are not used.*"
        ($identity | Out-String -Width 80) -replace '\s+', ' ' | Should -BeLike '*Warnings : *the keys are not used.*'
    }

    It 'is nobody where a role needs <What>, and the error says who may not assume which role' -ForEach @(
        @{ What = 'MFA'; Name = 'audit'; Role = 'Audit' }
        @{ What = 'an external id'; Name = 'stranger'; Role = 'Partner' }
    ) {
        $problem = { Get-EMRClusterSessionCredential j-1 -ProfileName $Name } | Should -Throw -PassThru

        $problem.FullyQualifiedErrorId | Should -BeLike 'AccessDenied,*'
        $problem.CategoryInfo.Category | Should -Be 'PermissionDenied'
        "$problem" | Should -BeLike "*User: arn:aws:iam::123456789012:user/emulator is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::123456789012:role/$Role*"
        "$problem" | Should -BeLike '*MFA*external_id*' -Because 'AWS does not say which condition was not met'
        (Get-SeenRequest $emulator.Url).requests.operation | Should -Not -Contain 'GetClusterSessionCredentials'
    }

    It 'says so where a token or a login is refused' {
        Set-Content "$userHome/token" (New-WebToken -Seconds -1) -NoNewline
        try { { Get-EMRClusterSessionCredential j-1 -ProfileName web } | Should -Throw -ErrorId 'ExpiredTokenException,*' }
        finally { Set-Content "$userHome/token" (New-WebToken) -NoNewline }

        Remove-Item "$userHome/.aws/sso/cache/*"
        $problem = { Get-EMRClusterSessionCredential j-1 -ProfileName login } | Should -Throw -ErrorId 'SsoLoginExpired,*' -PassThru
        "$problem" | Should -BeLike '*aws sso login --profile login*'
    }
}
