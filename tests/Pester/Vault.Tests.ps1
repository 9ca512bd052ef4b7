BeforeDiscovery {
    # On Windows SecretManagement's registry is not under HOME, and a user's own must not be touched.
    $canRegister = -not $IsWindows -and (Get-Module -ListAvailable Microsoft.PowerShell.SecretManagement)
    $role = 'arn:aws:iam::123456789012:role/EMR_Exec'
    $arn = 'arn:aws:emr-containers:eu-central-1:123456789012:/virtualclusters/vc1'
}

BeforeAll {
    Import-Module "$PSScriptRoot/TestSetup.psm1" -Force
    $emulator = Start-Emulator
    Set-TestIdentity -Url $emulator.Url
    $role = 'arn:aws:iam::123456789012:role/EMR_Exec'
    $modulePath = Split-Path (Split-Path (Get-BuiltModulePath))

    # SecretManagement decides once in a process where HOME is, so it gets a process of its own, and keeps it for all tests.
    $shell = [runspacefactory]::CreateOutOfProcessRunspace($null)
    $shell.Open()

    function Invoke-Shell {
        <# .SYNOPSIS Runs a script in the other process; gives its output, its errors, and all that it said. #>
        param([string] $Script, [hashtable] $Variable = @{})
        $ps = [powershell]::Create()
        $ps.Runspace = $shell
        $null = $ps.AddScript({
                param($script, $variables)
                $variables.GetEnumerator() | ForEach-Object { Set-Variable $_.Key $_.Value }
                $output = [Collections.Generic.List[object]]::new()
                $problems = [Collections.Generic.List[Management.Automation.ErrorRecord]]::new()
                $said = [Collections.Generic.List[string]]::new()
                & { try { . ([scriptblock]::Create($script)) } catch { $_ } } *>&1 | ForEach-Object {
                    if ($_ -is [Management.Automation.ErrorRecord]) { $problems.Add($_); $said.Add("$_ $($_.Exception.Message)") }
                    elseif ("$($_.GetType())" -match '^System\.Management\.Automation\.\w+Record$') { $said.Add("$_") }
                    else { $output.Add($_) }
                }
                [pscustomobject]@{
                    Output = $output.ToArray(); Said = $said -join "`n"; Ids = @($problems.FullyQualifiedErrorId)
                    Category = @($problems | ForEach-Object { "$($_.CategoryInfo.Category)" }); Target = @($problems | ForEach-Object { "$($_.TargetObject)" })
                }
            }).AddArgument($Script).AddArgument($Variable)
        try { $ps.Invoke()[0] }
        finally { $ps.Dispose() }
    }

    function Register-Emr {
        <# .SYNOPSIS Registers the vault anew as any other is, by its module's folder. #>
        param([hashtable] $Parameter = @{})
        $done = Invoke-Shell 'Register-SecretVault -Name emr -ModuleName $module -VaultParameters $parameters -AllowClobber' @{ module = $modulePath; parameters = $Parameter }
        $done.Said | Should -BeNullOrEmpty
    }

    function Get-Total { (Get-SeenRequest $emulator.Url).total }
    function Clear-Seen { Invoke-RestMethod "$($emulator.Url)/_emulator/requests" -Method Delete }

    $null = Invoke-Shell '$env:HOME = $drive; function global:Reveal($s) { [Net.NetworkCredential]::new("", $s).Password }' @{ drive = "$TestDrive" }
    # Its watcher of the registry's file can put what a registration replaced back in place of it, when registrations follow
    # one another as fast as here.
    $null = Invoke-Shell 'if ($module = Import-Module Microsoft.PowerShell.SecretManagement -PassThru -ErrorAction Ignore) {
        $cache = (Get-Command Get-SecretVault).ImplementingType.Assembly.GetType("Microsoft.PowerShell.SecretManagement.RegisteredVaultCache")
        $cache.GetField("_registryWatcher", "NonPublic, Static").GetValue($null).EnableRaisingEvents = $false }'
}

AfterAll {
    $shell.Dispose()
    Stop-Emulator $emulator
}

Describe 'Get-Secret' -Skip:(-not $canRegister) {
    BeforeAll { Register-Emr @{ Region = 'eu-central-1' } }
    BeforeEach { Clear-Seen }

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
    BeforeEach { Clear-Seen }

    It 'says what is wrong with <Name> and shows the grammar, before any request' -ForEach @(
        @{ Name = 'cluster/j-1?rolle=x'; Id = 'InvalidSecretName'; Why = "*not 'rolle'*" }
        @{ Name = "cluster/j-1?role=$role&role=$role"; Id = 'InvalidSecretName'; Why = '*role twice*' }
        @{ Name = 'cluster/%zz'; Id = 'InvalidSecretName'; Why = '*no escape*' }
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

    It 'leaves the names of other vaults to them' {
        $null = Invoke-Shell 'Register-SecretVault -Name zstore -ModuleName $other; Register-SecretVault -Name astore -ModuleName $other -DefaultVault' @{
            other = (New-Item -ItemType Directory "$TestDrive/Other/Other.Extension" -Force | ForEach-Object {
                    Set-Content "$TestDrive/Other/Other.psd1" "@{ ModuleVersion = '1.0'; NestedModules = @('Other.Extension'); FunctionsToExport = @() }"
                    Set-Content "$_/Other.Extension.psd1" "@{ ModuleVersion = '1.0'; RootModule = 'Other.Extension.psm1'; FunctionsToExport = '*' }"
                    Set-Content "$_/Other.Extension.psm1" '
                        function Get-Secret { param([string] $Name, [string] $VaultName, [hashtable] $AdditionalParameters) if ($VaultName -eq "zstore" -and $Name -eq "password") { "found" } }
                        function Get-SecretInfo { param([string] $Filter, [string] $VaultName, [hashtable] $AdditionalParameters) }
                        function Set-Secret { param([string] $Name, $Secret, [string] $VaultName, [hashtable] $AdditionalParameters) }
                        function Remove-Secret { param([string] $Name, [string] $VaultName, [hashtable] $AdditionalParameters) }
                        function Test-SecretVault { param([string] $VaultName, [hashtable] $AdditionalParameters) $true }'
                    "$TestDrive/Other"
                })
        }
        try {
            foreach ($default in 'astore', 'emr') {
                $got = Invoke-Shell "Set-SecretVaultDefault $default; Get-Secret password -AsPlainText -ErrorAction Stop"
                $got.Output | Should -Be 'found' -Because "it comes after emr, and $default is asked first"
            }
            (Invoke-Shell 'Get-SecretInfo password').Said | Should -BeNullOrEmpty
        }
        finally { $null = Invoke-Shell 'Unregister-SecretVault astore, zstore; Set-SecretVaultDefault emr' }
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

Describe 'Get-SecretInfo' -Skip:(-not $canRegister) {
    BeforeAll { Register-Emr @{ Region = 'eu-central-1' } }
    BeforeEach { Clear-Seen }

    It 'lists what there is, page by page, and gets no credential' {
        $got = Invoke-Shell 'Get-SecretInfo -Vault emr | ForEach-Object { "$($_.Name) $($_.Type) $($_.VaultName) $($_.Metadata.State)" }'
        $got.Said | Should -BeNullOrEmpty
        $got.Output.Count | Should -Be 14
        $got.Output | Should -Contain 'cluster/j-EMULATED00001 PSCredential emr WAITING'
        $got.Output | Should -Contain "endpoint/vcemulated000000000000001/epemulated000000010000001?role=$role SecureString emr ACTIVE"
        $got.Output -like 'session/*' | Should -HaveCount 4
        $got.Output -like 'serverless/*' | Should -HaveCount 2
        (Get-SeenRequest $emulator.Url).byOperation.PSObject.Properties.Name | Should -Not -BeLike '*Get*'
    }

    It 'gives names that can be got' {
        $got = Invoke-Shell '(Get-SecretInfo e*0001* -Vault emr)[0] | Get-Secret | ForEach-Object { $_.GetType().Name }'
        $got.Said | Should -BeNullOrEmpty
        $got.Output | Should -Be 'SecureString'
    }

    It 'takes <Filter> for <Count> names and <Lists> lists' -ForEach @(
        @{ Filter = 'cluster/*'; Count = 4; Lists = 'ListClusters' }
        @{ Filter = 'CLUSTER/j-EMULATED0000[12]'; Count = 2; Lists = 'ListClusters' }
        @{ Filter = 'cluster/j-EMULATED0000?'; Count = 4; Lists = 'ListClusters' }
        @{ Filter = 'endpoint/*/epemulated000000010000001'; Count = 1; Lists = 'ListManagedEndpoints', 'ListVirtualClusters' }
        @{ Filter = 'serverless/*'; Count = 2; Lists = 'ListApplications', 'ListSessions' }
        @{ Filter = 'my*'; Count = 0; Lists = @() }
        @{ Filter = 'cluster/j-anything'; Count = 1; Lists = @() }
        @{ Filter = "endpoint/a/b?role=$role"; Count = 1; Lists = @() }
    ) {
        $got = Invoke-Shell "Get-SecretInfo '$Filter' -Vault emr"
        $got.Said | Should -BeNullOrEmpty
        $got.Output.Count | Should -Be $Count
        (Get-SeenRequest $emulator.Url).byOperation.PSObject.Properties.Name -replace '^.*\.' | Sort-Object -Unique | Join-String -Separator ' ' | Should -Be "$Lists"
    }

    It 'lists the rest where one list fails' {
        Invoke-RestMethod "$($emulator.Url)/_emulator/faults" -Method Post -ContentType application/json -Body '{"fault":"accessdenied","on":"ListApplications"}'
        try {
            $got = Invoke-Shell 'Get-SecretInfo -Vault emr'
            $got.Output.Count | Should -Be 12
            $got.Ids | Should -BeLike 'AccessDeniedException,*'
        }
        finally { Invoke-RestMethod "$($emulator.Url)/_emulator/faults" -Method Delete }
    }
}

Describe 'Test-SecretVault' -Skip:(-not $canRegister) {
    BeforeEach { Clear-Seen }

    It 'is true where somebody can sign and a region is known, without a request' {
        Register-Emr
        $got = Invoke-Shell 'Test-SecretVault emr -Verbose'
        $got.Output | Should -Be $true
        $got.Said | Should -BeLike '*Region eu-central-1 (from *'
        Get-Total | Should -Be 0
    }

    It 'says what is wrong and how to mend it: <Id>' -ForEach @(
        @{ Id = 'NoCredentials'; Without = 'AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'; Mend = '*ProfileName*' }
        @{ Id = 'NoRegion'; Without = 'AWS_REGION'; Mend = '*Region in the parameters*AWS_REGION*' }
        @{ Id = 'ProfileNotFound'; With = @{ ProfileName = 'nobody' }; Mend = '*nobody*' }
        @{ Id = 'InvalidRegion'; With = @{ Region = 'a b' }; Mend = '*such as eu-central-1*' }
        @{ Id = 'InvalidVaultParameter'; With = @{ Regoin = 'eu-central-1'; MaxAttempts = 0 }; Mend = '*no parameter Regoin*MaxAttempts*Register-EMRSecretVault -AllowClobber*' }
        @{ Id = 'InvalidVaultParameter'; With = @{ SecretKey = 'sesame' }; Mend = '*SecretKey is for a secret*ProfileName*' }
    ) {
        Register-Emr ($With ?? @{})
        $got = Invoke-Shell '$kept = $without | ForEach-Object { Get-Item "Env:$_"; Remove-Item "Env:$_" }; try { Test-SecretVault emr } finally { $kept | ForEach-Object { Set-Item "Env:$($_.Key)" $_.Value } }' @{ without = @($Without | Where-Object { $_ }) }
        $got.Output | Should -Be $false
        $got.Ids | Should -BeLike "$Id,*"
        $got.Said | Should -BeLike $Mend
        $got.Said | Should -Not -BeLike '*sesame*'
        Get-Total | Should -Be 0
    }

    It 'is said by every use of a vault with wrong parameters' {
        Register-Emr @{ SecretKey = 'sesame' }
        foreach ($use in 'Get-Secret cluster/j-1', 'Get-SecretInfo', 'Get-Secret cluster/j-1 -Vault emr') {
            $got = Invoke-Shell $use
            $got.Ids[0] | Should -BeLike 'InvalidVaultParameter,*'
            $got.Said | Should -Not -BeLike '*sesame*'
        }
        Get-Total | Should -Be 0
    }
}

Describe 'What a vault that stores nothing cannot do' -Skip:(-not $canRegister) {
    It '<_>' -ForEach 'Set-Secret cluster/j-1 -Secret sesame -Vault emr', 'Set-Secret cluster/j-1 -Secret sesame -Metadata @{ a = 1 }', 'Remove-Secret cluster/j-1 -Vault emr', 'Set-SecretInfo cluster/j-1 -Metadata @{ a = 1 } -Vault emr' {
        Register-Emr
        Clear-Seen
        $got = Invoke-Shell $_
        $got.Ids | Should -BeLike 'NothingIsStored,*'
        $got.Category[0] | Should -Be 'NotImplemented'
        $got.Said | Should -BeLike "*the vault 'emr' stores nothing*"
        $got.Said | Should -Not -BeLike '*sesame*'
        Get-Total | Should -Be 0
    }
}

Describe 'Register-EMRSecretVault' -Skip:(-not $canRegister) {
    BeforeAll { $null = Invoke-Shell 'Get-SecretVault | Unregister-SecretVault; Import-Module $module' @{ module = (Get-BuiltModulePath) } }
    AfterAll { $null = Invoke-Shell 'Remove-Module EmrSessionCredentials' }

    It 'registers the module it belongs to, wherever that is' {
        $got = Invoke-Shell '$v = Register-EMRSecretVault mine @{ Region = "eu-central-1"; MinimumValidity = New-TimeSpan -Minutes 5 } -Description "EMR" -PassThru
            $v.Name; $v.ModuleName; $v.IsDefault; (Get-SecretVault mine).Description; (Get-Secret cluster/j-1 -Vault mine).GetType().Name; Test-SecretVault mine'
        $got.Said | Should -BeNullOrEmpty
        $got.Output | Should -Be 'mine', 'EmrSessionCredentials', $true, 'EMR', 'PSCredential', $true
    }

    It 'registers nothing with wrong parameters' {
        $got = Invoke-Shell 'Register-EMRSecretVault bad @{ SecretKey = "sesame"; Regoin = "x" }'
        (Invoke-Shell 'Get-SecretVault bad -ErrorAction Ignore').Output | Should -BeNullOrEmpty
        $got.Ids | Should -BeLike 'InvalidVaultParameter,*'
        $got.Said | Should -BeLike '*SecretKey is for a secret*no parameter Regoin*'
        $got.Said | Should -Not -BeLike '*sesame*'
    }

    It 'replaces a vault only when told to' {
        $got = Invoke-Shell 'try { Register-EMRSecretVault mine } catch { $_ }; (Get-SecretVault mine).VaultParameters.Region; Register-EMRSecretVault mine -AllowClobber; (Get-SecretVault mine).VaultParameters.Count'
        $got.Ids | Should -BeLike 'RegisterSecretVaultInvalidVaultName,*'
        $got.Output | Should -Be 'eu-central-1', 0
    }

    It 'registers nothing with -WhatIf' {
        (Invoke-Shell 'Register-EMRSecretVault other -WhatIf; Get-SecretVault other').Output | Should -BeNullOrEmpty
    }
}

Describe 'A store that keeps secrets' -Skip:(-not ($canRegister -and (Get-Module -ListAvailable Microsoft.PowerShell.SecretStore))) {
    BeforeAll {
        $null = Invoke-Shell 'Import-Module $module, Microsoft.PowerShell.SecretStore
            Reset-SecretStore -Scope CurrentUser -Authentication None -Interaction None -Force -WarningAction SilentlyContinue
            Get-SecretVault | Unregister-SecretVault; Register-SecretVault -Name store -ModuleName Microsoft.PowerShell.SecretStore -DefaultVault' @{ module = (Get-BuiltModulePath) }
    }

    It 'takes <Call> through the pipeline, with its metadata' -ForEach @(
        @{ Call = 'Get-EMRClusterSessionCredential j-1'; Kind = 'Cluster'; Target = 'j-1' }
        @{ Call = "Get-EMRCManagedEndpointSessionCredential ep1 -VirtualClusterIdentifier vc1 -ExecutionRoleArn $role"; Kind = 'ManagedEndpoint'; Target = 'ep1' }
        @{ Call = 'Get-EMRSessionEndpoint is-1 -ClusterId j-1'; Kind = 'ClusterSession'; Target = 'is-1' }
        @{ Call = 'Get-EMRServerlessSessionEndpoint 00def -ApplicationId 00abc'; Kind = 'ServerlessSession'; Target = '00def' }
    ) {
        $got = Invoke-Shell "`$c = $Call -MinimumValidity 0:01
            $Call -MinimumValidity 0:01 -AsCredential | Set-Secret -Name pair -Metadata `$c.Metadata
            $Call -MinimumValidity 0:01 -AsSecureString | Set-Secret -Name bare
            `$secret = Reveal ($Call -MinimumValidity 0:01 -AsSecureString)
            (Reveal (Get-Secret pair).Password) -eq (Reveal ($Call -MinimumValidity 0:01 -AsCredential).Password) -and (Reveal (Get-Secret bare)) -eq `$secret
            `$m = (Get-SecretInfo pair).Metadata
            `$m.Count -eq `$c.Metadata.Count; `$m.Kind; `$m.Target; `$m.Region; `$m.RequestId -eq `$c.RequestId
            ([datetime] `$m.ExpiresAt).ToUniversalTime() -eq `$c.ExpiresAt.UtcDateTime; `"`$(`$m.Values)`" -like `"*`$secret*`""
        $got.Said | Should -BeNullOrEmpty
        $got.Output | Should -Be $true, $true, $Kind, $Target, 'eu-central-1', $true, $true, $false
    }
}
