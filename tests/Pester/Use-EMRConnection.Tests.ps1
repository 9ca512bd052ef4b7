BeforeAll {
    Import-Module "$PSScriptRoot/TestSetup.psm1" -Force
    Import-Module (Get-BuiltModulePath) -Force
    $emulator = Start-Emulator
    Set-TestIdentity -Url $emulator.Url
    $target = @{ VirtualClusterIdentifier = 'vcemulated000000000000001'; ExecutionRoleArn = 'arn:aws:iam::123456789012:role/EMR_Exec' }
    $credential = Get-EMRCManagedEndpointSessionCredential epemulated000000010000002 @target
    $jupyter = $credential | ConvertTo-EMRConnection JupyterGateway
    $spark = $credential | ConvertTo-EMRConnection SparkConnect
    $token = ConvertFrom-TestSecret $credential.Token
    $module = Get-BuiltModulePath
    $names = 'JUPYTER_GATEWAY_URL', 'JUPYTER_GATEWAY_AUTH_TOKEN', 'SPARK_REMOTE'

    function Get-EnvironmentText { $names.ForEach({ "$_=$([Environment]::GetEnvironmentVariable($_))" }) -join ' ' }
}

AfterAll {
    Stop-Emulator $emulator
}

Describe 'Use-EMRConnection' {
    BeforeEach {
        $names.ForEach({ [Environment]::SetEnvironmentVariable($_, $null) })
        $before = Get-EnvironmentText
    }

    AfterEach {
        Get-EnvironmentText | Should -Be $before -Because 'the variables are as they were, whatever happened'
        $names.ForEach({ [Environment]::SetEnvironmentVariable($_, $null) })
    }

    It 'sets the variables for the block' {
        $seen = $jupyter | Use-EMRConnection { $env:JUPYTER_GATEWAY_URL, $env:JUPYTER_GATEWAY_AUTH_TOKEN }
        $seen | Should -Be "$($emulator.Url)/gateway/epemulated000000010000002", $token
    }

    It 'sets them for a child process too' {
        $pwsh = Get-PowerShellPath
        $jupyter | Use-EMRConnection { & $pwsh -NoProfile -Command '$env:JUPYTER_GATEWAY_AUTH_TOKEN' } | Should -Be $token
    }

    It 'runs the block once, for all connections together, and gives it the connections' {
        $seen = @($jupyter, $spark | Use-EMRConnection { [pscustomobject]@{ Variables = Get-EnvironmentText; Kinds = $args.Kind } })
        $seen.Count | Should -Be 1
        $seen.Variables | Should -BeLike "*GATEWAY_AUTH_TOKEN=$token SPARK_REMOTE=sc://127.0.0.1:*x-aws-proxy-auth=$token"
        $seen.Kinds | Should -Be 'JupyterGateway', 'SparkConnect'
    }

    It 'takes the connection as an argument, and param in the block' {
        Use-EMRConnection -Connection $spark { param($connection) "$($connection.Kind)" } | Should -Be 'SparkConnect'
    }

    It 'puts back what was there before' {
        $env:SPARK_REMOTE = 'local'
        $before = Get-EnvironmentText
        $spark | Use-EMRConnection { $env:SPARK_REMOTE = 'changed in the block' }
        $env:SPARK_REMOTE | Should -Be 'local'
    }

    It 'can be nested' {
        $seen = $jupyter | Use-EMRConnection {
            $env:JUPYTER_GATEWAY_URL
            Use-EMRConnection -Connection $spark { $env:SPARK_REMOTE.Substring(0, 5) }
            "after: $env:SPARK_REMOTE"
        }
        $seen[1, 2] | Should -Be 'sc://', 'after: '
    }

    It 'lets the output through as it comes' {
        $log = [Collections.Generic.List[string]]::new()
        $jupyter | Use-EMRConnection { foreach ($i in 1..2) { $log.Add("out $i"); $i } } | ForEach-Object { $log.Add("in $_") }
        $log | Should -Be 'out 1', 'in 1', 'out 2', 'in 2'
    }

    It 'sees the variables of the caller, and has a scope of its own' {
        $mine = $block = $connections = 'mine'
        $jupyter | Use-EMRConnection { $mine, $block, $connections; $mine = 'changed' } | Should -Be 'mine', 'mine', 'mine'
        $mine | Should -Be 'mine'
    }

    It 'takes them away after <What>' -ForEach @(
        @{ What = 'a throw'; Block = { throw 'broken' }; Message = 'broken' }
        @{ What = 'a terminating error'; Block = { Get-Item ./no-such-thing -ErrorAction Stop }; Message = '*no-such-thing*' }
        @{ What = 'an error of .NET'; Block = { [int]::Parse('x') }; Message = '*' }
        @{ What = 'a command that is none'; Block = { No-SuchCommand }; Message = '*No-SuchCommand*' }
    ) {
        { $jupyter | Use-EMRConnection { $env:JUPYTER_GATEWAY_URL | Should -Not -BeNullOrEmpty; & $Block } -ErrorAction Stop } |
            Should -Throw -ExpectedMessage $Message
    }

    It 'lets a non-terminating error of the block go on as one, to where the errors of the cmdlet are redirected' {
        $seen = $jupyter | Use-EMRConnection { Write-Error 'a word' -ErrorAction Continue; 'and on' } 2>&1
        "$($seen[0])", $seen[1] | Should -Be 'a word', 'and on'
        $seen[0] | Should -BeOfType Management.Automation.ErrorRecord
        $seen[0].FullyQualifiedErrorId | Should -Be 'Microsoft.PowerShell.Commands.WriteErrorException'
    }

    It 'takes -ErrorAction for the block: <Action>' -ForEach @(
        @{ Action = 'Stop'; Caught = 'a word'; Written = @() }
        @{ Action = 'SilentlyContinue'; Caught = $null; Written = 'and on' }
        @{ Action = 'Ignore'; Caught = $null; Written = 'and on' }
    ) {
        $caught = $null
        $written = try { @($jupyter | Use-EMRConnection { Write-Error 'a word'; 'and on' } -ErrorAction $Action 2>&1) } catch { $caught = "$_" }
        $caught | Should -Be $Caught
        $written | Should -Be $Written
    }

    It 'keeps errors in -ErrorVariable, and other streams are redirected as without it' {
        $null = $jupyter | Use-EMRConnection { Write-Error 'a word' } -ErrorAction SilentlyContinue -ErrorVariable problems
        "$problems" | Should -Be 'a word'
        $all = $jupyter | Use-EMRConnection { Write-Warning w; Write-Information i; Write-Verbose v -Verbose } -WarningAction SilentlyContinue *>&1
        "$all" | Should -Be 'i v'
        "$($jupyter | Use-EMRConnection { Write-Verbose v; Write-Debug d } -Verbose -Debug:$false *>&1)" | Should -Be 'v'
        "$($jupyter | Use-EMRConnection { Write-Verbose v; Write-Debug d } -Debug *>&1)" | Should -Be 'd'
    }

    It 'takes a credential, and a kind where it is for more than one' {
        $credential | Use-EMRConnection { "$($args.Kind)" } | Should -Be 'SparkConnect' -Because 'that is the type of the endpoint'
        Use-EMRConnection -Connection $credential -Kind JupyterGateway { $env:JUPYTER_GATEWAY_AUTH_TOKEN } | Should -Be $token
        Get-EMRSessionEndpoint is-1 -ClusterId j-1 | Use-EMRConnection { $env:SPARK_REMOTE } | Should -BeLike 'sc://*'
    }

    It 'says of something else what can be given' {
        $ran = $false
        { @{ a = 1 } | Use-EMRConnection { Set-Variable ran $true -Scope 1 } -ErrorAction Stop } | Should -Throw '*without -AsHashtable*'
        { 'token' | Use-EMRConnection { Set-Variable ran $true -Scope 1 } -ErrorAction Stop } | Should -Throw '*ConvertTo-EMRConnection*A System.String is neither.'
        $ran | Should -BeFalse
    }

    It 'does not run the block without one of its connections' {
        $ran = $false
        Add-Fault $emulator.Url accessdenied -On DescribeManagedEndpoint
        try {
            { $spark, $credential | Use-EMRConnection { Set-Variable ran $true -Scope 1 } -ErrorAction Continue } |
                Should -Throw -ErrorId 'AccessDeniedException,*'
        }
        finally { Clear-Fault $emulator.Url }
        foreach ($other in 'token', $null) {
            { $spark, $other | Use-EMRConnection { Set-Variable ran $true -Scope 1 } -ErrorAction Continue } |
                Should -Throw -ErrorId 'ParameterArgumentTransformationError,*' -ExpectedMessage '*is neither.'
        }
        { Use-EMRConnection -Connection $null { Set-Variable ran $true -Scope 1 } } | Should -Throw '*$null is neither.'
        $ran | Should -BeFalse
    }

    It 'takes them away after return' {
        $jupyter | Use-EMRConnection { 'out'; return; 'never' } | Should -Be 'out'
    }

    It 'takes them away after break, which leaves the loop around it' {
        $rounds = foreach ($i in 1..3) { $i; $jupyter | Use-EMRConnection { break } }
        $rounds | Should -Be 1
    }

    It 'takes them away after continue' {
        $rounds = foreach ($i in 1..2) { $i; $jupyter | Use-EMRConnection { continue }; 'never' }
        $rounds | Should -Be 1, 2
    }

    It 'takes them away when Select-Object has enough' {
        $jupyter | Use-EMRConnection { 1; 2; 3 } | Select-Object -First 1 | Should -Be 1
    }

    It 'takes them away after exit' {
        $shell = [powershell]::Create()
        $null = $shell.AddScript({ param($module, $connection) Import-Module $module; $connection | Use-EMRConnection { $env:JUPYTER_GATEWAY_URL; exit 3 }; 'never' }).
            AddArgument((Get-BuiltModulePath)).AddArgument($jupyter)
        $shell.Invoke() | Should -Be "$($emulator.Url)/gateway/epemulated000000010000002"
        $shell.Dispose()
    }

    It 'takes them away when the pipeline is stopped while <What>' -ForEach @(
        @{ What = 'a cmdlet waits'; Wait = { Start-Sleep -Seconds 600 } }
        @{ What = 'a loop runs'; Wait = { while ($true) { } } }
        @{ What = 'a child process runs'; Wait = { & (Join-Path $PSHOME pwsh) -NoProfile -Command 'Start-Sleep -Seconds 600' } }
    ) {
        $inside = [Threading.ManualResetEventSlim]::new()
        $shell = [powershell]::Create()
        $null = $shell.AddScript({
                param($module, $connection, $inside, $wait)
                Import-Module $module
                $wait = [scriptblock]::Create($wait)
                $connection | Use-EMRConnection { $inside.Set(); & $wait }
            }).AddArgument((Get-BuiltModulePath)).AddArgument($jupyter).AddArgument($inside).AddArgument("$Wait")
        $running = $shell.BeginInvoke()
        $inside.Wait(30000) | Should -BeTrue
        $env:JUPYTER_GATEWAY_AUTH_TOKEN | Should -Be $token
        $shell.Stop()
        { $shell.EndInvoke($running) } | Should -Throw
        $shell.InvocationStateInfo.State | Should -Be 'Stopped'
        $shell.Dispose()
    }

    It 'gives each of 60 child processes its own token, whatever other runspaces do' {
        $pairs = 1..60 | ForEach-Object -ThrottleLimit 16 -Parallel {
            Import-Module $using:module
            $target = $using:target
            $own = Get-EMRCManagedEndpointSessionCredential epemulated000000010000002 @target
            $seen = $own | ConvertTo-EMRConnection ($_ % 2 ? 'JupyterGateway' : 'SparkConnect') |
                Use-EMRConnection { sh -c 'echo "$JUPYTER_GATEWAY_AUTH_TOKEN$SPARK_REMOTE"' }
            [pscustomobject]@{ Own = [Net.NetworkCredential]::new('', $own.Token).Password; Seen = $seen -replace '^sc://.*x-aws-proxy-auth=' }
        }
        @($pairs.Own | Sort-Object -Unique).Count | Should -Be 60
        $pairs.Seen | ForEach-Object { [uri]::UnescapeDataString($_) } | Should -Be $pairs.Own
    }

    It 'refuses a runspace that the block has started and that needs variables of its own' {
        $ids = $jupyter | Use-EMRConnection {
            1..2 | ForEach-Object -Parallel {
                Import-Module $using:module
                try { $using:spark | Use-EMRConnection { 'never' } } catch { $_.FullyQualifiedErrorId }
            }
        }
        $ids | Should -BeLike 'ConflictingConnections,*'
        $ids.Count | Should -Be 2
    }

    It 'stops while it waits for another runspace' {
        $inside = [Threading.ManualResetEventSlim]::new()
        $leave = [Threading.ManualResetEventSlim]::new()
        $script = { param($module, $connection, $inside, $leave) Import-Module $module; $connection | Use-EMRConnection { $inside.Set(); $leave.Wait() } -Verbose }
        $first, $second = foreach ($gate in $inside, [Threading.ManualResetEventSlim]::new()) {
            [powershell]::Create().AddScript($script).AddArgument($module).AddArgument($jupyter).AddArgument($gate).AddArgument($leave)
        }
        $running = $first.BeginInvoke()
        $inside.Wait(30000) | Should -BeTrue
        $waiting = $second.BeginInvoke()
        while (-not ($second.Streams.Verbose -match 'Waiting')) { [Threading.Thread]::Yield() }
        $second.Stop()
        $second.InvocationStateInfo.State | Should -Be 'Stopped'
        $env:JUPYTER_GATEWAY_AUTH_TOKEN | Should -Be $token
        $leave.Set()
        $null = $first.EndInvoke($running)
        { $second.EndInvoke($waiting) } | Should -Throw
        $first.Dispose()
        $second.Dispose()
    }

    It 'does not run the block without a connection' {
        $ran = $false
        @() | Use-EMRConnection { Set-Variable ran $true -Scope 1 }
        $ran | Should -BeFalse
    }

    It 'refuses <What> before the block runs' -ForEach @(
        @{ What = 'a kind that has no variables'; Id = 'NoEnvironment,*'; Make = { Get-EMRClusterSessionCredential j-1 | ConvertTo-EMRConnection -HostName node.example } }
        @{ What = 'a credential that has no variables'; Id = 'NoEnvironment,*'; Make = { Get-EMRClusterSessionCredential j-1 } }
        @{ What = 'a credential that has expired'; Id = 'ExpiredCredential,*'; Make = { $expired } }
        @{ What = 'two connections that contradict each other'; Id = 'ConflictingConnections,*'; Make = { $jupyter; $credential | ConvertTo-EMRConnection JupyterGateway -HostName gateway.example } }
    ) {
        $script:ran = $false
        $xml = [Management.Automation.PSSerializer]::Serialize($credential) -replace '(?<=<DT N="ExpiresAt">)[^<]*', '2020-01-01T00:00:00Z'
        $expired = [Management.Automation.PSSerializer]::Deserialize($xml)
        # The suite's own preference would end the command at any error.
        { & $Make | Use-EMRConnection { $script:ran = $true } -ErrorAction Continue } | Should -Throw -ErrorId $Id
        $script:ran | Should -BeFalse
    }

    It 'says of a connection from elsewhere what can be used in its place' {
        $copy = [Management.Automation.PSSerializer]::Deserialize([Management.Automation.PSSerializer]::Serialize($jupyter))
        { $copy | Use-EMRConnection { 'not run' } -ErrorAction Continue } |
            Should -Throw '*A connection from a job, another session or a file cannot be used.*'
    }

    It 'names the cmdlet that has the parameter which it advises' {
        $problem = { Get-EMRClusterSessionCredential j-1 | Use-EMRConnection { 'not run' } } | Should -Throw -PassThru
        "$problem" | Should -BeLike 'Use ConvertTo-EMRConnection -AsHashtable*'
    }

    It 'makes no more calls at once than -ThrottleLimit, also for credentials that are an argument' {
        $credentials = 1..4 | ForEach-Object { $credential }
        Clear-SeenRequest $emulator.Url
        Add-Fault $emulator.Url delay-200 -On DescribeManagedEndpoint
        Use-EMRConnection -Connection $credentials -ThrottleLimit 1 {} -ErrorAction SilentlyContinue
        Clear-Fault $emulator.Url
        (Get-SeenRequest $emulator.Url).maxInFlight | Should -Be 1
    }

    It 'says that a credential cannot serve a kind, and not how to use that kind' {
        { $credential | Use-EMRConnection -Kind Livy {} } | Should -Throw -ErrorId 'UnsupportedConnectionKind,*'
    }

    It '<_> says in a restricted language mode that it cannot be used there' -ForEach 'Use-EMRConnection {}', 'Start-EMRProcess pwd' {
        $endpoint = "epemulated000000010000002 -VirtualClusterIdentifier $($target.VirtualClusterIdentifier) -ExecutionRoleArn $($target.ExecutionRoleArn)"
        $script = "Import-Module '$module'; `$made = Get-EMRCManagedEndpointSessionCredential $endpoint | ConvertTo-EMRConnection JupyterGateway; `$ExecutionContext.SessionState.LanguageMode = 'ConstrainedLanguage'; try { $_ -Connection `$made -ErrorAction Stop } catch { `$_.FullyQualifiedErrorId }"
        Invoke-FreshPowerShell $script | Should -BeLike 'LanguageModeNotSupported,*'
    }
}
