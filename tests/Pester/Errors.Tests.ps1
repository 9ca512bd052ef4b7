BeforeDiscovery {
    $refusals = @(
        @{ Fault = 'accessdenied'; Code = 'AccessDeniedException'; Category = 'PermissionDenied'; Advice = 'The AWS identity needs the IAM action' }
        @{ Fault = 'expiredtoken'; Code = 'ExpiredTokenException'; Category = 'AuthenticationError'; Advice = 'Renew the AWS credentials' }
        @{ Fault = 'unrecognizedclient'; Code = 'UnrecognizedClientException'; Category = 'AuthenticationError'; Advice = 'Check which AWS credentials' }
        @{ Fault = 'invalidsignature'; Code = 'InvalidSignatureException'; Category = 'AuthenticationError'; Advice = 'Check which AWS credentials' }
        @{ Fault = 'notfound'; Code = 'ResourceNotFoundException'; Category = 'ObjectNotFound'; Advice = 'Check the identifiers' }
        @{ Fault = 'invalid'; Code = 'ValidationException'; Category = 'InvalidArgument'; Advice = 'Correct the parameter' }
        @{ Fault = 'throttle'; Code = 'RequestThrottledException'; Category = 'LimitsExceeded'; Advice = 'Make fewer calls' }
        @{ Fault = 'throttling'; Code = 'ThrottlingException'; Category = 'LimitsExceeded'; Advice = 'Make fewer calls' }
        @{ Fault = 'internal'; Code = 'InternalServerException'; Category = 'ResourceUnavailable'; Advice = 'Try again' }
        @{ Fault = 'badgateway'; Code = 'HttpStatus502'; Category = 'ResourceUnavailable'; Advice = 'Try again' }
    )
    $answers = 'nocredentials', 'nullcredentials', 'emptyunion', 'unknownmember', 'malformed', 'notobject', 'empty', 'html',
        'truncated', 'huge'
}

BeforeAll {
    Import-Module "$PSScriptRoot/TestSetup.psm1" -Force
    Import-Module (Get-BuiltModulePath) -Force
    $emulator = Start-Emulator
    Set-TestIdentity -Url $emulator.Url
    $target = @{ VirtualClusterIdentifier = 'vc1'; ExecutionRoleArn = 'arn:aws:iam::123456789012:role/EMR_Exec' }

    function Get-Problem {
        param([string] $Fault, [int] $MaxAttempts = 1)
        Get-EMRCManagedEndpointSessionCredential "ep-fault-$Fault" @target -MaxAttempts $MaxAttempts -ErrorAction SilentlyContinue -ErrorVariable problems |
            Should -BeNullOrEmpty
        $problems.Count | Should -Be 1
        $problems[0]
    }
}

AfterAll {
    Stop-Emulator $emulator
}

Describe 'Errors' {
    It '<Code> is the error id, with a category, advice, the request id and the identifier as target' -ForEach $refusals {
        $problem = Get-Problem $Fault
        $problem.FullyQualifiedErrorId | Should -BeLike "$Code,*"
        $problem.CategoryInfo.Category | Should -Be $Category
        $cure, $what = "$problem" -split [Environment]::NewLine
        $cure | Should -BeLike "$Advice*"
        $what | Should -BeLike "ep-fault-${Fault}: *"
        $problem.TargetObject | Should -Be "ep-fault-$Fault"
        $problem.Exception.ErrorCode | Should -Be $Code
        $problem.Exception.RequestId | Should -Not -BeNullOrEmpty
    }

    It 'an answer that is <_> is InvalidServiceResponse, with the request id' -ForEach $answers {
        $problem = Get-Problem $_
        $problem.FullyQualifiedErrorId | Should -BeLike 'InvalidServiceResponse,*'
        $problem.CategoryInfo.Category | Should -Be 'ProtocolError'
        $problem.Exception.RequestId | Should -Not -BeNullOrEmpty
    }

    It 'an unknown kind of credential is named' {
        (Get-Problem unknownmember).Exception.Message | Should -BeLike '*Certificate*'
    }

    It 'an answer without an expiry is still a credential' {
        $credential = Get-EMRCManagedEndpointSessionCredential ep-fault-noexpiry @target
        $credential.ExpiresAt | Should -BeNullOrEmpty
        $credential.IsExpired | Should -BeFalse
    }

    It 'no connection is an error of its own' {
        $problem = $null
        Get-EMRClusterSessionCredential j-1 -EndpointUrl http://127.0.0.1:9 -MaxAttempts 1 -ErrorAction SilentlyContinue -ErrorVariable problem
        $problem[0].FullyQualifiedErrorId | Should -BeLike 'ConnectionFailed,*'
        $problem[0].CategoryInfo.Category | Should -Be 'ConnectionError'
    }

    It 'names the setting of the URL that nothing answers at' {
        Get-EMRClusterSessionCredential j-1 -EndpointUrl http://127.0.0.1:9 -MaxAttempts 1 -ErrorAction SilentlyContinue -ErrorVariable problem
        "$problem" | Should -BeLike 'Check this URL*-EndpointUrl *j-1: no connection to http://127.0.0.1:9/ (from -EndpointUrl).*'
        $env:AWS_ENDPOINT_URL = 'http://127.0.0.1:9'
        try { Get-EMRClusterSessionCredential j-1 -MaxAttempts 1 -ErrorAction SilentlyContinue -ErrorVariable problem }
        finally { $env:AWS_ENDPOINT_URL = $emulator.Url }
        "$problem" | Should -BeLike 'Check this URL*(from the environment variable AWS_ENDPOINT_URL).*'
        "$problem" | Should -Not -BeLike '*-EndpointUrl*'
    }

    It 'names parameters as they are typed, and has the setting as its target: <Line>' -ForEach @(
        @{ Line = 'Get-EMRClusterSessionCredential j-1 -EndpointUrl foo'; Target = 'EndpointUrl'; Text = "Correct or remove this setting.*'foo' (-EndpointUrl) is not *" }
        @{ Line = 'Get-EMRClusterSessionCredential j-1 -EndpointUrl http://127.0.0.1:1/a%20b'; Target = 'EndpointUrl'; Text = "*(-EndpointUrl) is not *" }
        @{ Line = 'Get-EMRClusterSessionCredential j-1 -EndpointUrl http://example.com'; Target = 'EndpointUrl'; Text = 'Use https*-AllowUnencryptedEndpoint *(from -EndpointUrl)*' }
        @{ Line = 'Get-EMRClusterSessionCredential j-1 -Region "eu central"'; Target = 'Region'; Text = "Give a region *'eu central' (-Region) is not a valid region." }
        @{ Line = 'Get-EMRClusterSessionCredential j-1 -AccessKey AKIDEXAMPLE'; Target = 'SecretKey'; Text = 'Set both*An access key (-AccessKey) is set without a secret key (-SecretKey).' }
        @{ Line = 'Get-EMRClusterSessionCredential j-1 -SecretKey x'; Target = 'AccessKey'; Text = 'Set both*A secret key (-SecretKey) is set without an access key (-AccessKey).' }
        @{ Line = 'Get-EMRClusterSessionCredential j-1 -Credential 5'; Target = 'Credential'; Text = 'Give an object with *type System.Int32 (-Credential).' }
        @{ Line = 'Get-EMRClusterSessionCredential j-1 -AccessKey AKIDEXAMPLE -SecretKey "a`u{200b}b"'; Target = 'access key given'; Text = 'Check how *The secret key (access key given) has the character U+200B*' }
        @{ Line = 'Get-EMRClusterSessionCredential j-1 -ProfileName nobody'; Target = 'nobody'; Text = "*The profile 'nobody' (-ProfileName) does not exist.*" }
        @{ Line = 'Get-EMRClusterSessionCredential j-1 -Proxy foo'; Target = 'Proxy'; Text = 'Correct -Proxy.*-Proxy is not a URL *' }
        @{ Line = 'Get-EMRClusterSessionCredential j-1 -ClientConfig 5'; Target = 'ClientConfig'; Text = 'Correct -ClientConfig.*-ClientConfig is not a hashtable *' }
        @{ Line = 'Get-EMRClusterSessionCredential j-1 -ClientConfig @{ Timeout = 5 }'; Target = 'ClientConfig'; Text = 'Correct -ClientConfig.*a value for Timeout *' }
        @{ Line = '$StoredAWSRegion = [pscustomobject]@{ Name = 1 }; Get-EMRClusterSessionCredential j-1'; Target = '$StoredAWSRegion'; Text = 'Set it with *$StoredAWSRegion is an object of the type PSCustomObject, which has no SystemName.' }
        @{ Line = 'Find-EMRSessionTarget -Name "["'; Target = 'Name'; Text = "Correct -Name.*-Name is '[[]', a pattern *" }
        @{ Line = 'Find-EMRSessionTarget -Owner "a[b"'; Target = 'Owner'; Text = 'Correct -Owner.*a pattern in which a bracket is not closed*' }
        @{ Line = 'Find-EMRSessionTarget -State "["'; Target = 'State'; Text = 'Correct -State.*a pattern in which a bracket is not closed*' }
    ) {
        try { & ([scriptblock]::Create($Line)); $problem = $null } catch { $problem = $_ }
        $problem.TargetObject | Should -Be $Target
        "$problem" | Should -BeLike $Text
    }

    It 'of a profile begins with what to do, and has the profile or variable as its target: <Id> <Text>' -ForEach @(
        @{ Id = 'MfaRequired'; Target = "profile 'p' in *"; Text = 'Assume the role yourself, and pass *with -Credential;*'; Config = 'role_arn = arn:aws:iam::123456789012:role/Admin', 'source_profile = p', 'mfa_serial = arn:aws:iam::123456789012:mfa/me' }
        @{ Id = 'CredentialSourceFailed'; Target = "profile 'p' in *"; Text = 'Use the profile where that source exists*AWS_CONTAINER_CREDENTIALS_RELATIVE_URI*'; Config = 'role_arn = arn:aws:iam::123456789012:role/Admin', 'credential_source = EcsContainer' }
        @{ Id = 'InvalidProfile'; Target = "profile 'p' in *"; Text = 'Set it to Environment, *'; Config = 'role_arn = arn:aws:iam::123456789012:role/Admin', 'credential_source = Foo' }
        @{ Id = 'InvalidProfile'; Target = "profile 'p' in *"; Text = 'Add the section [[]sso-session gone] *does not exist.'; Config = 'sso_session = gone', 'sso_account_id = 123456789012', 'sso_role_name = R' }
        @{ Id = 'InvalidProfile'; Target = "profile 'p' in *"; Text = 'Add role_arn.*'; Config = 'web_identity_token_file = /nosuch' }
        @{ Id = 'InvalidSetting'; Target = "*profile 'p' in *"; Text = 'Check the path*/nosuch does not exist.'; Config = 'role_arn = arn:aws:iam::123456789012:role/Admin', 'web_identity_token_file = /nosuch' }
        @{ Id = 'InvalidSetting'; Target = "max_attempts of the profile 'p' in *"; Text = "Correct or remove this setting.*'200' *is not a whole number from 1 to 100."; Config = 'max_attempts = 200' }
        @{ Id = 'SsoLoginExpired'; Target = "profile 'p' in *"; Text = 'Log in again: aws sso login --profile p*'; Config = 'sso_start_url = https://x.example/start', 'sso_region = eu-central-1', 'sso_account_id = 123456789012', 'sso_role_name = R' }
        @{ Id = 'CredentialProcessFailed'; Target = "profile 'p' in *"; Text = 'Check the program*'; Config = 'credential_process = nosuch-program' }
        @{ Id = 'InvalidSetting'; Target = 'AWS_CONTAINER_CREDENTIALS_FULL_URI'; Text = 'Correct or remove it.*'; Variables = @{ AWS_CONTAINER_CREDENTIALS_FULL_URI = 'http://example.com/x' } }
        @{ Id = 'InvalidSetting'; Target = '*AWS_WEB_IDENTITY_TOKEN_FILE*'; Text = 'Check the path*'; Variables = @{ AWS_WEB_IDENTITY_TOKEN_FILE = '/nosuch'; AWS_ROLE_ARN = 'arn:aws:iam::123456789012:role/R' } }
    ) {
        $set = @{ AWS_ACCESS_KEY_ID = $null; AWS_SECRET_ACCESS_KEY = $null; AWS_CONFIG_FILE = "$TestDrive/config"; AWS_SHARED_CREDENTIALS_FILE = "$TestDrive/none" } + ($Variables ?? @{ AWS_PROFILE = 'p' })
        Set-Content "$TestDrive/config" (@('[profile p]') + $Config)
        if ($Id -eq 'MfaRequired') { Add-Content "$TestDrive/config" 'aws_access_key_id = AKIDEXAMPLE', 'aws_secret_access_key = x' }
        $before = @{}
        foreach ($name in $set.Keys) { $before[$name] = [Environment]::GetEnvironmentVariable($name); [Environment]::SetEnvironmentVariable($name, $set[$name]) }
        try { Get-EMRClusterSessionCredential j-1; $problem = $null }
        catch { $problem = $_ }
        finally { foreach ($name in $before.Keys) { [Environment]::SetEnvironmentVariable($name, $before[$name]) } }

        $problem.FullyQualifiedErrorId | Should -BeLike "$Id,*"
        $problem.TargetObject | Should -BeLike $Target
        "$problem" | Should -BeLike $Text
    }

    It 'blames the proxy that refuses, and names its parameter' {
        Get-EMRClusterSessionCredential j-1 -EndpointUrl http://192.0.2.1 -AllowUnencryptedEndpoint -Proxy http://127.0.0.1:1 -MaxAttempts 1 -ErrorAction SilentlyContinue -ErrorVariable problem
        $problem.FullyQualifiedErrorId | Should -BeLike 'ConnectionFailed,*'
        "$problem" | Should -BeLike "Check the proxy's address*-Proxy *j-1: no connection to *through the proxy http://127.0.0.1:1.*"
    }

    It 'says how to give the login that a proxy requires: <Name>' -ForEach @(
        @{ Name = 'of the environment'; Variable = 'HTTPS_PROXY'; Endpoint = 'https://service.example'; Advice = 'Put them into the URL in HTTPS_PROXY' }
        @{ Name = 'of the environment, over http'; Variable = 'HTTP_PROXY'; Endpoint = 'http://service.example'; Advice = 'Put them into the URL in HTTPS_PROXY' }
        @{ Name = 'that was given'; Given = $true; Endpoint = 'https://service.example'; Advice = 'Use -NetworkCredential.' }
    ) {
        $proxy = [Net.Sockets.TcpListener]::new([Net.IPAddress]::Loopback, 0)
        $proxy.Start()
        $url = "http://$($proxy.LocalEndpoint)"
        try {
            $refusing = Start-ThreadJob {
                $client = ($using:proxy).AcceptTcpClient()
                $stream = $client.GetStream()
                $null = $stream.Read([byte[]]::new(65536))
                $stream.Write([Text.Encoding]::ASCII.GetBytes("HTTP/1.1 407 No`r`nContent-Length: 0`r`nConnection: close`r`n`r`n"))
                $client.Close()
            }
            $option = @{}
            if ($Given) { $option.Proxy = $url } else { Set-Item "Env:$Variable" ($url -replace '//', '//user:hidden@') }
            Get-EMRClusterSessionCredential j-1 -EndpointUrl $Endpoint -AllowUnencryptedEndpoint -MaxAttempts 1 @option -ErrorAction SilentlyContinue -ErrorVariable problem
            $null = $refusing | Receive-Job -Wait -AutoRemoveJob
        }
        finally {
            $proxy.Stop()
            if ($Variable) { Remove-Item "Env:$Variable" }
        }

        $problem.FullyQualifiedErrorId | Should -BeLike 'HttpStatus407,*'
        "$problem" | Should -BeLike "*$Advice*proxy*did not accept the connection to $Endpoint*"
        "$problem" | Should -Not -BeLike '*hidden*'
    }

    It 'says that a port does not speak TLS, and names the parameter of the URL' {
        Get-EMRClusterSessionCredential j-1 -EndpointUrl ($emulator.Url -replace '^http:', 'https:') -MaxAttempts 1 -ErrorAction SilentlyContinue -ErrorVariable problem
        "$problem" | Should -BeLike "Check the endpoint's URL and its port*begin the URL with http://*-EndpointUrl *j-1: the server at https://* does not speak TLS."
        "$problem" | Should -Not -BeLike '*frame*'
    }

    It 'says of an answer that is not AWS''s that it is not' {
        $server = [Net.Sockets.TcpListener]::new([Net.IPAddress]::Loopback, 0)
        $server.Start()
        try {
            $answer = "HTTP/1.1 401 Unauthorized`r`nContent-Type: text/html`r`nContent-Length: 13`r`nConnection: close`r`n`r`n<html></html>"
            $answering = Start-ThreadJob {
                $client = ($using:server).AcceptTcpClient()
                $stream = $client.GetStream()
                $null = $stream.Read([byte[]]::new(65536))
                $stream.Write([Text.Encoding]::ASCII.GetBytes($using:answer))
                $client.Close()
            }
            Get-EMRClusterSessionCredential j-1 -EndpointUrl "http://$($server.LocalEndpoint)" -MaxAttempts 1 -ErrorAction SilentlyContinue -ErrorVariable problem
            $null = $answering | Receive-Job -Wait -AutoRemoveJob
        }
        finally { $server.Stop() }

        $problem.FullyQualifiedErrorId | Should -BeLike 'HttpStatus401,*'
        $problem.CategoryInfo.Category | Should -Be 'ProtocolError'
        "$problem" | Should -BeLike "Check the endpoint's URL*-EndpointUrl *j-1: the server at http://127.0.0.1:* answered with HTTP status 401, but not as an AWS service does."
    }

    It 'names no parameter that the cmdlet does not have' {
        $credential = Get-EMRClusterSessionCredential j-1
        $file = "$TestDrive/credential.xml"
        $credential | Export-Clixml $file
        $env:AWS_ENDPOINT_URL = 'https://' + ([uri] $emulator.Url).Authority
        try { Import-Clixml $file | Update-EMRSessionCredential -ErrorAction SilentlyContinue -ErrorVariable problem }
        finally { $env:AWS_ENDPOINT_URL = $emulator.Url }
        "$problem" | Should -BeLike '*does not speak TLS*'
        "$problem" | Should -Not -BeLike '*-EndpointUrl*'
    }

    It 'says that the login has expired, once, or for each credential that is renewed or becomes a connection: <Name>' -ForEach @(
        @{ Name = 'Get'; Count = 1; Run = { 'j-1', 'j-2' | Get-EMRClusterSessionCredential -ErrorAction Continue 2>&1 } }
        @{ Name = 'Update'; Count = 2; Run = { $deserialized | Update-EMRSessionCredential -ErrorAction Continue 2>&1 } }
        @{ Name = 'ConvertTo'; Count = 2; Run = { $deserialized | ConvertTo-EMRConnection Livy -ErrorAction Continue 2>&1 } }
    ) {
        $deserialized = 'j-1', 'j-2' | Get-EMRClusterSessionCredential |
            ForEach-Object { [Management.Automation.PSSerializer]::Deserialize([Management.Automation.PSSerializer]::Serialize($_)) }
        $keys = $env:AWS_ACCESS_KEY_ID
        Set-Content "$TestDrive/config" "[profile sso]`nsso_start_url = https://x.example/start`nsso_region = eu-central-1`nsso_account_id = 123456789012`nsso_role_name = R"
        $config = $env:AWS_CONFIG_FILE
        try {
            $env:AWS_ACCESS_KEY_ID = $null
            $env:AWS_CONFIG_FILE = "$TestDrive/config"
            $env:AWS_PROFILE = 'sso'
            $problems = @(try { & $Run } catch { $_ })
            $problems.Count | Should -Be $Count
            foreach ($problem in $problems) {
                $problem.FullyQualifiedErrorId | Should -BeLike 'SsoLoginExpired,*'
                "$problem" | Should -BeLike '*aws sso login --profile sso*'
            }
        }
        finally {
            $env:AWS_PROFILE = $null
            $env:AWS_CONFIG_FILE = $config
            $env:AWS_ACCESS_KEY_ID = $keys
        }
    }

    It 'what is throttled once is tried again, and succeeds' {
        $credential = Get-EMRCManagedEndpointSessionCredential ep-fault-throttle-1-again @target -Verbose 4>&1
        @($credential | Where-Object { $_ -is [Management.Automation.VerboseRecord] }) | Should -BeLike '*attempts 2*'
    }

    It 'a refusal is not tried again' {
        $null = Get-Problem -Fault accessdenied -MaxAttempts 3
        (Get-SeenRequest $emulator.Url).byIdentifier.'ep-fault-accessdenied' | Should -BeLessOrEqual 2
    }

    It 'belongs to one item: the others succeed, in order' {
        $credentials = 'a', 'b-fault-accessdenied', 'c' |
            Get-EMRCManagedEndpointSessionCredential @target -ErrorAction SilentlyContinue -ErrorVariable problems
        $credentials.EndpointIdentifier | Should -Be 'a', 'c'
        $problems.Count | Should -Be 1
    }

    It '-ErrorAction Stop makes it one that try and catch take' {
        $caught = $null
        try { Get-EMRClusterSessionCredential j-fault-accessdenied -ErrorAction Stop }
        catch { $caught = $_ }
        $caught.FullyQualifiedErrorId | Should -BeLike 'AccessDeniedException,*'
        $caught.Exception.GetType().FullName | Should -Be 'EmrSessionCredentials.SessionCredentialException'
    }

    It '-ErrorAction Ignore leaves nothing behind' {
        $Error.Clear()
        Get-EMRClusterSessionCredential j-fault-accessdenied -ErrorAction Ignore
        $Error.Count | Should -Be 0
    }

    It 'a SecureString that was disposed of is an error of its item: <What>' -ForEach @(
        @{ What = 'a connection of it'; Run = { $a, $b, $c | ConvertTo-EMRConnection Livy -Endpoint "$($emulator.Url)/livy" @quiet } }
        @{ What = 'a table of it'; Run = { $a, $b, $c | Where-Object { $_ | ConvertTo-EMRConnection Rest -Endpoint $emulator.Url -AsHashtable @quiet } } }
    ) {
        $a, $b, $c = 'j-1', 'j-2', 'j-3' | Get-EMRClusterSessionCredential
        $b.Password.Dispose()
        $quiet = @{ ErrorAction = 'SilentlyContinue' }
        (& $Run).Target | Should -Be 'j-1', 'j-3'
        $Error[0].FullyQualifiedErrorId | Should -BeLike 'DisposedSecret,*'
        $Error[0].TargetObject | Should -Be 'j-2'
    }

    It 'a credential of the cache that was disposed of is requested again' {
        (Get-EMRClusterSessionCredential j-1 -MinimumValidity 0:05).Password.Dispose()
        (Get-EMRClusterSessionCredential j-1 -MinimumValidity 0:05).Password.Length | Should -BeGreaterThan 0
    }

    It '-Proxy <_> is an error of the parameter' -ForEach 'proxy.example.com:3128', 'user:pw@proxy:3128', 'ftp://proxy.example.com', 'proxy' {
        { Get-EMRClusterSessionCredential j-1 -Proxy $_ } | Should -Throw -ErrorId 'InvalidParameter,*' -ExpectedMessage 'Proxy is not a URL such as http://proxy.example.com:3128.'
    }

    It 'a proxy of the environment counts as soon as it is set, and until it is removed' {
        $call = @{ EndpointUrl = 'https://127.0.0.1:1'; MaxAttempts = 1; ErrorAction = 'SilentlyContinue'; ErrorVariable = 'problems' }
        $said = foreach ($proxy in $null, 'http://127.0.0.1:2', 'http://127.0.0.1:3', $null) {
            $env:HTTPS_PROXY = $proxy
            Get-EMRClusterSessionCredential j-1 @call
            "$($problems[0])" -match 'through the proxy (\S+)\.' ? $Matches[1] : 'direct'
        }
        $said | Should -Be 'direct', 'http://127.0.0.1:2', 'http://127.0.0.1:3', 'direct'
    }
}
