BeforeDiscovery {
    $cmdlets = @(
        @{ Name = 'Get-EMRSessionEndpoint'; Target = @{ SessionId = 's-1ABCDEFGHIJKL'; ClusterId = 'j-1ABCDEFGHIJKL' }; Owner = 'ClusterId' }
        @{ Name = 'Get-EMRServerlessSessionEndpoint'; Target = @{ SessionId = '00abcdef12345678'; ApplicationId = '00fedcba87654321' }; Owner = 'ApplicationId' }
    )
}

BeforeAll {
    Import-Module "$PSScriptRoot/TestSetup.psm1" -Force
    Import-Module (Get-BuiltModulePath) -Force
    $emulator = Start-Emulator
    Set-TestIdentity -Url $emulator.Url
}

AfterAll {
    Stop-Emulator $emulator
}

Describe '<Name>' -ForEach $cmdlets {
    It 'gives the endpoint, the token under protection, and until when' {
        $session = & $Name @Target

        $session.PSTypeNames[0] | Should -Be 'EmrSessionCredentials.SparkConnectSessionCredential'
        $session.SessionId | Should -Be $Target.SessionId
        $session.$Owner | Should -Be $Target[$Owner]
        $session.Endpoint | Should -BeOfType uri
        $session.Endpoint.Host | Should -Not -BeNullOrEmpty
        $session.Token | Should -BeOfType securestring
        $session.ExpiresIn.TotalSeconds | Should -BeGreaterThan 0
        $session.RequestId | Should -Not -BeNullOrEmpty
    }

    It 'takes sessions from the pipeline, by value and by property name, in order' {
        $ids = 1..5 | ForEach-Object { $Target.SessionId.Substring(0, 10) + $_ }
        $rest = @{ $Owner = $Target[$Owner] }
        ($ids | & $Name @rest).SessionId | Should -Be $ids
        ($ids | ForEach-Object { [pscustomobject]@{ Id = $_; $Owner = $Target[$Owner] } } | & $Name).SessionId | Should -Be $ids
    }

    It '-AsPlainText gives the response shape, -AsCredential a PSCredential, -AsSecureString the bare secret' {
        $plain = & $Name @Target -AsPlainText
        $plain.AuthToken | Should -BeOfType string
        $plain.Endpoint | Should -BeOfType string
        & $Name @Target -AsCredential | Should -BeOfType pscredential
        & $Name @Target -AsSecureString | Should -BeOfType securestring
        & $Name @Target -Select AuthToken | Should -BeOfType securestring
    }

    It 'shows no secret' {
        $session = & $Name @Target
        $shown = ($session | Out-String -Width 120) + ($session | ConvertTo-Json) + "$session" + (& $Name @Target -AsPlainText | Out-String)
        $shown | Should -Not -BeLike "*$(ConvertFrom-TestSecret $session.Token)*"
    }

    It 'refuses <_> before any request' -ForEach '', '.', '..', "a`nb" {
        $bad = $Target.Clone()
        $bad.SessionId = $_
        Clear-SeenRequest $emulator.Url
        & $Name @bad -ErrorAction SilentlyContinue -ErrorVariable problems | Should -BeNullOrEmpty
        $problems[0].FullyQualifiedErrorId | Should -BeLike 'InvalidParameter,*'
        $problems[0].Exception.Message | Should -BeLike '*SessionId*'
        (Get-SeenRequest $emulator.Url).total | Should -Be 0
    }
}
