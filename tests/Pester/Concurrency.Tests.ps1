BeforeAll {
    Import-Module "$PSScriptRoot/TestSetup.psm1" -Force
    Import-Module (Get-BuiltModulePath) -Force
    $emulator = Start-Emulator
    Set-TestIdentity -Url $emulator.Url

    function Get-Seen { Get-SeenRequest $emulator.Url }
}

AfterAll {
    Stop-Emulator $emulator
}

Describe 'Calls side by side' {
    BeforeEach {
        Clear-Fault $emulator.Url
        Clear-SeenRequest $emulator.Url
    }

    It 'leave in input order, although they end in another' {
        $ids = 'j-fault-delay-300-a', 'j-b', 'j-fault-delay-100-c', 'j-d'
        ($ids | Get-EMRClusterSessionCredential).ClusterId | Should -Be $ids
    }

    It 'are at most -ThrottleLimit at once, and use that many' {
        $null = 1..40 | ForEach-Object { "j-fault-delay-20-$_" } | Get-EMRClusterSessionCredential -ThrottleLimit 5
        (Get-Seen).maxInFlight | Should -Be 5
    }

    It 'share one session, whose identity is resolved once' {
        $keys = @{ Version = 1; AccessKeyId = $env:AWS_ACCESS_KEY_ID; SecretAccessKey = $env:AWS_SECRET_ACCESS_KEY }
        Set-Content "$TestDrive/keys.json" ($keys | ConvertTo-Json -Compress)
        # Gives the keys and counts how often it is asked, on Windows as a batch file and elsewhere as a shell script.
        $command = $IsWindows ? "`"$TestDrive\keys.cmd`"" : "sh '$TestDrive/keys.sh'"
        Set-Content "$TestDrive/keys.cmd" '@echo asked>>"%~dp0asked"', '@type "%~dp0keys.json"'
        Set-Content "$TestDrive/keys.sh" 'cd "$(dirname "$0")"', 'echo asked >>asked', 'cat keys.json'
        Set-Content "$TestDrive/credentials" '[counted]', "credential_process = $command"

        $signer = @{ ProfileName = 'counted'; ProfileLocation = "$TestDrive/credentials" }
        $credentials = 1..50 | ForEach-Object { "j-$_" } | Get-EMRClusterSessionCredential @signer -ThrottleLimit 4
        $credentials.Count | Should -Be 50
        @(Get-Content "$TestDrive/asked").Count | Should -Be 1
    }

    It 'end when Select-Object has enough, and nothing of them is left' {
        $first = 1..40 | ForEach-Object { if ($_ -eq 1) { 'j-1' } else { "j-fault-hold-$_" } } |
            Get-EMRClusterSessionCredential -ThrottleLimit 4 | Select-Object -First 1
        $first.ClusterId | Should -Be 'j-1'
        Wait-Until { (Get-Seen).inFlight -eq 0 }
    }

    It 'end at once when the pipeline is stopped, and are waited for' {
        $shell = [powershell]::Create()
        $null = $shell.AddScript("Import-Module '$(Get-BuiltModulePath)'; 1..64 | ForEach-Object { `"j-fault-hold-`$_`" } | Get-EMRClusterSessionCredential -ThrottleLimit 16")
        $running = $shell.BeginInvoke()
        Wait-Until { (Get-Seen).held -ge 16 }
        $shell.Stop()
        { $shell.EndInvoke($running) } | Should -Throw
        $shell.InvocationStateInfo.State | Should -Be 'Stopped'
        $shell.Dispose()
        Wait-Until { (Get-Seen).inFlight -eq 0 }
        (Get-Seen).total | Should -BeLessOrEqual 16
    }
}

Describe 'A block of Use-EMRConnection that waits for another runspace' {
    BeforeAll {
        $target = @{ VirtualClusterIdentifier = 'vcemulated000000000000001'; ExecutionRoleArn = 'arn:aws:iam::123456789012:role/EMR_Exec' }
        $connection = Get-EMRCManagedEndpointSessionCredential epemulated000000010000002 @target | ConvertTo-EMRConnection JupyterGateway
        function Invoke-Waiting {
            <# .SYNOPSIS What the block of the second connection gives, after it has waited for that of the first, and for a condition. #>
            param([object] $Second, [scriptblock] $Until)
            $inside, $leave = 1..2 | ForEach-Object { [Threading.ManualResetEventSlim]::new() }
            $block = 'Use-EMRConnection { $inside.Set(); $leave.Wait(); $env:JUPYTER_GATEWAY_REQUEST_TIMEOUT } -Verbose'
            $shells = foreach ($own in $connection, $Second) {
                [powershell]::Create().AddScript("param(`$module, `$own, `$inside, `$leave) Import-Module `$module; `$own | $block").
                AddArgument((Get-BuiltModulePath)).AddArgument($own).AddArgument($inside).AddArgument($leave)
            }
            try {
                $first = $shells[0].BeginInvoke()
                $inside.Wait(30000) | Should -BeTrue
                $waiting = $shells[1].BeginInvoke()
                Wait-Until { $waiting.IsCompleted -or $shells[1].Streams.Verbose -match 'Waiting' }
                Wait-Until $Until
                $leave.Set()
                $null = $shells[0].EndInvoke($first)
                $shells[1].EndInvoke($waiting)
                if ($shells[1].Streams.Error) { throw $shells[1].Streams.Error[0] }
            }
            finally { $shells.ForEach('Dispose') }
        }
    }

    It 'has the time limit for kernels that the other one had' {
        Invoke-Waiting $connection { $true } | Should -Be '300'
    }

    It 'does not run with a token that has expired meanwhile' {
        $short = Get-EMRCManagedEndpointSessionCredential epemulated000000010000002 @target -DurationInSecond 4 | ConvertTo-EMRConnection JupyterGateway
        { Invoke-Waiting $short { $short.IsExpired } } | Should -Throw -ErrorId 'ExpiredCredential,*'
    }
}
