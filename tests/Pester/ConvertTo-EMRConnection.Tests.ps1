BeforeAll {
    Import-Module "$PSScriptRoot/TestSetup.psm1" -Force
    Import-Module (Get-BuiltModulePath) -Force
    $emulator = Start-Emulator
    Set-TestIdentity -Url $emulator.Url
    $target = @{ VirtualClusterIdentifier = 'vcemulated000000000000001'; ExecutionRoleArn = 'arn:aws:iam::123456789012:role/EMR_Exec' }
    $cluster = Get-EMRClusterSessionCredential j-EMULATED00001
    $endpoint = Get-EMRCManagedEndpointSessionCredential epemulated000000010000001 @target
    $spark = Get-EMRCManagedEndpointSessionCredential epemulated000000010000002 @target
    $token = ConvertFrom-TestSecret $endpoint.Token
    $livy = "$($emulator.Url)/livy"
}

AfterAll {
    Stop-Emulator $emulator
}

Describe 'ConvertTo-EMRConnection' {
    Context 'one credential' {
        It 'gives a connection of the kind that a cluster serves best, at its primary node' {
            $connection = $cluster | ConvertTo-EMRConnection
            $connection.PSTypeNames[0] | Should -Be 'EmrSessionCredentials.Connections.EmrConnection'
            $connection.Kind | Should -Be 'Livy'
            $connection.Uri | Should -Be 'https://j-emulated00001.localhost:8998/'
            $connection.Credential | Should -BeOfType pscredential
            $connection.Credential.UserName | Should -Be $cluster.Username
            $connection.Headers.Authorization | Should -BeOfType securestring
            $connection.ExpiresAt | Should -Be $cluster.ExpiresAt
            $connection.SessionCredential | Should -Be $cluster
        }

        It 'looks up where a managed endpoint is' {
            $connection = $endpoint | ConvertTo-EMRConnection
            $connection.Kind | Should -Be 'JupyterGateway'
            $connection.Uri | Should -Be "$($emulator.Url)/gateway/epemulated000000010000001"
        }

        It 'looks up where a Spark Connect endpoint''s proxy is' {
            $proxy = (Invoke-RestMethod "$($emulator.Url)/_emulator/spark-connect").port
            $connection = $spark | ConvertTo-EMRConnection
            $connection.Kind | Should -Be 'SparkConnect'
            $connection.Uri.OriginalString | Should -Be "sc://127.0.0.1:$proxy/;use_ssl=true"
        }

        It 'takes -HostName with -Port, or -Endpoint' {
            ($cluster | ConvertTo-EMRConnection Livy -HostName node.example -Port 8443).Uri | Should -Be 'https://node.example:8443/'
            ($cluster | ConvertTo-EMRConnection Livy -Endpoint $livy).Uri | Should -Be $livy
            ($cluster | ConvertTo-EMRConnection Jdbc -JdbcDriver Trino -HostName node.example).Uri.OriginalString |
                Should -Be 'jdbc:trino://node.example:8889?SSL=true'
        }

        It 'takes the credential as an argument' {
            (ConvertTo-EMRConnection -InputObject $cluster -HostName node.example).Kind | Should -Be 'Livy'
        }
    }

    Context '-AsHashtable' {
        It 'opens a Livy session with Invoke-RestMethod' {
            $splat = $cluster | ConvertTo-EMRConnection Livy -Endpoint $livy -AsHashtable -RelativeUri sessions
            $splat | Should -BeOfType hashtable
            $splat.Credential | Should -BeOfType pscredential -Because 'where a cmdlet takes a protected secret, it is one'
            $session = Invoke-RestMethod @splat -Method Post -ContentType application/json -Body '{"kind":"pyspark"}'
            $session.kind | Should -Be 'pyspark'
            (Invoke-RestMethod @splat).sessions.id | Should -Contain $session.id
        }

        It 'lists the kernels of a gateway with Invoke-RestMethod, and with Invoke-WebRequest' {
            $splat = $endpoint | ConvertTo-EMRConnection -AsHashtable -RelativeUri api/kernelspecs
            $splat.Headers.Authorization | Should -Be "token $token"
            (Invoke-RestMethod @splat).default | Should -Be 'python3'
            (Invoke-WebRequest @splat -UseBasicParsing).StatusCode | Should -Be 200
        }

        It 'shows a token as bearer to any other HTTP service' {
            $splat = $endpoint | ConvertTo-EMRConnection Rest -Endpoint "$($emulator.Url)/gateway/epemulated000000010000001" -AsHashtable -RelativeUri api
            $splat.Token | Should -BeOfType securestring
            (Invoke-RestMethod @splat).version | Should -Not -BeNullOrEmpty
        }

        It 'passes -SkipCertificateCheck on' {
            ($cluster | ConvertTo-EMRConnection -SkipCertificateCheck -AsHashtable).SkipCertificateCheck | Should -BeTrue
            ($cluster | ConvertTo-EMRConnection -AsHashtable).ContainsKey('SkipCertificateCheck') | Should -BeFalse
        }
    }

    Context '-AsEnvironment' {
        It 'gives what Jupyter reads' {
            $variables = $endpoint | ConvertTo-EMRConnection -AsEnvironment
            $variables.JUPYTER_GATEWAY_URL | Should -Be "$($emulator.Url)/gateway/epemulated000000010000001"
            $variables.JUPYTER_GATEWAY_AUTH_TOKEN | Should -Be $token
        }

        It 'gives what PySpark reads' {
            ($endpoint | ConvertTo-EMRConnection SparkConnect -HostName proxy.example -AsEnvironment).SPARK_REMOTE |
                Should -Be "sc://proxy.example:443/;use_ssl=true;x-aws-proxy-auth=$token"
        }

        It 'goes to Start-Process' {
            $variables = $endpoint | ConvertTo-EMRConnection -AsEnvironment
            $out = Join-Path $TestDrive 'out.txt'
            $pwsh = Get-PowerShellPath
            Start-Process $pwsh '-NoProfile', '-Command', '$env:JUPYTER_GATEWAY_AUTH_TOKEN' -Environment $variables -RedirectStandardOutput $out -Wait
            (Get-Content $out -Raw).Trim() | Should -Be $token
        }
    }

    Context 'Spark Connect' {
        It '<What> opens the port, and with another token does not' -ForEach @(
            @{ What = 'a managed endpoint'; Make = { $spark | ConvertTo-EMRConnection SparkConnect } }
            @{ What = 'a session on a cluster'; Make = { Get-EMRSessionEndpoint -ClusterId j-EMULATED00002 -SessionId is-EMU0000200001 | ConvertTo-EMRConnection } }
            @{ What = 'a session of EMR Serverless'; Make = { Get-EMRServerlessSessionEndpoint -ApplicationId 00emulated000001 -SessionId 00s0000010000001 | ConvertTo-EMRConnection } }
            @{ What = 'the login of a session, at the cluster itself'; Make = {
                    # Another name of the same machine, as the cluster's own would be.
                    $port = (Invoke-RestMethod "$($emulator.Url)/_emulator/spark-connect").port
                    Get-EMRSessionEndpoint -ClusterId j-EMULATED00002 -SessionId is-EMU0000200001 | ConvertTo-EMRConnection -HostName localhost -Port $port
                }
            }
        ) {
            $connection = & $Make
            $connection.Kind | Should -Be 'SparkConnect'
            $remote = $connection | Use-EMRConnection { $env:SPARK_REMOTE }
            Get-SparkConnectStatus $emulator.Url $remote | Should -Be 0
            Get-SparkConnectStatus $emulator.Url ($remote -replace '(x-aws-proxy-auth=|Basic%20)', '$1x') | Should -Be 16
        }
    }

    Context '-WaitUntilUsable' {
        It 'asks until the login has reached its cluster' {
            $late = Get-EMRClusterSessionCredential j-fault-unready-2-x
            Clear-SeenRequest $emulator.Url
            $splat = $late | ConvertTo-EMRConnection -Endpoint $livy -WaitUntilUsable sessions -PollIntervalSec 0.01 -AsHashtable -RelativeUri sessions
            (Get-SeenRequest $emulator.Url).total | Should -Be 3
            (Invoke-RestMethod @splat).total | Should -Be 0
        }

        It 'gives up in time, and says what the last answer was' {
            Get-EMRClusterSessionCredential j-fault-unready-y |
                ConvertTo-EMRConnection -Endpoint $livy -WaitUntilUsable "$livy/sessions" -TimeoutSec 1 -PollIntervalSec 0.7 -ErrorAction SilentlyContinue -ErrorVariable problems |
                Should -BeNullOrEmpty
            $problems[0].FullyQualifiedErrorId | Should -BeLike 'ConnectionNotUsable,*'
            $problems[0].CategoryInfo.Category | Should -Be 'OperationTimeout'
            $problems[0].Exception.Message | Should -BeLike "*$livy/sessions did not accept*last answer: HTTP 401*"
            $problems[0].TargetObject | Should -Be 'j-fault-unready-y'
        }

        It 'ends at once when the pipeline is stopped' {
            Clear-SeenRequest $emulator.Url
            $late = Get-EMRClusterSessionCredential j-fault-unready-z
            $shell = [powershell]::Create()
            $null = $shell.AddScript({
                    param($module, $late, $livy)
                    Import-Module $module
                    $late | ConvertTo-EMRConnection -Endpoint $livy -WaitUntilUsable sessions -TimeoutSec 600 -PollIntervalSec 500
                }).AddArgument((Get-BuiltModulePath)).AddArgument($late).AddArgument($livy)
            $running = $shell.BeginInvoke()
            while ((Get-SeenRequest $emulator.Url).total -lt 2) { [Threading.Thread]::Yield() | Out-Null }
            $shell.Stop()
            { $shell.EndInvoke($running) } | Should -Throw
            $shell.InvocationStateInfo.State | Should -Be 'Stopped'
            $shell.Dispose()
        }
    }

    Context 'many credentials' {
        It 'leave in input order, a bad one as an error in its place' {
            $all = $cluster, $endpoint, $cluster | ConvertTo-EMRConnection Livy -HostName node.example -ErrorAction Continue 2>&1
            @($all).ForEach({ if ($_ -is [Management.Automation.ErrorRecord]) { 'error' } else { $_.Target } }) |
                Should -Be 'j-EMULATED00001', 'error', 'j-EMULATED00001'
        }

        It 'share one session for what is looked up' {
            Clear-SeenRequest $emulator.Url
            $null = @($endpoint) * 20 | ConvertTo-EMRConnection -ThrottleLimit 2
            $seen = Get-SeenRequest $emulator.Url
            $seen.total | Should -Be 20
            $seen.connections | Should -BeLessOrEqual 2
        }
    }

    Context 'secrets' {
        BeforeAll {
            $connections = ($endpoint | ConvertTo-EMRConnection), ($spark | ConvertTo-EMRConnection), ($cluster | ConvertTo-EMRConnection)
            $secrets = ($endpoint.Token, $spark.Token, $cluster.Password).ForEach({ ConvertFrom-TestSecret $_ })
            $secrets += [Convert]::ToBase64String([Text.Encoding]::UTF8.GetBytes("$($cluster.Username):$(ConvertFrom-TestSecret $cluster.Password)"))
        }

        It 'are not in <Name>' -ForEach @(
            @{ Name = 'the default view'; Show = { $connections | Out-String -Width 200 } }
            @{ Name = 'Format-List -Force'; Show = { $connections | Format-List * -Force | Out-String -Width 300 } }
            @{ Name = 'Format-Custom'; Show = { $connections | Format-Custom -Depth 5 | Out-String -Width 300 } }
            @{ Name = 'ConvertTo-Json'; Show = { $connections | ConvertTo-Json -Depth 8 } }
            @{ Name = 'ConvertTo-Csv'; Show = { $connections | ConvertTo-Csv } }
            @{ Name = 'ToString() and interpolation'; Show = { "$($connections[0]) $($connections[1].Headers.Values) $($connections[1].Environment.Values)" } }
            @{ Name = 'a mixed pipeline'; Show = { & { Get-Process -Id $PID; $connections } | Out-String -Width 200 } }
            @{ Name = 'verbose and debug'; Show = { & { $endpoint | ConvertTo-EMRConnection -AsEnvironment -Verbose -Debug | Out-Null } *>&1 | Out-String -Width 300 } }
        ) {
            $shown = (& $Show) -join "`n"
            $shown | Should -Not -BeNullOrEmpty
            foreach ($secret in $secrets) { $shown.Contains($secret) | Should -BeFalse }
        }
    }

    Context 'bad input' {
        It '<What> is refused, with what to do' -ForEach @(
            @{ What = 'an expired credential'; Id = 'ExpiredCredential'; Say = '*Update-EMRSessionCredential*has expired, at 20*Z, * ago.'
                Do = { $xml = [Management.Automation.PSSerializer]::Serialize($endpoint) -replace '(?<=<DT N="ExpiresAt">)[^<]*', '2020-01-01T00:00:00Z'; [Management.Automation.PSSerializer]::Deserialize($xml) | ConvertTo-EMRConnection @quiet }
            }
            @{ What = 'a kind that a cluster cannot serve'; Id = 'UnsupportedConnectionKind'; Say = '*cannot serve SparkConnect*can serve Livy, Rest, Jdbc*'
                Do = { $cluster | ConvertTo-EMRConnection SparkConnect @quiet }
            }
            @{ What = 'a kind that an endpoint cannot serve'; Id = 'UnsupportedConnectionKind'; Say = '*cannot serve Livy*can serve JupyterGateway, SparkConnect, Rest*'
                Do = { $endpoint | ConvertTo-EMRConnection Livy @quiet }
            }
            @{ What = 'a host that nobody knows'; Id = 'InvalidRequestException'; Say = '*-HostName*-Endpoint*Livy could not be looked up*'
                Do = { Get-EMRClusterSessionCredential j-1 | ConvertTo-EMRConnection @quiet }
            }
            @{ What = 'an endpoint that has no URL yet'; Id = 'NoConnectionHost'; Say = '*-Endpoint*CREATING*'
                Do = { Get-EMRCManagedEndpointSessionCredential epemulated000000010000003 @target | ConvertTo-EMRConnection @quiet }
            }
            @{ What = 'an endpoint without a proxy, for Spark Connect'; Id = 'NoConnectionHost'; Say = '*authentication proxy*JUPYTER_ENTERPRISE_GATEWAY*'
                Do = { $endpoint | ConvertTo-EMRConnection SparkConnect @quiet }
            }
            @{ What = 'plain http to another machine'; Id = 'UnencryptedEndpoint'; Say = '*-AllowUnencryptedEndpoint*in the clear*'
                Do = { $cluster | ConvertTo-EMRConnection -Endpoint http://192.0.2.1:8998 @quiet }
            }
            @{ What = '-AsEnvironment of Livy'; Id = 'NoEnvironment'; Say = '*-AsHashtable*'
                Do = { $cluster | ConvertTo-EMRConnection -HostName node.example -AsEnvironment @quiet }
            }
            @{ What = '-AsHashtable of Spark Connect'; Id = 'NotAnHttpConnection'; Say = '*-AsEnvironment*'
                Do = { $spark | ConvertTo-EMRConnection -AsHashtable @quiet }
            }
            @{ What = '-WaitUntilUsable of Spark Connect'; Id = 'NotAnHttpConnection'; Say = '*-WaitUntilUsable*'
                Do = { $spark | ConvertTo-EMRConnection -WaitUntilUsable https://127.0.0.1:1/ @quiet }
            }
            @{ What = 'a -RelativeUri that is none'; Id = 'InvalidParameter'; Say = '*is not below*'
                Do = { $cluster | ConvertTo-EMRConnection -Endpoint $livy -AsHashtable -RelativeUri https://elsewhere.example/ @quiet }
            }
        ) {
            $quiet = @{ ErrorAction = 'SilentlyContinue'; ErrorVariable = 'script:problems' }
            & $Do | Should -BeNullOrEmpty
            $problems.Count | Should -Be 1
            $problems[0].FullyQualifiedErrorId | Should -BeLike "$Id,*"
            "$($problems[0])" | Should -BeLike $Say
            $problems[0].TargetObject | Should -BeOfType string
        }

        It '<What> ends the command' -ForEach @(
            @{ What = '-Endpoint with -HostName'; With = @{ Endpoint = 'https://a.example'; HostName = 'a.example' }; Say = '*HostName cannot be used with -Endpoint*' }
            @{ What = '-Port with -Endpoint'; With = @{ Endpoint = 'https://a.example'; Port = 1 }; Say = '*Port cannot be used with -Endpoint*' }
            @{ What = '-Port 0'; With = @{ HostName = 'a.example'; Port = 0 }; Say = '*1 and 65535*' }
            @{ What = 'a URL for -HostName'; With = @{ HostName = 'https://a.example' }; Say = '*use -Endpoint*' }
            @{ What = 'a relative -Endpoint'; With = @{ Endpoint = 'a/b' }; Say = '*not an absolute URL*' }
            @{ What = 'a password in -Endpoint'; With = @{ Endpoint = 'https://u:hidden@a.example' }; Say = '*user name or password*' }
            @{ What = 'a password in a jdbc: -Endpoint'; With = @{ Kind = 'Jdbc'; Endpoint = 'jdbc:hive2://u:hidden@a.example:10000/x;ssl=true' }; Say = '*user name or password*' }
            @{ What = 'a password among the parameters of a jdbc: -Endpoint'; With = @{ Kind = 'Jdbc'; Endpoint = 'jdbc:hive2://a.example:10000/x;ssl=true;user=u;password=hidden' }; Say = '*user name or password*' }
            @{ What = 'a password in -WaitUntilUsable'; With = @{ HostName = 'a.example'; WaitUntilUsable = 'http://u:hidden@127.0.0.1:1/x' }; Say = '*WaitUntilUsable contains a user name or password*' }
            @{ What = '-JdbcDriver without -Kind Jdbc'; With = @{ HostName = 'a.example'; JdbcDriver = 'Trino' }; Say = '*-Kind Jdbc*' }
        ) {
            { $cluster | ConvertTo-EMRConnection @With } | Should -Throw -ErrorId 'InvalidParameter,*' -ExpectedMessage $Say
            $Error[0] | Format-List * -Force | Out-String | Should -Not -BeLike '*hidden*'
        }

        It '<What> is not a credential' -ForEach @(
            @{ What = 'a string'; Value = 'j-1'; Say = '*Pass what Get-EMRClusterSessionCredential*System.String is not a session credential.' }
            @{ What = 'a PSCredential'; Value = [pscredential]::new('u', (ConvertTo-SecureString 'p' -AsPlainText -Force)); Say = '*PSCredential is not a session credential.' }
            @{ What = 'a credential of another process'; Value = [Management.Automation.PSSerializer]::Deserialize('<Objs Version="1.1.0.1" xmlns="http://schemas.microsoft.com/powershell/2004/04"><Obj RefId="0"><TN RefId="0"><T>EmrSessionCredentials.ClusterSessionCredential</T></TN><Props><S N="ClusterId">j-1</S></Props></Obj></Objs>'); Say = '*Request the credential in this session*has no Region.' }
        ) {
            $Value, $cluster | ConvertTo-EMRConnection -HostName node.example -ErrorAction SilentlyContinue -ErrorVariable problems |
                ForEach-Object Target | Should -Be 'j-EMULATED00001'
            "$($problems[0])" | Should -BeLike $Say
        }

        It 'a connection is not a credential' {
            { $cluster | ConvertTo-EMRConnection -HostName node.example | ConvertTo-EMRConnection -HostName node.example -ErrorAction Stop } |
                Should -Throw '*This is a connection already.*SessionCredential*'
        }
    }
}
