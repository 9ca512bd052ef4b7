BeforeDiscovery {
    $role = 'arn:aws:iam::123456789012:role/EMRExecutionRole'
    $kinds = @(
        @{
            Type = 'ClusterSessionCredential'; Secret = 'Password'; Own = 'ClusterId', 'ExecutionRoleArn'
            Get = { Get-EMRClusterSessionCredential j-1 -ExecutionRoleArn $role -Region eu-west-3 }.GetNewClosure()
        }
        @{
            Type = 'ManagedEndpointSessionCredential'; Secret = 'Token'
            Own = 'EndpointIdentifier', 'VirtualClusterIdentifier', 'ExecutionRoleArn', 'CredentialType', 'RequestedDuration', 'LogContext'
            Get = {
                Get-EMRCManagedEndpointSessionCredential epemulated000000010000001 -VirtualClusterId vcemulated000000000000001 -ExecutionRoleArn $role -Duration 0:30 -LogContext a-log -Region eu-west-3
            }.GetNewClosure()
        }
        @{
            Type = 'SparkConnectSessionCredential'; Secret = 'Token'; Own = 'SessionId', 'ClusterId', 'Endpoint'
            Get = { Get-EMRSessionEndpoint is-1 -ClusterId j-1 -Region eu-west-3 }
        }
        @{
            Type = 'SparkConnectSessionCredential'; Secret = 'Token'; Own = 'SessionId', 'ApplicationId', 'Endpoint'
            Get = { Get-EMRServerlessSessionEndpoint 00s1 -ApplicationId 00a1 -Region eu-west-3 }
        }
    )
}

BeforeAll {
    Import-Module "$PSScriptRoot/TestSetup.psm1" -Force
    Import-Module (Get-BuiltModulePath) -Force
    $emulator = Start-Emulator
    Set-TestIdentity -Url $emulator.Url
    $role = 'arn:aws:iam::123456789012:role/EMRExecutionRole'

    function Copy-ByClixml($InputObject) {
        <# .SYNOPSIS An object as Import-Clixml returns it. Its secret is in the file, so the file is removed. #>
        $InputObject | Export-Clixml "$TestDrive/object.xml"
        try { Import-Clixml "$TestDrive/object.xml" } finally { Remove-Item "$TestDrive/object.xml" }
    }
}

AfterAll {
    Stop-Emulator $emulator
}

Describe 'A <Type> for <Own>' -ForEach $kinds {
    BeforeAll {
        $live = & $Get
        $back = Copy-ByClixml $live
    }

    It 'comes back with what was requested, and with its secret' {
        $back.PSTypeNames | Should -Contain "Deserialized.EmrSessionCredentials.$Type"
        foreach ($name in $Own + 'Region', 'RequestId', 'Target') { $back.$name | Should -Be $live.$name -Because $name }
        ConvertFrom-TestSecret $back.$Secret | Should -Be (ConvertFrom-TestSecret $live.$Secret)
    }

    It 'has its expiry in UTC, live and deserialized' {
        foreach ($credential in $live, $back) {
            $credential.ExpiresAt | Should -BeOfType datetime
            $credential.ExpiresAt.Kind | Should -Be 'Utc'
        }
        $back.ExpiresAt | Should -Be $live.ExpiresAt
    }

    It 'calculates ExpiresIn and IsExpired when they are read' {
        $later = Copy-ByClixml $live
        $later.IsExpired | Should -BeFalse
        $later.ExpiresIn | Should -BeGreaterThan 0:01
        $later.ExpiresAt = [datetime]::UtcNow.AddMinutes(-3)
        $later.IsExpired | Should -BeTrue
        $later.ExpiresIn | Should -BeLessThan -0:02
    }

    It 'measures by the service''s clock where it comes back, too' {
        $later = Copy-ByClixml $live
        $before = $later.ExpiresIn
        $later.ClockOffset = [timespan] '0:10'
        $later.ExpiresIn | Should -BeLessThan ($before - '0:09')
        ($later | ConvertTo-EMRConnection -Endpoint https://localhost:1).SessionCredential.ClockOffset | Should -Be ([timespan] '0:10')
    }

    It 'is renewed, with the identity of this session, in its own region' {
        $fresh = $back | Update-EMRSessionCredential
        $fresh | Should -BeOfType "EmrSessionCredentials.$Type"
        foreach ($name in $Own + 'Region') { $fresh.$name | Should -Be $live.$name -Because $name }
        $fresh.RequestId | Should -Not -Be $live.RequestId
        ($back | Update-EMRSessionCredential -IfExpiringWithin 0:01).RequestId | Should -Be $live.RequestId
    }

    It 'is renewed with $StoredAWSCredentials' {
        $key, $secretKey = $env:AWS_ACCESS_KEY_ID, $env:AWS_SECRET_ACCESS_KEY
        Remove-Item Env:AWS_ACCESS_KEY_ID, Env:AWS_SECRET_ACCESS_KEY
        $StoredAWSCredentials = [pscustomobject]@{ AccessKey = $key; SecretKey = $secretKey }
        try { ($back | Update-EMRSessionCredential).Target | Should -Be $live.Target }
        finally { $env:AWS_ACCESS_KEY_ID, $env:AWS_SECRET_ACCESS_KEY = $key, $secretKey }
        $StoredAWSCredentials | Should -Not -BeNullOrEmpty
    }

    It 'says what is missing where the secret did not come along' {
        $cut = Copy-ByClixml $live
        $cut.$Secret = $null
        if ($Type -eq 'SparkConnectSessionCredential') { $cut.Password = $null }
        foreach ($use in { Update-EMRSessionCredential $cut }, { ConvertTo-EMRConnection -InputObject $cut }) {
            $use | Should -Throw -ExpectedMessage "*Request the credential in this session*this deserialized $Type has no $Secret*"
        }
    }

    It 'is shown in the same table' {
        $back | Out-String -Width 80 | Should -Match 'ExpiresIn(?s).*00:'
    }
}

Describe 'From a job' {
    It 'a credential opens what it is for' {
        $module = Get-BuiltModulePath
        $credential = Start-Job { Import-Module $using:module; Get-EMRClusterSessionCredential j-1 } | Receive-Job -Wait -AutoRemoveJob
        $credential.ExpiresIn | Should -BeOfType timespan
        $livy = $credential | ConvertTo-EMRConnection Livy -Endpoint "$($emulator.Url)/livy" -AsHashtable -RelativeUri sessions
        (Invoke-RestMethod @livy).total | Should -Be 0
    }

    It 'a connection tells when it expires' {
        $connection = Copy-ByClixml (Get-EMRSessionEndpoint is-1 -ClusterId j-1 | ConvertTo-EMRConnection)
        $connection.PSTypeNames | Should -Contain 'Deserialized.EmrSessionCredentials.Connections.EmrConnection'
        $connection.ExpiresIn | Should -BeGreaterThan 0:01
        $connection.ExpiresAt = [datetime]::UtcNow.AddMinutes(-1)
        $connection.IsExpired | Should -BeTrue
    }

    It 'a URL tells when it expires, by the service''s clock, and keeps its protection' {
        $live = Get-EMROnClusterAppUIPresignedURL j-1 -OnClusterAppUIType SparkHistoryServer -ApplicationId a-1 -ExecutionRoleArn $role -Region eu-west-3
        $url = Copy-ByClixml $live
        foreach ($name in $live.GetType().GetProperties().Name -notmatch '^(ExpiresIn|PresignedURL)$') { $url.$name | Should -Be $live.$name -Because $name }
        $url.PresignedURL | Should -BeOfType securestring
        ConvertFrom-TestSecret $url.PresignedURL | Should -Be (ConvertFrom-TestSecret $live.PresignedURL)
        $url.ExpiresIn | Should -BeGreaterThan 0:01
        $url.ClockOffset = [timespan] '0:10'
        $url.IsExpired | Should -BeTrue
        $url.ClockOffset = [timespan] 0
        $url.IsExpired | Should -BeFalse
        $url.ExpiresAt = [datetime]::UtcNow.AddMinutes(-3)
        $url.IsExpired | Should -BeTrue
        $url.ExpiresIn | Should -BeLessThan -0:02
        $url | Out-String -Width 80 | Should -Match 'expired'
        $url.ExpiresAt = $null
        $null -eq $url.ExpiresIn -and -not $url.IsExpired | Should -BeTrue
    }

    It 'an identity shows its endpoints and the places that were considered' {
        $module = Get-BuiltModulePath
        $identity = Start-Job { Import-Module $using:module; Resolve-EMRIdentity } | Receive-Job -Wait -AutoRemoveJob
        $identity.PSTypeNames | Should -Contain 'Deserialized.EmrSessionCredentials.Identity.EmrIdentity'
        $identity | Out-String -Width 80 | Should -Be (Resolve-EMRIdentity | Out-String -Width 80)
        "$($identity.Considered.State)" | Should -Be "$((Resolve-EMRIdentity).Considered.State)"
    }

    It 'a target has its creation time in UTC' {
        $target = Find-EMRSessionTarget etl-2
        $target.CreatedAt.Kind | Should -Be 'Utc'
        (Copy-ByClixml $target).CreatedAt | Should -Be $target.CreatedAt
    }
}
