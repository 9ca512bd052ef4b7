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
    $target = @{ VirtualClusterId = 'vcemulated000000000000001'; ExecutionRoleArn = $role }

    $certificate = Invoke-RestMethod "$($emulator.Url)/_emulator/spark-connect"
}

AfterAll {
    $env:PSModulePath = $modulePath
    Stop-Emulator $emulator
}

Describe 'samples/connections' {
    It 'Start-SparkConnectJob: the string in SPARK_REMOTE opens the Spark Connect port, and another does not' {
        $remote = & "$samples/Start-SparkConnectJob.ps1" -EndpointId epemulated000000010000002 @target -Job { $env:SPARK_REMOTE; Get-SparkConnectStatus $emulator.Url $env:SPARK_REMOTE }
        $remote[0] | Should -BeLike "sc://127.0.0.1:$($certificate.port)/;use_ssl=true;x-aws-proxy-auth=*"
        $remote[1] | Should -Be 0
        Get-SparkConnectStatus $emulator.Url ($remote[0] + 'x') | Should -Be 16 -Because 'an unknown token is refused'
        $env:SPARK_REMOTE | Should -BeNullOrEmpty
    }

    It 'Start-SparkConnectJob: its Python is Python' -Skip:(-not (Get-Command python3 -ErrorAction Ignore)) {
        python3 -c 'import ast, sys; ast.parse(open(sys.argv[1]).read())' "$samples/count.py"
        $LASTEXITCODE | Should -Be 0
    }

    It 'Start-JupyterGateway: shows the kernels, and its client reaches the gateway by the variables alone' {
        $seen = & "$samples/Start-JupyterGateway.ps1" -EndpointId epemulated000000010000001 @target -Client {
            $headers = @{ Authorization = "token $env:JUPYTER_GATEWAY_AUTH_TOKEN" }
            @(Invoke-RestMethod "$env:JUPYTER_GATEWAY_URL/api/kernels" -Headers $headers).Count
        }
        $seen | Should -Contain 'PySpark (Kubernetes)'
        $seen[-1] | Should -BeOfType int
        $env:JUPYTER_GATEWAY_AUTH_TOKEN | Should -BeNullOrEmpty
    }

    It 'Invoke-LivyStatement: runs a statement in a session of its own, and closes it' {
        $livy = "$($emulator.Url)/livy"
        & "$samples/Invoke-LivyStatement.ps1" -ClusterId j-fault-unready-1-s -ExecutionRoleArn $role -Endpoint $livy -Code '6 * 7' -PollIntervalSec 0.01 |
            Should -Be 'emulated: 6 * 7'
        $after = Get-EMRClusterSessionCredential j-fault-unready-1-s | ConvertTo-EMRConnection -Endpoint $livy -AsHashtable -RelativeUri sessions
        (Invoke-RestMethod @after).total | Should -Be 0
    }

    It 'Invoke-RenewingJob: keeps a credential that lasts, and renews one that does not' {
        $step = { $env:JUPYTER_GATEWAY_AUTH_TOKEN }
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
        (Get-Content "$samples/$Sample.ps1").Count | Should -BeLessThan 30
    }

    It 'Automation-LivySessions: its script runs with the payload that its inputs make' {
        $yaml = Get-Content "$samples/Automation-LivySessions.yaml"
        $yaml | Should -Contain '      Runtime: PowerShell 7.4'
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
