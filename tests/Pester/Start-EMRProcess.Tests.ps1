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
    $print = 'echo "$JUPYTER_GATEWAY_AUTH_TOKEN"'
    $printLimit = 'echo "[$JUPYTER_GATEWAY_REQUEST_TIMEOUT]"'

    # A program that says what it is, and then runs until somebody ends it, in a child of its own.
    $endless = 'echo $$; sleep 600 & echo $!; wait'
    function Wait-End([int] $Id) {
        $process = Get-Process -Id $Id -ErrorAction Ignore
        if ($process) { $process.WaitForExit(30000) | Should -BeTrue -Because "process $Id is ended with the pipeline" }
    }
}

AfterAll {
    Stop-Emulator $emulator
}

Describe 'Start-EMRProcess' -Skip:$IsWindows {
    It 'gives the variables to the program, and to nothing else' {
        $jupyter | Start-EMRProcess sh '-c', 'echo "$JUPYTER_GATEWAY_URL $JUPYTER_GATEWAY_AUTH_TOKEN"' |
            Should -Be "$($emulator.Url)/gateway/epemulated000000010000002 $token"
        $env:JUPYTER_GATEWAY_AUTH_TOKEN | Should -BeNullOrEmpty
    }

    It 'keeps the time limit for kernels that the user has set, as Use-EMRConnection does' {
        $env:JUPYTER_GATEWAY_REQUEST_TIMEOUT = '60'
        try {
            $jupyter | Start-EMRProcess sh '-c', $printLimit | Should -Be '[60]'
            $jupyter | Use-EMRConnection { $env:JUPYTER_GATEWAY_REQUEST_TIMEOUT } | Should -Be '60'
        }
        finally { Remove-Item Env:JUPYTER_GATEWAY_REQUEST_TIMEOUT }
    }

    It 'sets the time limit for kernels also while another runspace has set it' {
        $jupyter | Use-EMRConnection {
            1 | ForEach-Object -Parallel { Import-Module $using:module; $using:jupyter | Start-EMRProcess sh '-c', $using:printLimit }
        } | Should -Be '[300]'
    }

    It 'takes connections together, and credentials with a kind' {
        $jupyter, $spark | Start-EMRProcess sh '-c', 'echo "${JUPYTER_GATEWAY_AUTH_TOKEN:+set} ${SPARK_REMOTE:+set}"' | Should -Be 'set set'
        $credential | Start-EMRProcess sh '-c', $print -Kind JupyterGateway | Should -Be $token
        Start-EMRProcess -Connection $credential sh '-c', 'echo "$SPARK_REMOTE"' | Should -BeLike "sc://*"
    }

    It 'gives each of 60 programs in as many runspaces its own token' {
        $pairs = 1..60 | ForEach-Object -ThrottleLimit 16 -Parallel {
            Import-Module $using:module
            $target = $using:target
            $own = Get-EMRCManagedEndpointSessionCredential epemulated000000010000002 @target
            $seen = $own | ConvertTo-EMRConnection JupyterGateway | Start-EMRProcess sh '-c', $using:print
            [pscustomobject]@{ Own = [Net.NetworkCredential]::new('', $own.Token).Password; Seen = $seen }
        }
        @($pairs.Own | Sort-Object -Unique).Count | Should -Be 60
        $pairs.Seen | Should -Be $pairs.Own
    }

    It 'does not pass on what another runspace has set for a block' {
        $seen = $jupyter | Use-EMRConnection {
            $spark | Start-EMRProcess sh '-c', $print
            1 | ForEach-Object -Parallel {
                Import-Module $using:module
                $using:spark | Start-EMRProcess sh '-c', "$using:print; echo `"`${SPARK_REMOTE:+spark}`""
            }
        }
        $seen | Should -Be $token, '', 'spark' -Because 'the block''s own runspace has the variable, and another one has not'
    }

    It 'passes each argument on as it is' {
        $arguments = 'a b', '', '"quoted"', '$HOME', '*', "line`nbreak", '\', '-x', "it's", 'ü'
        $jupyter | Start-EMRProcess printf (@('<%s>\n') + $arguments) | Join-String -Separator "`n" |
            Should -Be (($arguments | ForEach-Object { "<$_>" }) -join "`n")
    }

    It 'takes a null array of arguments as none' {
        $jupyter | Start-EMRProcess pwd $null | Should -Not -BeNullOrEmpty
        $jupyter | Start-EMRProcess pwd -ArgumentList $null | Should -Not -BeNullOrEmpty
    }

    It 'refuses a null argument, before a call and without quoting the others' {
        $before = (Get-SeenRequest $emulator.Url).total
        { $credential | Start-EMRProcess echo -ArgumentList 'secret argument', $null } |
            Should -Throw -ErrorId 'InvalidParameter,*' -ExpectedMessage '*-ArgumentList*null*'
        (Get-SeenRequest $emulator.Url).total | Should -Be $before
        $Error[0].TargetObject | Should -Be 'ArgumentList'
        "$($Error[0] | Format-List * -Force | Out-String)" | Should -Not -BeLike '*secret argument*'
    }

    It 'refuses an argument that a program would get cut off' {
        { $jupyter | Start-EMRProcess printf '%s', "report`0--dry-run" } | Should -Throw -ErrorId 'InvalidParameter,*' -ExpectedMessage '*NUL*'
    }

    It 'does not take the first bytes for the mark of another encoding' {
        $jupyter | Start-EMRProcess printf '\376\377ABCD\n' | Should -BeLike '*ABCD'
        [int[]][char[]] ($jupyter | Start-EMRProcess printf '\357\273\277A\n') | Should -Be 0xFEFF, 65
    }

    It 'writes lines as they come, in the encoding of the console' {
        $log = [Collections.Generic.List[string]]::new()
        $fifo = Join-Path $TestDrive 'fifo'
        mkfifo $fifo
        $jupyter | Start-EMRProcess sh '-c', 'echo first; cat "$0"; printf größer', $fifo | ForEach-Object {
            $log.Add($_)
            if ($_ -eq 'first') { sh -c 'echo second > "$0"' $fifo }
        }
        $log | Should -Be 'first', 'second', 'größer'
    }

    It 'writes standard error to the error stream, which a preference of Stop does not end: <Action>' -ForEach @(
        @{ Action = 'Continue'; Errors = 'warn' }
        @{ Action = 'Stop'; Errors = 'warn' }
        @{ Action = 'SilentlyContinue'; Errors = $null }
    ) {
        $all = $jupyter | Start-EMRProcess sh '-c', 'echo warn >&2; sleep 0; echo out' -ErrorAction $Action 2>&1
        @($all | Where-Object { $_ -is [string] }) | Should -Be 'out'
        $problems = @($all | Where-Object { $_ -is [Management.Automation.ErrorRecord] })
        "$problems" | Should -Be "$Errors"
        # With this id, PowerShell shows the line as it is, without a position.
        if ($Errors) { $problems[0].FullyQualifiedErrorId | Should -BeExactly 'NativeCommandError' }
        $ErrorActionPreference = $Action
        $jupyter | Start-EMRProcess sh '-c', 'echo warn >&2; echo out' 2>$null | Should -Be 'out'
    }

    It 'writes standard error too when the connection is an argument' {
        $said = Start-EMRProcess sh '-c', 'echo told >&2' -Connection $jupyter -ErrorAction Continue 2>&1
        "$said" | Should -Be 'told'
        $said.FullyQualifiedErrorId | Should -Be 'NativeCommandError'
    }

    It 'succeeds although the program writes to standard error' {
        $null = $jupyter | Start-EMRProcess sh '-c', 'echo warn >&2' 2>$null
        $? | Should -BeTrue
    }

    It 'sets $LASTEXITCODE, and a nonzero code is an error only where PowerShell is told so' {
        $jupyter | Start-EMRProcess sh '-c', 'exit 3' -ErrorVariable problems
        $LASTEXITCODE | Should -Be 3
        $problems | Should -BeNullOrEmpty
        & {
            $PSNativeCommandUseErrorActionPreference = $true
            { $jupyter | Start-EMRProcess sh '-c', 'exit 4' -ErrorAction Stop } | Should -Throw -ErrorId 'ProgramExitedWithNonZeroCode,*' -ExpectedMessage '*exit code 4*'
        }
        $LASTEXITCODE | Should -Be 4
        $jupyter | Start-EMRProcess true
        $LASTEXITCODE | Should -Be 0
    }

    It 'runs in the current folder of PowerShell, and finds programs by a path in it' {
        Set-Content "$TestDrive/here.sh" "#!/bin/sh`npwd"
        chmod +x "$TestDrive/here.sh"
        Push-Location $TestDrive
        try {
            $jupyter | Start-EMRProcess ./here.sh | Should -Be (Resolve-Path $TestDrive).ProviderPath
            Set-Location Env:
            $jupyter | Start-EMRProcess pwd | Should -Be (Resolve-Path $TestDrive).ProviderPath
        }
        finally { Pop-Location }
    }

    It 'gives the program nothing to read' {
        $jupyter | Start-EMRProcess sh '-c', 'cat; echo end' | Should -Be 'end'
    }

    It 'refuses a program that is not there, or cannot be started, before and without a call' {
        $before = (Get-SeenRequest $emulator.Url).total
        { $credential | Start-EMRProcess no-such-program 'secret argument' } | Should -Throw -ErrorId 'ProgramNotFound,*' -ExpectedMessage "*'no-such-program' was not found*"
        { $credential | Start-EMRProcess Get-Item } | Should -Throw -ErrorId 'ProgramNotFound,*'
        (Get-SeenRequest $emulator.Url).total | Should -Be $before
        [IO.File]::WriteAllBytes("$TestDrive/broken", [byte[]] (0x7f, 0x45, 0x4c, 0x46, 0))
        chmod +x "$TestDrive/broken"
        { $jupyter | Start-EMRProcess "$TestDrive/broken" 'secret argument' } | Should -Throw -ErrorId 'ProgramNotStarted,*'
        "$($Error[0] | Format-List * -Force | Out-String)" | Should -Not -BeLike '*secret argument*'
    }

    It 'starts nothing without a connection' {
        @() | Start-EMRProcess sh '-c', "touch '$TestDrive/ran'"
        "$TestDrive/ran" | Should -Not -Exist
    }

    It 'ends the process tree when Select-Object has enough' {
        $id = $jupyter | Start-EMRProcess sh '-c', $endless | Select-Object -First 2
        $id | ForEach-Object { Wait-End $_ }
    }

    It 'ends the process tree when the pipeline is stopped' {
        $output = [Management.Automation.PSDataCollection[psobject]]::new()
        $two = [Threading.ManualResetEventSlim]::new()
        $shell = [powershell]::Create().AddScript({
                param($module, $connection, $endless, $two)
                Import-Module $module
                $connection | Start-EMRProcess sh '-c', $endless | ForEach-Object { $_; if (++$lines -eq 2) { $two.Set() } }
            }).AddArgument($module).AddArgument($jupyter).AddArgument($endless).AddArgument($two)
        $running = $shell.BeginInvoke([Management.Automation.PSDataCollection[psobject]]::new(), $output)
        $two.Wait(30000) | Should -BeTrue
        $shell.Stop()
        { $shell.EndInvoke($running) } | Should -Throw
        $shell.InvocationStateInfo.State | Should -Be 'Stopped'
        $shell.Dispose()
        $output.Count | Should -Be 2
        $output | ForEach-Object { Wait-End $_ }
    }

    It 'shows no secret in arguments, errors or verbose messages' {
        $all = $jupyter | Start-EMRProcess sh '-c', 'tr "\0" " " < /proc/$$/cmdline 2>/dev/null; exit 1' -Verbose *>&1
        "$all" | Should -BeLike '*JUPYTER_GATEWAY_AUTH_TOKEN, *JUPYTER_GATEWAY_URL*'
        "$all" | Should -Not -BeLike "*$token*"
    }
}
