BeforeDiscovery {
    # On Windows SecretManagement's registry is not under HOME, and a user's own must not be touched.
    $canRegister = -not $IsWindows -and (Get-Module -ListAvailable Microsoft.PowerShell.SecretManagement)
    $role = 'arn:aws:iam::123456789012:role/EMR_Exec'
    $arn = 'arn:aws:emr-containers:eu-central-1:123456789012:/virtualclusters/vc1'
}

BeforeAll {
    Import-Module "$PSScriptRoot/TestSetup.psm1", "$PSScriptRoot/VaultShell.psm1" -Force
    $emulator = Start-Emulator
    Set-TestIdentity -Url $emulator.Url
    Start-VaultShell -HomeFolder $TestDrive
    $role = 'arn:aws:iam::123456789012:role/EMR_Exec'
    function Get-Total { (Get-SeenRequest $emulator.Url).total }
}

AfterAll {
    Stop-VaultShell
    Stop-Emulator $emulator
}

Describe 'Get-Secret' -Skip:(-not $canRegister) {
    BeforeAll { Register-Emr @{ Region = 'eu-central-1' } }
    BeforeEach { Clear-SeenRequest $emulator.Url }

    It 'gives a <Type> for <Name>, to a script that knows nothing else' -ForEach @(
        @{ Name = 'cluster/j-1'; Type = 'PSCredential'; Operation = 'GetClusterSessionCredentials' }
        @{ Name = "cluster/j-1?role=$role"; Type = 'PSCredential'; Operation = 'GetClusterSessionCredentials' }
        @{ Name = "endpoint/vc1/ep1?role=$role&duration=3600"; Type = 'SecureString'; Operation = 'GetManagedEndpointSessionCredentials' }
        @{ Name = "endpoint/$arn/endpoints/ep1?role=$role"; Type = 'SecureString'; Operation = 'GetManagedEndpointSessionCredentials' }
        @{ Name = 'session/j-1/is-1'; Type = 'SecureString'; Operation = 'GetSessionEndpoint' }
        @{ Name = 'serverless/00abc/00def'; Type = 'SecureString'; Operation = 'GetSessionEndpoint' }
    ) {
        foreach ($vault in '', ' -Vault emr') {
            $got = Invoke-Shell "`$s = Get-Secret -Name '$Name'$vault; `$s.GetType().Name; [bool] (Get-Module EmrSessionCredentials)"
            $got.Said | Should -BeNullOrEmpty
            $got.Output | Should -Be $Type, $false
        }
        $seen = Get-SeenRequest $emulator.Url
        $seen.total | Should -Be 2 -Because 'without a minimum validity nothing is reused, and to find a name takes no call'
        "$($seen.byOperation)" | Should -BeLike "*$Operation*"
    }

    It 'gives what opens something' {
        $uri = "$($emulator.Url)/livy/sessions"
        $got = Invoke-Shell 'Invoke-RestMethod $uri -Authentication Basic -Credential (Get-Secret cluster/j-1) -AllowUnencryptedAuthentication' @{ uri = $uri }
        $got.Said | Should -BeNullOrEmpty
        $got.Output.Count | Should -Be 1
    }

    It 'gives plain text where that is asked for' {
        (Invoke-Shell 'Get-Secret serverless/00abc/00def -AsPlainText').Output[0] | Should -BeOfType string
    }

    It 'gives a user name and password where a cluster had nothing else for a session' {
        $listener = [Net.Sockets.TcpListener]::new([Net.IPAddress]::Loopback, 0)
        $listener.Start()
        $answering = [powershell]::Create().AddScript({
                param($listener)
                $client = $listener.AcceptTcpClient()
                $stream = $client.GetStream()
                $reader = [IO.StreamReader]::new($stream)
                $length = 0
                while ($line = $reader.ReadLine()) { if ($line -match '^Content-Length: (\d+)') { $length = [int] $Matches[1] } }
                $null = $reader.ReadBlock([char[]]::new($length), 0, $length)
                $body = '{"Endpoint":"https://host","AuthTokenExpirationTime":4102444800,"Credentials":{"UsernamePassword":{"Username":"u","Password":"p"}}}'
                $bytes = [Text.Encoding]::ASCII.GetBytes("HTTP/1.1 200 OK`r`nContent-Type: application/x-amz-json-1.1`r`nContent-Length: $($body.Length)`r`n`r`n$body")
                $stream.Write($bytes, 0, $bytes.Length)
                $client.Dispose()
            }).AddArgument($listener)
        $running = $answering.BeginInvoke()
        try {
            Register-Emr @{ EndpointUrl = "http://127.0.0.1:$($listener.LocalEndpoint.Port)"; MaxAttempts = 1 }
            $got = Invoke-Shell '$s = Get-Secret session/j-1/is-1; $s.UserName; Reveal $s.Password'
            $got.Said | Should -BeNullOrEmpty
            $got.Output | Should -Be 'u', 'p'
        }
        finally {
            $listener.Stop()
            try { $answering.EndInvoke($running) } catch { Write-Verbose "Nobody called: $_" }
            $answering.Dispose()
        }
    }

    It 'asks again for each, or hands out the same while it is valid long enough' {
        Register-Emr @{ MinimumValidity = '0:05' }
        $got = Invoke-Shell '$one = Get-Secret cluster/j-7; Reveal $one.Password; $one.Password.Dispose(); Reveal (Get-Secret cluster/j-7).Password'
        $got.Said | Should -BeNullOrEmpty -Because 'who disposes of a secret takes it from nobody else'
        $got.Output[1] | Should -Be $got.Output[0]
        Get-Total | Should -Be 1
        Register-Emr @{ MinimumValidity = [timespan] '10:00' }
        (Invoke-Shell 'Reveal (Get-Secret cluster/j-7).Password').Output[0] | Should -Not -Be $got.Output[0]
        Get-Total | Should -Be 2
    }

    It 'takes role and duration from the vault where a name says none' {
        Register-Emr @{ ExecutionRoleArn = $role; DurationInSecond = 43200; MinimumValidity = '11:00' }
        (Invoke-Shell '1..3 | ForEach-Object { $null = Get-Secret endpoint/vc1/ep1 }').Said | Should -BeNullOrEmpty
        Get-Total | Should -Be 1 -Because 'a token of twelve hours is valid for eleven more'
    }
}

Describe 'Get-Secret, when it cannot' -Skip:(-not $canRegister) {
    BeforeAll { Register-Emr @{ Region = 'eu-central-1' } }
    BeforeEach { Clear-SeenRequest $emulator.Url }

    It 'says what is wrong with <Name> and shows the grammar, before any request' -ForEach @(
        @{ Name = 'cluster/j-1?rolle=x'; Id = 'InvalidSecretName'; Why = "*not 'rolle'*" }
        @{ Name = "cluster/j-1?role=$role&role=$role"; Id = 'InvalidSecretName'; Why = '*role twice*' }
        @{ Name = 'cluster/%zz'; Id = 'InvalidSecretName'; Why = '*does not begin an escape*' }
        @{ Name = 'endpoint/vc1'; Id = 'InvalidSecretName'; Why = '*which endpoint*' }
        @{ Name = 'endpoint/vc1/ep1'; Id = 'MissingRole'; Why = '*names no role*' }
        @{ Name = 'password'; Id = 'UnknownSecretKind'; Why = '*begins with none of cluster/*' }
    ) {
        foreach ($vault in '', ' -Vault emr') {
            $got = Invoke-Shell "Get-Secret '$Name'$vault"
            $got.Output | Should -BeNullOrEmpty
            $got.Ids[0] | Should -BeLike "$Id,*"
            $got.Said | Should -BeLike $Why
            $got.Said | Should -BeLike '*serverless/<application>/<session>*'
            $got.Target[0] | Should -Be $Name
        }
        Get-Total | Should -Be 0
    }

    It 'passes the service''s error on' {
        $got = Invoke-Shell 'Get-Secret cluster/j-fault-accessdenied-x'
        $got.Ids[0] | Should -BeLike 'AccessDeniedException,*'
        $got.Category[0] | Should -Be 'PermissionDenied'
    }
}

Describe 'Get-Secret, among other vaults' -Skip:(-not $canRegister) {
    BeforeAll {
        Register-Emr @{ Region = 'eu-central-1' }
        $other = "$TestDrive/Other"
        $extension = New-Item -ItemType Directory "$other/Other.Extension"
        Set-Content "$other/Other.psd1" "@{ ModuleVersion = '1.0'; NestedModules = @('Other.Extension'); FunctionsToExport = @() }"
        Set-Content "$extension/Other.Extension.psd1" "@{ ModuleVersion = '1.0'; RootModule = 'Other.Extension.psm1'; FunctionsToExport = '*' }"
        Set-Content "$extension/Other.Extension.psm1" '
            function Get-Secret { param([string] $Name, [string] $VaultName, [hashtable] $AdditionalParameters) if ($VaultName -eq "zstore") { "found" } }
            function Get-SecretInfo { param([string] $Filter, [string] $VaultName, [hashtable] $AdditionalParameters) }
            function Set-Secret { param([string] $Name, $Secret, [string] $VaultName, [hashtable] $AdditionalParameters) }
            function Remove-Secret { param([string] $Name, [string] $VaultName, [hashtable] $AdditionalParameters) }
            function Test-SecretVault { param([string] $VaultName, [hashtable] $AdditionalParameters) $true }'
        $null = Invoke-Shell 'Register-SecretVault -Name astore -ModuleName $other -DefaultVault' @{ other = $other }
    }

    It 'leaves the names of other vaults to them' {
        $null = Invoke-Shell 'Register-SecretVault -Name zstore -ModuleName $other' @{ other = $other }
        try {
            foreach ($default in 'astore', 'emr') {
                foreach ($name in 'password', 'session/api-key', 'cluster', 'endpoint/x/y') {
                    $got = Invoke-Shell "Set-SecretVaultDefault $default; Get-Secret $name -AsPlainText -ErrorAction Stop"
                    $got.Output | Should -Be 'found' -Because "$name comes after emr, and $default is asked first"
                }
            }
            foreach ($name in 'password', 'session/api-key', 'cluster') { (Invoke-Shell "Get-SecretInfo $name").Said | Should -BeNullOrEmpty }
        }
        finally { $null = Invoke-Shell 'Unregister-SecretVault zstore; Set-SecretVaultDefault astore' }
    }

    It 'says what is wrong with a name where the vaults after it are of this module, and leaves them a name without a role' {
        $null = Invoke-Shell 'Register-SecretVault -Name emr2 -ModuleName $module -VaultParameters @{ Region = "eu-central-1"; ExecutionRoleArn = $role }' @{
            module = Split-Path (Split-Path (Get-BuiltModulePath)); role = $role
        }
        try {
            foreach ($vault in 'emr', 'emr2') {
                $got = Invoke-Shell "Get-Secret 'cluster/j-1?rolle=x' -Vault $vault"
                $got.Ids[0] | Should -BeLike 'InvalidSecretName,*' -Because $vault
                $got.Said | Should -BeLike "*serverless/<application>/<session>*not 'rolle'*"
            }
            $got = Invoke-Shell '(Get-Secret endpoint/vc1/ep1 -ErrorAction Stop).GetType().Name'
            $got.Said | Should -BeNullOrEmpty
            $got.Output | Should -Be 'SecureString'
        }
        finally { $null = Invoke-Shell 'Unregister-SecretVault emr2' }
    }
}

Describe 'No secret is shown' -Skip:(-not $canRegister) {
    It 'in any stream of <_>' -ForEach 'Get-Secret cluster/j-1', 'Get-Secret cluster/j-fault-accessdenied-x', 'Get-SecretInfo', 'Test-SecretVault emr' {
        Register-Emr
        $got = Invoke-Shell "`$s = $_ -Verbose -Debug; if (`$s -is [pscredential]) { Reveal `$s.Password } else { '' }; `$Error | Format-List * -Force | Out-String; `$s | Out-String"
        $got.Said | Should -BeLike '*environment variable AWS_ACCESS_KEY_ID*'
        $got.Said + $got.Output[1..9] | Should -Not -BeLike "*$env:AWS_SECRET_ACCESS_KEY*"
        if ($got.Output[0]) { $got.Said + $got.Output[1..9] | Should -Not -BeLike "*$($got.Output[0])*" }
    }
}
