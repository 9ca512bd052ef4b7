BeforeAll {
    Import-Module "$PSScriptRoot/TestSetup.psm1" -Force
    Import-Module (Get-BuiltModulePath) -Force
    $emulator = Start-Emulator
}

AfterAll { Stop-Emulator $emulator }

Describe 'Resolve-EMRIdentity' {
    BeforeEach {
        Set-TestIdentity -Url $emulator.Url
        $before = (Get-SeenRequest $emulator.Url).total
    }

    It 'tells who signs, where, and why, without a request and without a secret' {
        $identity = Resolve-EMRIdentity

        $identity.Source | Should -Be 'environment variable AWS_ACCESS_KEY_ID'
        $identity.AccessKeyId | Should -Be '****' -Because 'a short one shows nothing'
        $identity.Region | Should -Be 'eu-central-1'
        $identity.RegionSource | Should -Match 'AWS_(DEFAULT_)?REGION'
        $identity.Endpoints.Where({ $_.Service -eq 'EMR' }).Url | Should -Be $emulator.Url
        $identity.Endpoints.Where({ $_.Service -eq 'EMR' }).Source | Should -Be 'the environment variable AWS_ENDPOINT_URL'
        (Get-SeenRequest $emulator.Url).total | Should -Be $before
        ($identity | Format-List * -Force | Out-String) + ($identity | ConvertTo-Json -Depth 5) | Should -Not -BeLike "*$env:AWS_SECRET_ACCESS_KEY*"
    }

    It 'lists every place once, in order, with what came of it' {
        $places = (Resolve-EMRIdentity).Considered

        $places.State | Should -Be @('Skipped', 'Skipped', 'Skipped', 'Skipped', 'Found', 'Unused', 'Unused', 'Unused', 'Unused')
        $places[0].Place | Should -Be 'AccessKey'
        $places[4].Place | Should -Be 'AWS_ACCESS_KEY_ID'
    }

    It 'says that a secret key without an access key is not used' {
        $env:AWS_ACCESS_KEY_ID = $null
        try { $reason = { Resolve-EMRIdentity } | Should -Throw -ErrorId 'NoCredentials,*' -PassThru }
        finally { Set-TestIdentity -Url $emulator.Url }
        "$reason" | Should -BeLike '*AWS_ACCESS_KEY_ID: not set, so AWS_SECRET_ACCESS_KEY is not used*'
    }

    It 'takes the parameters of the other cmdlets' {
        $identity = Resolve-EMRIdentity -Region us-west-2 -AccessKey AKIAIOSFODNN7EXAMPLE -SecretKey s -EndpointUrl http://127.0.0.1:1

        $identity.Source | Should -Be 'access key given'
        $identity.AccessKeyId | Should -Be 'AKIA****MPLE'
        $identity.Region | Should -Be 'us-west-2'
        $identity.Endpoints.Where({ $_.Service -eq 'EMR containers' }).Url | Should -Be 'http://127.0.0.1:1'
    }

    It 'names the proxy of the environment, without its login, and no proxy for this machine' {
        $env:AWS_ENDPOINT_URL = $null
        $env:HTTPS_PROXY = 'http://user:hidden@proxy.example:3128'

        (Resolve-EMRIdentity).Proxy | Should -Be 'http://proxy.example:3128'
        (Resolve-EMRIdentity -Proxy http://other.example:3128).Proxy | Should -Be 'http://other.example:3128'
        $env:HTTPS_PROXY = $null
        (Resolve-EMRIdentity).Proxy | Should -BeNullOrEmpty
    }

    It 'says of AWS STS that it did not answer, and which setting names it' {
        $env:AWS_ENDPOINT_URL_STS = 'http://127.0.0.1:1'
        $problem = { Resolve-EMRIdentity -Verify } | Should -Throw -PassThru

        "$problem" | Should -BeLike '*AWS STS did not say who the environment variable AWS_ACCESS_KEY_ID is: no connection to http://127.0.0.1:1/ (from the environment variable AWS_ENDPOINT_URL_STS)*'
        $problem.TargetObject | Should -Be 'the environment variable AWS_ENDPOINT_URL_STS'
    }

    It 'names the region''s own endpoints where nothing else is configured' {
        $env:AWS_ENDPOINT_URL = $null
        $identity = Resolve-EMRIdentity -Region eu-west-1

        $identity.Endpoints.Url | Should -Be @(
            'https://elasticmapreduce.eu-west-1.amazonaws.com', 'https://emr-containers.eu-west-1.amazonaws.com'
            'https://emr-serverless.eu-west-1.amazonaws.com', 'https://sts.eu-west-1.amazonaws.com')
    }

    It 'warns of a section that is there twice, of a setting that is not read, and of a file that others can read' {
        $file = New-Item "$TestDrive/credentials" -Force -Value (@(
                '[p]', 'aws_access_key_id = AKIAIOSFODNN7EXAMPLE', 'aws_secret_access_key = s', '[p]', 'parent_profile = q') -join "`n")
        if (-not $IsWindows) { chmod 644 $file }

        $warnings = (Resolve-EMRIdentity -ProfileName p -ProfileLocation $file).Warnings

        $warnings -join '|' | Should -BeLike '*more than one section*parent_profile*'
        if (-not $IsWindows) { $warnings -join '|' | Should -BeLike '*chmod 600*' }
    }

    It 'shows each endpoint, place, warning and permission in its view, at most 79 columns wide and broken at spaces' {
        $identity = Resolve-EMRIdentity
        $view = $identity | Out-String -Width 80
        $lines = ($view -split '\r?\n').Trim()

        foreach ($place in $identity.Considered) { ($view -replace '\s+', ' ') | Should -BeLike "*$($place.State): $($place.Place) ($($place.Reason))*" }
        foreach ($endpoint in $identity.Endpoints) { ($view -replace '\s+', ' ') | Should -BeLike "*$($endpoint.Service): $($endpoint.Url) ($($endpoint.Source))*" }
        foreach ($permission in $identity.Permissions) { ($view -replace '\s+', ' ') | Should -BeLike "*$permission*" }
        ($view -split '\r?\n').Where({ $_.TrimEnd().Length -gt 79 }) | Should -BeNullOrEmpty
        # The view of a word that is broken has its parts on two lines, and neither is the word.
        $words = ($identity.Considered.Place + $identity.Considered.Reason + $identity.Endpoints.Source + $identity.Permissions) -split ' '
        foreach ($word in $words) { @($lines -like "*$([WildcardPattern]::Escape($word))*") | Should -Not -BeNullOrEmpty -Because $word }
    }

    It 'has lists that scripts can go through with ForEach and Where' {
        $identity = Resolve-EMRIdentity
        foreach ($list in 'Considered', 'Endpoints', 'Permissions') {
            @($identity.$list.ForEach({ $_ })).Count | Should -Be @($identity.$list).Count -Because $list
            @($identity.$list).Count | Should -BeGreaterThan 0
        }
    }

    It 'shows the places alone as a table in 79 columns, with its headers in one piece' {
        $lines = @(((Resolve-EMRIdentity).Considered | Out-String -Width 80) -split '\r?\n' | Where-Object { $_.Trim() })
        $lines[0].Trim() -split '\s+' | Should -Be 'State', 'Place', 'Reason'
        $lines.Where({ $_.TrimEnd().Length -gt 79 }) | Should -BeNullOrEmpty
        $lines -match '^Found +AWS_ACCESS_KEY_ID ' | Should -Not -BeNullOrEmpty
    }

    It 'shows the endpoints alone as a list, so that no URL is cut' {
        $view = (Resolve-EMRIdentity).Endpoints | Out-String -Width 80
        $view | Should -Match "(?m)^Url +: $([regex]::Escape($emulator.Url))\s*$"
        ($view -split '\r?\n').Where({ $_.TrimEnd().Length -gt 79 }) | Should -BeNullOrEmpty
    }

    It 'ends with the cure and one place on a line where there are no credentials' {
        $env:AWS_ACCESS_KEY_ID = $env:AWS_SECRET_ACCESS_KEY = $null
        try { Resolve-EMRIdentity; $problem = $null } catch { $problem = $_ }

        $problem.FullyQualifiedErrorId | Should -BeLike 'NoCredentials,*'
        $problem.TargetObject | Should -Be 'Credential'
        $lines = "$problem" -split '\r?\n'
        $lines[0] | Should -BeLike 'Name a profile with -ProfileName*'
        $lines | Should -Contain '  -AccessKey: not given'
        $lines | Should -Contain '  AWS_ACCESS_KEY_ID: not set'
    }

    It 'ends with -Region first where there is not a region' {
        $env:AWS_REGION = $env:AWS_DEFAULT_REGION = $null
        try { Resolve-EMRIdentity; $problem = $null } catch { $problem = $_ }

        $problem.FullyQualifiedErrorId | Should -BeLike 'NoRegion,*'
        $problem.TargetObject | Should -Be 'Region'
        "$problem" | Should -BeLike 'Pass -Region.*'
    }
}
