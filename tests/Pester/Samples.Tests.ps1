BeforeAll {
    Import-Module "$PSScriptRoot/TestSetup.psm1" -Force
    $manifest = Get-BuiltModulePath
    Import-Module $manifest -Force
    $emulator = Start-Emulator -ArgumentList '--account', 'livyPolls=1'
    Set-TestIdentity -Url $emulator.Url
    $samples = (Resolve-Path "$PSScriptRoot/../../samples/connections").Path
    $modulePath = $env:PSModulePath
    # What a sample requires is found where users have it: in a folder of PSModulePath.
    $env:PSModulePath = (Split-Path (Split-Path (Split-Path $manifest))) + [IO.Path]::PathSeparator + $env:PSModulePath
    $role = 'arn:aws:iam::123456789012:role/EMR_Exec'
    $pwsh = Get-PowerShellPath
    $target = @{ VirtualClusterId = 'vcemulated000000000000001'; ExecutionRoleArn = $role }

    $certificate = Invoke-RestMethod "$($emulator.Url)/_emulator/spark-connect"
}

AfterAll {
    $env:PSModulePath = $modulePath
    Stop-Emulator $emulator
}

Describe 'samples/connections' {
    It 'Start-SparkConnectJob: the string in SPARK_REMOTE opens the Spark Connect port, and another does not' {
        $remote = & "$samples/Start-SparkConnectJob.ps1" -EndpointId epemulated000000010000002 @target -Program $pwsh -ArgumentList '-NoProfile', '-Command', '$env:SPARK_REMOTE'
        $LASTEXITCODE | Should -Be 0
        $remote | Should -BeLike "sc://127.0.0.1:$($certificate.port)/;use_ssl=true;x-aws-proxy-auth=*"
        Get-SparkConnectStatus $emulator.Url $remote | Should -Be 0
        Get-SparkConnectStatus $emulator.Url ($remote + 'x') | Should -Be 16 -Because 'an unknown token is refused'
        $env:SPARK_REMOTE | Should -BeNullOrEmpty
    }

    It 'Start-SparkConnectJob: its Python is Python' -Skip:(-not (Get-Command python3 -ErrorAction Ignore)) {
        python3 -c 'import ast, sys; ast.parse(open(sys.argv[1]).read())' "$samples/count.py"
        $LASTEXITCODE | Should -Be 0
    }

    It 'Start-JupyterGateway: shows the kernels, and its program has the variables, and nobody else' {
        $seen = & "$samples/Start-JupyterGateway.ps1" -EndpointId epemulated000000010000001 @target -Program $pwsh -ArgumentList '-NoProfile', '-Command', @'
$headers = @{ Authorization = "token $env:JUPYTER_GATEWAY_AUTH_TOKEN" }
"$(@(Invoke-RestMethod "$env:JUPYTER_GATEWAY_URL/api/kernels" -Headers $headers).Count) kernels run"
'@
        $seen | Should -Contain 'PySpark (Kubernetes)'
        $seen[-1] | Should -BeLike '* kernels run'
        $env:JUPYTER_GATEWAY_AUTH_TOKEN | Should -BeNullOrEmpty
    }

    It 'Start-JupyterGateway: shows no token with -Debug and -Verbose' {
        $file = Join-Path $TestDrive 'token'
        $start = @{ Program = $pwsh; ArgumentList = '-NoProfile', '-Command', "Set-Content '$file' `$env:JUPYTER_GATEWAY_AUTH_TOKEN" }
        $seen = & "$samples/Start-JupyterGateway.ps1" -EndpointId epemulated000000010000001 @target @start -Debug -Verbose *>&1 | Out-String
        $seen | Should -Match 'PySpark'
        $seen.Contains((Get-Content $file)) | Should -BeFalse
    }

    It '<_>: takes options that begin like its own parameters as -ArgumentList, and others as they are' -ForEach 'Start-JupyterGateway', 'Start-SparkConnectJob' {
        $id = if ($_ -eq 'Start-JupyterGateway') { 'epemulated000000010000001' } else { 'epemulated000000010000002' }
        $show = Join-Path $TestDrive 'show.ps1'
        Set-Content $show '"got: $args"'
        & "$samples/$_.ps1" -EndpointId $id @target -Program $pwsh -ArgumentList '-File', $show, '--debug', '-p', '8' | Should -Contain 'got: --debug -p 8'
        & "$samples/$_.ps1" -EndpointId $id @target -Program $pwsh '-File' $show --month 2026-11 | Should -Contain 'got: --month 2026-11'
    }

    It 'Invoke-LivyStatement: runs a statement in a session of its own, and closes it' {
        $livy = "$($emulator.Url)/livy"
        & "$samples/Invoke-LivyStatement.ps1" -ClusterId j-fault-unready-1-s -ExecutionRoleArn $role -Endpoint $livy -Code '6 * 7' -PollIntervalSec 0.01 |
            Should -Be 'emulated: 6 * 7'
        $after = Get-EMRClusterSessionCredential j-fault-unready-1-s | ConvertTo-EMRConnection -Endpoint $livy -AsHashtable -RelativeUri sessions
        (Invoke-RestMethod @after).total | Should -Be 0
    }

    It 'Invoke-LivyStatement: shows no password with -Debug and -Verbose' {
        $seen = & "$samples/Invoke-LivyStatement.ps1" -ClusterId j-1ABCDEFGHIJKL -Endpoint "$($emulator.Url)/livy" -PollIntervalSec 0.01 -Debug -Verbose *>&1 | Out-String
        $seen | Should -Match 'emulated: '
        $seen | Should -Not -Match 'Authorization'
    }

    It 'Invoke-RenewingJob: keeps a credential that lasts, and renews one that does not' {
        $step = '$env:JUPYTER_GATEWAY_AUTH_TOKEN'
        $job = @{ EndpointId = 'epemulated000000010000001'; Step = $step, $step, $step } + $target
        @(& "$samples/Invoke-RenewingJob.ps1" @job -Duration 0:30 | Select-Object -Unique).Count | Should -Be 1
        @(& "$samples/Invoke-RenewingJob.ps1" @job -Duration 0:04 | Select-Object -Unique).Count | Should -Be 3
    }

    It '<Sample>: starts a session, runs steps in it with a token that lasts, and ends it' -ForEach @(
        @{ Sample = 'Invoke-ClusterSession'; Owner = @{ ClusterId = 'j-EMULATED00002' }; Kind = 'ClusterSession' }
        @{ Sample = 'Invoke-ServerlessSession'; Owner = @{ ApplicationId = '00emulated000001' }; Kind = 'ServerlessSession' }
    ) {
        $step = { $env:SPARK_REMOTE; Get-SparkConnectStatus $emulator.Url $env:SPARK_REMOTE }
        $seen = & "$samples/$Sample.ps1" @Owner -ExecutionRoleArn $role -Step $step, $step
        $seen[1, 3] | Should -Be 0, 0
        $seen[2] | Should -Be $seen[0] -Because 'a token that lasts is kept'
        $seen = & "$samples/$Sample.ps1" @Owner -ExecutionRoleArn $role -Step $step, $step -NeededFor 2:00
        $seen[1, 3] | Should -Be 0, 0
        $seen[2] | Should -Not -Be $seen[0] -Because 'a token that would not last is replaced'
        @(Find-EMRSessionTarget -Kind $Kind -State TERMINATING).Count | Should -Be 2
        # Without its help.
        ((Get-Content -Raw "$samples/$Sample.ps1") -replace '(?s)\A<#.*?#>\s*').TrimEnd().Split("`n").Count | Should -BeLessThan 30
    }

    It '<Sample>: ends the session too if the wait for it fails: <Code>' -ForEach @(
        foreach ($kind in @(
                @{ Sample = 'Invoke-ClusterSession'; Owner = @{ ClusterId = 'j-EMULATED00002' }; Noun = 'EMRSession'; Service = 'elasticmapreduce' }
                @{ Sample = 'Invoke-ServerlessSession'; Owner = @{ ApplicationId = '00emulated000001' }; Noun = 'EMRServerlessSession'; Service = 'emr-serverless' })) {
            $kind + @{ Code = 'SessionNotReady'; Starts = 1; Ends = 1 }
            $kind + @{ Code = 'AccessDeniedException'; Fault = 'accessdenied'; On = 'GetSession'; Starts = 1; Ends = 1 }
            $kind + @{ Code = 'SessionEnded'; Fault = 'sessionfailed'; On = 'GetSession'; Starts = 1; Ends = 0 }
            $kind + @{ Code = 'AccessDeniedException'; Fault = 'accessdenied'; On = 'StartSession'; Starts = 1; Ends = 0 }
            $kind + @{ Code = 'ProfileNotFound'; Default = @{ "Start-$($kind.Noun):ProfileName" = 'nosuchprofile' }; Starts = 0; Ends = 0 }
            $kind + @{ Code = 'InvalidRegion'; Default = @{ "Start-$($kind.Noun):Region" = 'eu central' }; Starts = 0; Ends = 0 }
        }
    ) {
        $PSDefaultParameterValues = @{ "Start-${Noun}:WaitTimeoutSec" = 1 } + ($Default ?? @{})
        Set-Account $emulator.Url @{ sessionPolls = 1000 }
        if ($Fault) { Add-Fault $emulator.Url $Fault "${Service}:$On" }
        Clear-SeenRequest $emulator.Url
        try { { & "$samples/$Sample.ps1" @Owner -ExecutionRoleArn $role -Step 'exit 1' } | Should -Throw -ErrorId "$Code,*Start${Noun}Command" }
        finally { Clear-Account $emulator.Url; Clear-Fault $emulator.Url }
        $calls = @((Get-SeenRequest $emulator.Url).requests.operation)
        @($calls -eq 'StartSession').Count | Should -Be $Starts
        @($calls -eq 'TerminateSession').Count | Should -Be $Ends
    }

    It 'Automation-LivySessions: its script runs with the payload that its inputs make' {
        $yaml = Get-Content "$samples/Automation-LivySessions.yaml"
        $yaml | Should -Contain '      Runtime: PowerShell 7.4'
        $yaml -join "`n" | Should -Match 'Install-PSResource EmrSessionCredentials\b'
        Get-Content "$PSScriptRoot/../../README.md" | Should -Contain 'Install-PSResource EmrSessionCredentials' -Because 'a runbook installs as the README says'
        # The block of "Script: |-" is all that is indented deeper than its key.
        $start = [array]::IndexOf($yaml, '      Script: |-') + 1
        $length = [array]::FindIndex([string[]] $yaml[$start..($yaml.Count - 1)], [Predicate[string]] { $args[0] -match '^ {0,6}\S' })
        $script = $yaml[$start..($start + $length - 1)] -replace '^ {8}' -join "`n"

        $payload = @{ ClusterId = 'j-1ABCDEFGHIJKL'; ExecutionRoleArn = $role; LivyEndpoint = "$($emulator.Url)/livy"; Region = 'eu-central-1' }
        foreach ($name in $payload.Keys) { $yaml -join "`n" | Should -Match "(?m)^        ${name}: '\{\{ (global:REGION|$name) \}\}'" }
        $env:InputPayload = $payload | ConvertTo-Json
        try { $output = [scriptblock]::Create($script).Invoke() }
        finally { Remove-Item Env:InputPayload }
        $output.Total | Should -Be 0
        [datetimeoffset] $output.ExpiresAt | Should -BeGreaterThan ([datetimeoffset]::UtcNow)
    }

    It 'are all tested here, and say what they are' {
        (Get-ChildItem $samples -File).Name | Sort-Object | Should -Be @(
            'Automation-LivySessions.yaml', 'count.py', 'Invoke-ClusterSession.ps1', 'Invoke-LivyStatement.ps1', 'Invoke-RenewingJob.ps1', 'Invoke-ServerlessSession.ps1', 'Start-JupyterGateway.ps1', 'Start-SparkConnectJob.ps1' | Sort-Object)
        foreach ($script in Get-ChildItem $samples -Filter *.ps1) { (Get-Help $script.FullName).Synopsis | Should -Not -BeLike "*$($script.BaseName)*" }
    }
}

Describe 'samples/connections under a scheduler' {
    BeforeAll {
        # As cron and Task Scheduler start a script: its arguments are texts, and its exit code is all that comes back.
        function Invoke-Scheduled([string] $Sample, [string[]] $ArgumentList) {
            $script:shown = & $pwsh -NoProfile -NonInteractive -File "$samples/$Sample" @ArgumentList 2>&1 | Out-String
            $LASTEXITCODE
        }
        $endpoint = '-EndpointId', 'epemulated000000010000001', '-VirtualClusterId', $target.VirtualClusterId, '-ExecutionRoleArn', $role
        $spark = @('-EndpointId', 'epemulated000000010000002') + $endpoint[2..5]
        $cluster = '-ClusterId', 'j-EMULATED00002', '-ExecutionRoleArn', $role
        $application = '-ApplicationId', '00emulated000001', '-ExecutionRoleArn', $role
        $livy = '-ExecutionRoleArn', $role, '-Endpoint', "$($emulator.Url)/livy", '-PollIntervalSec', '0.01'
        $marker = Join-Path $TestDrive 'second-step'
        $second = "Set-Content '$marker' done"
    }

    It '<Sample> ends with 0 when all went well: <Because>' -ForEach @(
        @{ Sample = 'Start-SparkConnectJob.ps1'; Because = 'the program gets its arguments as they are'
            Arguments = { $spark + '-Program', $pwsh, '-NoProfile', '-Command', "exit [int](-not `$env:SPARK_REMOTE)" } }
        @{ Sample = 'Start-JupyterGateway.ps1'; Because = 'the program has the gateway'
            Arguments = { $endpoint + '-Program', $pwsh, '-NoProfile', '-Command', "exit [int](-not `$env:JUPYTER_GATEWAY_URL)" } }
        @{ Sample = 'Invoke-RenewingJob.ps1'; Because = 'each argument is a step'; Arguments = { $endpoint + '$env:JUPYTER_GATEWAY_URL', "$pwsh -NoProfile -Command 'exit 0'" } }
        @{ Sample = 'Invoke-ClusterSession.ps1'; Because = 'each argument is a step'; Arguments = { $cluster + "if (-not `$env:SPARK_REMOTE) { throw 'no variable' }", "& '$pwsh' -NoProfile -Command 'exit 0'" } }
        @{ Sample = 'Invoke-ServerlessSession.ps1'; Because = 'each argument is a step'; Arguments = { $application + "if (-not `$env:SPARK_REMOTE) { throw 'no variable' }", "& '$pwsh' -NoProfile -Command 'exit 0'" } }
        @{ Sample = 'Invoke-LivyStatement.ps1'; Because = 'the statement ran'; Arguments = { @('-ClusterId', 'j-1ABCDEFGHIJKL') + $livy + '-Code', '6 * 7' } }
    ) {
        $code = Invoke-Scheduled $Sample (& $Arguments)
        $code | Should -Be 0 -Because $shown
    }

    It '<Sample> ends with <Code> when <When>' -ForEach @(
        @{ Sample = 'Start-SparkConnectJob.ps1'; Code = 3; When = 'its program does'; Arguments = { $spark + '-Program', $pwsh, '-NoProfile', '-Command', 'exit 3' } }
        @{ Sample = 'Start-SparkConnectJob.ps1'; Code = 1; When = 'its program is missing'; Arguments = { $spark + '-Program', 'no-such-program' } }
        @{ Sample = 'Start-SparkConnectJob.ps1'; Code = 1; When = 'no credential can be requested'
            Arguments = { @('-EndpointId', 'ep-fault-accessdenied', '-VirtualClusterId', 'vc1', '-ExecutionRoleArn', $role, '-Program', $pwsh, '-NoProfile', '-Command', 'exit 0') } }
        @{ Sample = 'Start-JupyterGateway.ps1'; Code = 3; When = 'its program does'; Arguments = { $endpoint + '-Program', $pwsh, '-NoProfile', '-Command', 'exit 3' } }
        @{ Sample = 'Start-JupyterGateway.ps1'; Code = 1; When = 'its program is missing'; Arguments = { $endpoint + '-Program', 'no-such-program' } }
        @{ Sample = 'Invoke-RenewingJob.ps1'; Code = 3; When = 'a program in a step does'; Arguments = { $endpoint + "& '$pwsh' -NoProfile -Command 'exit 3'", $second } }
        @{ Sample = 'Invoke-RenewingJob.ps1'; Code = 1; When = 'a step writes an error'; Arguments = { $endpoint + "Write-Error 'no data'", $second } }
        @{ Sample = 'Invoke-RenewingJob.ps1'; Code = 1; When = 'the program of a step is missing'; Arguments = { $endpoint + 'no-such-program', $second } }
        @{ Sample = 'Invoke-ClusterSession.ps1'; Code = 1; When = 'a program in a step ends with another code than 0'; Arguments = { $cluster + "& '$pwsh' -NoProfile -Command 'exit 3'", $second } }
        @{ Sample = 'Invoke-ClusterSession.ps1'; Code = 1; When = 'the program of a step is missing'; Arguments = { $cluster + 'no-such-program', $second } }
        @{ Sample = 'Invoke-ClusterSession.ps1'; Code = 1; When = 'no session can be started'; Arguments = { @('-ClusterId', 'j-fault-accessdenied') + $cluster[2..3] + $second } }
        @{ Sample = 'Invoke-ServerlessSession.ps1'; Code = 1; When = 'a program in a step ends with another code than 0'; Arguments = { $application + "& '$pwsh' -NoProfile -Command 'exit 3'", $second } }
        @{ Sample = 'Invoke-ServerlessSession.ps1'; Code = 1; When = 'a step writes an error'; Arguments = { $application + "Write-Error 'no data'", $second } }
        @{ Sample = 'Invoke-LivyStatement.ps1'; Code = 1; When = 'no credential can be requested'; Arguments = { @('-ClusterId', 'j-fault-accessdenied') + $livy } }
    ) {
        $seen = Invoke-Scheduled $Sample (& $Arguments)
        $seen | Should -Be $Code -Because $shown
        $marker | Should -Not -Exist -Because 'no step runs after one that failed'
    }

    It '<_>: its help has an example with -File' -ForEach @(
        'Start-SparkConnectJob.ps1', 'Start-JupyterGateway.ps1', 'Invoke-RenewingJob.ps1', 'Invoke-LivyStatement.ps1', 'Invoke-ClusterSession.ps1', 'Invoke-ServerlessSession.ps1'
    ) {
        (Get-Help "$samples/$_" -Examples).examples.example.code -match "^pwsh -File $_ " | Should -Not -BeNullOrEmpty
        (Get-Command "$samples/$_").Parameters.Values.ParameterType | Should -Not -Contain ([scriptblock]) -Because '-File passes text only'
    }
}
