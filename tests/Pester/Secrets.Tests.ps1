BeforeDiscovery {
    # Each cmdlet, and an answer to it with every kind of secret that it gets.
    $cluster = '"Credentials":{"UsernamePassword":{"Username":"u","Password":"S3CR3T-password"}}'
    $kinds = @(
        @{
            Cmdlet = 'Get-EMRCManagedEndpointSessionCredential'
            Target = @{
                EndpointIdentifier = 'ep1'
                VirtualClusterIdentifier = 'vc1'
                ExecutionRoleArn = 'arn:aws:iam::123456789012:role/EMR_Exec'
            }
            Answer = '{"credentials":{"token":"S3CR3T-token"},"endpointCredentials":{"token":"S3CR3T-endpoint-token"}}'
        }
        @{
            Cmdlet = 'Get-EMRClusterSessionCredential'
            Target = @{ ClusterId = 'j-1' }
            Answer = "{$cluster}"
        }
        @{
            Cmdlet = 'Get-EMRSessionEndpoint'
            Target = @{ SessionId = 's-1'; ClusterId = 'j-1' }
            Answer = "{`"Endpoint`":`"sc.example.com`",`"AuthToken`":`"S3CR3T-session-token`",$cluster}"
        }
        @{
            Cmdlet = 'Get-EMRServerlessSessionEndpoint'
            Target = @{ SessionId = '00s1'; ApplicationId = '00a1' }
            Answer = '{"endpoint":"sc.example.com","authToken":"S3CR3T-session-token"}'
        }
    )
}

BeforeAll {
    Import-Module "$PSScriptRoot/TestSetup.psm1" -Force
    Import-Module (Get-BuiltModulePath) -Force
    $emulator = Start-Emulator
    Set-TestIdentity -Url $emulator.Url
    $target = @{ VirtualClusterIdentifier = 'vc1'; ExecutionRoleArn = 'arn:aws:iam::123456789012:role/EMR_Exec' }

    function Get-EverythingSaid {
        <# .SYNOPSIS All that a script writes to any stream, as a person or a log would see it. #>
        param([scriptblock] $Script)
        $VerbosePreference = $DebugPreference = $WarningPreference = $InformationPreference = 'Continue'
        & $Script *>&1 | Out-String -Width 500
    }

    function Get-IssuedSecret {
        <# .SYNOPSIS The secrets of a credential, whatever its kind. #>
        param($Credential)
        $Credential.PSObject.Properties.Value.Where({ $_ -is [securestring] }).ForEach({ ConvertFrom-TestSecret $_ })
    }

    function Get-ErrorText {
        <# .SYNOPSIS All that an error record shows. #>
        param($Record)
        @(
            $Record | Out-String -Width 500
            $Record | Format-List * -Force | Out-String -Width 500
            $Record.Exception | Format-List * -Force | Out-String -Width 500
            $Record.Exception.ToString()
            $Record | ConvertTo-Json -Depth 3 -WarningAction SilentlyContinue
        ) -join "`n"
    }

    function Start-Answering {
        <# .SYNOPSIS Starts a server that sends one answer as it is; gives its Url and what Stop-Answering needs. #>
        param([string] $Answer)
        $listener = [Net.Sockets.TcpListener]::new([Net.IPAddress]::Loopback, 0)
        $listener.Start()
        $shell = [powershell]::Create().AddScript({
                param($Listener, $Answer)
                $client = $Listener.AcceptTcpClient()
                $reader = [IO.StreamReader]::new($client.GetStream())
                # All of the request must have been read, or hanging up takes back what was sent.
                $length = 0
                while ($line = $reader.ReadLine()) {
                    if ($line -match '^Content-Length: ([0-9]+)') { $length = [int] $Matches[1] }
                }
                $null = $reader.ReadBlock([char[]]::new($length), 0, $length)
                $client.GetStream().Write([Text.Encoding]::ASCII.GetBytes($Answer))
                $client.Dispose()
            }).AddArgument($listener).AddArgument($Answer)
        $null = $shell.BeginInvoke()
        [pscustomobject]@{ Url = "http://$($listener.LocalEndpoint)"; Listener = $listener; Shell = $shell }
    }

    function Stop-Answering {
        param($Server)
        $Server.Listener.Stop()
        $Server.Shell.Dispose()
    }
}

AfterAll {
    Stop-Emulator $emulator
}

Describe 'Secrets stay secret' {
    BeforeAll {
        $endpoint = Get-EMRCManagedEndpointSessionCredential ep1 @target
        $cluster = Get-EMRClusterSessionCredential j-1
        $secrets = ($endpoint.Token, $endpoint.EndpointToken, $cluster.Password).ForEach({ ConvertFrom-TestSecret $_ })
        $credentials = @($endpoint, $cluster)
    }

    It 'in <Name>' -ForEach @(
        @{ Name = 'the default view'; Show = { $credentials | Out-String -Width 200 } }
        @{ Name = 'Format-List *'; Show = { $credentials | Format-List * | Out-String -Width 200 } }
        @{ Name = 'Format-List -Force'; Show = { $credentials | Format-List * -Force | Out-String -Width 200 } }
        @{ Name = 'ConvertTo-Json'; Show = { $credentials | ConvertTo-Json -Depth 6 } }
        @{ Name = 'ConvertTo-Csv'; Show = { $credentials | ForEach-Object { $_ | ConvertTo-Csv } } }
        @{ Name = 'ToString()'; Show = { $credentials.ForEach({ $_.ToString() }) } }
        @{ Name = 'string interpolation'; Show = { "$endpoint $cluster $($endpoint.Token) $($cluster.Credential)" } }
        @{ Name = 'a mixed pipeline'; Show = { & { Get-Process -Id $PID; $credentials } | Out-String -Width 200 } }
    ) {
        $shown = (& $Show) -join "`n"
        $shown | Should -Not -BeNullOrEmpty
        foreach ($secret in $secrets) { $shown | Should -Not -BeLike "*$secret*" }
    }

    It 'in any stream of <Cmdlet>, verbose and debug included' -ForEach $kinds {
        $said = Get-EverythingSaid {
            $script:got = & $Cmdlet @Target -Verbose -Debug
            $script:got
        }
        $said | Should -BeLike '*region eu-central-1*' -Because 'the streams must have been caught'
        $issued = Get-IssuedSecret $script:got
        $issued.Count | Should -Be ([regex]::Matches($Answer, 'S3CR3T').Count)
        foreach ($secret in @($issued) + $env:AWS_SECRET_ACCESS_KEY) { $said | Should -Not -BeLike "*$secret*" }
    }

    It 'in the views and the text of a plain response of <Cmdlet>' -ForEach $kinds {
        $plain = & $Cmdlet @Target -AsPlainText
        $readable = $plain.AuthToken, $plain.Credentials.Token, $plain.EndpointCredentials.Token, $plain.Credentials.UsernamePassword.Password | Where-Object { $_ }
        $readable | Should -Not -BeNullOrEmpty
        $shown = ($plain | Out-String -Width 500), ($plain | Format-Table | Out-String -Width 500), (& { Get-Process -Id $PID; $plain } | Out-String -Width 500),
        "$plain", "$($plain.Credentials)", "$($plain.EndpointCredentials)" -join "`n"
        foreach ($secret in $readable) { $shown.Contains($secret) | Should -BeFalse }
    }

    It 'in the view of a plain response, whole or in part, whose secrets are there to be read' {
        $plain = Get-EMRCManagedEndpointSessionCredential ep1 @target -AsPlainText
        $pair = Get-EMRClusterSessionCredential j-1 -AsPlainText
        $shown = & { Get-Process -Id $PID; $plain; $pair } | Out-String -Width 200
        $shown += $plain, $plain.Credentials, $pair, $pair.Credentials.UsernamePassword | ForEach-Object { $_ | Out-String -Width 200 }
        $shown += "$($plain.Credentials) $($pair.Credentials.UsernamePassword)"
        $shown | Should -Not -BeLike "*$($plain.Credentials.Token)*"
        $shown | Should -Not -BeLike "*$($pair.Credentials.UsernamePassword.Password)*"
    }

    It 'not the key that signs in an error: <_>' -ForEach 'accessdenied', 'invalidsignature', 'malformed', 'huge' {
        $key = @{ AccessKey = 'AKIDEXAMPLE'; SecretKey = 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY'; MaxAttempts = 1 }
        $problem = $null
        Get-EMRCManagedEndpointSessionCredential "ep-fault-$_" @target @key -ErrorAction SilentlyContinue -ErrorVariable problem

        $record = @($problem)[0]
        Get-ErrorText $record | Should -Not -BeLike '*wJalrXUtnFEMI*'
        $record.TargetObject | Should -BeOfType string
    }

    Context 'in an error of <Cmdlet>' -ForEach $kinds {
        It 'whose answer <What>' -ForEach @(
            @{ What = 'is cut off'; Change = { $_.TrimEnd('}') } }
            @{ What = 'is not JSON'; Change = { $_ + 'oops' } }
            @{ What = 'has other members'; Change = { $_ -replace '"(\w*Token|UsernamePassword)"', '"Unknown"' } }
            @{ What = 'is too long'; Change = { $_.PadRight(2MB) } }
            @{ What = 'comes with status 403'; Status = '403 Forbidden'; Change = { $_ } }
            @{ What = 'has no status'; NoHead = $true; Change = { $_ } }
        ) {
            $body = $Answer | ForEach-Object $Change
            $head = @("HTTP/1.1 $($Status ?? '200 OK')"; "Content-Length: $($body.Length)")
            $server = Start-Answering ($NoHead ? "$body`r`n`r`n" : ($head + '' + $body -join "`r`n"))
            $once = @{ EndpointUrl = $server.Url; MaxAttempts = 1 }
            $problem = $null
            try {
                & $Cmdlet @Target @once -ErrorAction SilentlyContinue -ErrorVariable problem | Should -BeNullOrEmpty
            }
            finally { Stop-Answering $server }

            $record = @($problem)[0]
            $record.FullyQualifiedErrorId | Should -BeLike "$($Status ? 'HttpStatus403' : 'InvalidServiceResponse'),*"
            Get-ErrorText $record | Should -Not -BeLike '*S3CR3T*'
        }
    }

    It 'in what a -SecretKey given as a string leaves bound' {
        Get-EMRClusterSessionCredential j-1 -AccessKey AKIDEXAMPLE -SecretKey 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY' -Select '^SecretKey' |
            Should -BeOfType securestring
    }

    It 'not to a port of this machine, where the client-side monitoring of the AWS SDKs is switched on' {
        $port = [Net.Sockets.UdpClient]::new([Net.IPEndPoint]::new([Net.IPAddress]::Loopback, 0))
        try {
            $env:AWS_CSM_ENABLED = 'true'
            $env:AWS_CSM_PORT = $port.Client.LocalEndPoint.Port
            # AWSSDK.Core reads these once in a process.
            Invoke-FreshPowerShell "
                Import-Module '$(Get-BuiltModulePath)'
                (Resolve-EMRIdentity -Verify).Arn" | Should -Not -BeNullOrEmpty
            $port.Available | Should -Be 0
        }
        finally {
            Remove-Item Env:AWS_CSM_ENABLED, Env:AWS_CSM_PORT
            $port.Dispose()
        }
    }

    It 'not beside themselves: a plain response has the members of the response and no others' {
        $pair = (Get-EMRClusterSessionCredential j-1 -AsPlainText).Credentials.UsernamePassword
        ($pair | ConvertTo-Json | ConvertFrom-Json).PSObject.Properties.Name | Should -Be 'Username', 'Password'
        $token = (Get-EMRCManagedEndpointSessionCredential ep1 @target -AsPlainText).Credentials
        ($token | ConvertTo-Json | ConvertFrom-Json).PSObject.Properties.Name | Should -Be 'Token'
    }
}
