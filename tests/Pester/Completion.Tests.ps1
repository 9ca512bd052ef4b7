BeforeDiscovery {
    $vc = 'vcemulated000000000000002'
    $lines = @(
        @{ Line = 'Get-EMRClusterSessionCredential '; Expected = 'j-EMULATED00001', 'j-EMULATED00002', 'j-EMULATED00004', 'j-EMULATED00005' }
        @{ Line = 'Get-EMRClusterSessionCredential -ClusterId j-EMULATED00002'; Expected = 'j-EMULATED00002' }
        @{ Line = 'Get-EMRClusterSessionCredential -JobFlowId etl'; Expected = 'j-EMULATED00002', 'j-EMULATED00005' }
        @{ Line = 'Get-EMRSessionEndpoint -ClusterId etl-5'; Expected = 'j-EMULATED00005' }
        @{ Line = 'Get-EMRSessionEndpoint -ClusterId j-EMULATED00005 -SessionId '; Expected = 'is-EMU0000500001', 'is-EMU0000500002' }
        @{ Line = 'Get-EMRServerlessSessionEndpoint -ApplicationId '; Expected = '00emulated000001' }
        @{ Line = 'Get-EMRServerlessSessionEndpoint -ApplicationId 00emulated000001 -SessionId '; Expected = '00s0000010000001', '00s0000010000002' }
        @{ Line = 'Get-EMRServerlessSessionEndpoint -SessionId 00s00000100'; Expected = '00s0000010000001', '00s0000010000002' }
        @{ Line = 'Get-EMRCManagedEndpointSessionCredential -VirtualClusterIdentifier etl'; Expected = $vc }
        @{ Line = "Get-EMRCManagedEndpointSessionCredential -VirtualClusterId $vc -EndpointIdentifier "; Expected = 'epemulated000000020000001', 'epemulated000000020000002' }
        @{ Line = 'Get-EMRCManagedEndpointSessionCredential -EndpointId spark'; Expected = 'epemulated000000010000002', 'epemulated000000020000002' }
        @{ Line = 'Find-EMRSessionTarget -Kind ManagedEndpoint -State TERM'; Expected = 'TERMINATED', 'TERMINATED_WITH_ERRORS', 'TERMINATING' }
        @{ Line = 'Find-EMRSessionTarget -Kind Clu'; Expected = 'Cluster', 'ClusterSession' }
        @{ Line = 'Find-EMRSessionTarget et'; Expected = 'etl-2', 'etl-5' }
        @{ Line = 'Find-EMRSessionTarget -Kind ManagedEndpoint -Name spark-1'; Expected = 'spark-1-2' }
        @{ Line = 'Find-EMRSessionTarget -Kind ManagedEndpoint -Owner '; Expected = 'analytics-vc-1', 'etl-vc-2' }
        @{ Line = 'Get-EMRCManagedEndpointSessionCredential -Select '; Expected = @(
                '*', 'Id', 'Credentials', 'Credentials.Token', 'EndpointCredentials', 'EndpointCredentials.Token', 'ExpiresAt'
                'ResponseMetadata', 'ResponseMetadata.RequestId', 'HttpStatusCode', '^EndpointIdentifier', '^VirtualClusterIdentifier'
                '^ExecutionRoleArn', '^CredentialType', '^DurationInSecond', '^Duration', '^LogContext', '^ClientToken'
            )
        }
        @{ Line = 'Get-EMROnClusterAppUIPresignedURL -Select ^'; Expected = '^ClusterId', '^OnClusterAppUIType', '^ApplicationId', '^ExecutionRoleArn', '^DryRun' }
        @{ Line = 'Stop-EMRServerlessSession -Select ^'; Expected = '^SessionId', '^ApplicationId' }
        @{ Line = 'Get-EMRClusterSessionCredential -Select credentials.u'; Expected = 'Credentials.UsernamePassword', 'Credentials.UsernamePassword.Username', 'Credentials.UsernamePassword.Password' }
        @{ Line = 'Get-EMRServerlessSessionEndpoint -Select ^s'; Expected = '^SessionId' }
        @{ Line = 'Get-EMRCManagedEndpointSessionCredential -Duration '; Expected = '0:15', '0:30', '1:00', '4:00', '8:00', '12:00' }
        @{ Line = 'Get-EMRCManagedEndpointSessionCredential -DurationInSecond 1'; Expected = '1800', '14400' }
        @{ Line = 'Get-EMRClusterSessionCredential -MinimumValidity 0:1'; Expected = '0:10', '0:15' }
        @{ Line = 'Update-EMRSessionCredential -IfExpiringWithin 0:0'; Expected = '0:01', '0:05' }
        @{ Line = 'ConvertTo-EMRConnection -Kind J'; Expected = 'Jdbc', 'JupyterGateway' }
        @{ Line = 'ConvertTo-EMRConnection -JdbcDriver '; Expected = 'Hive2', 'Presto', 'Trino' }
    )
    $silent = @(
        @{ Line = 'Get-EMRClusterSessionCredential -ProfileName nobody -ClusterId '; Why = 'there is no such profile' }
        @{ Line = 'Get-EMRClusterSessionCredential -EndpointUrl http://127.0.0.1:1 -ClusterId '; Why = 'nobody answers there' }
        @{ Line = 'Get-EMRClusterSessionCredential -EndpointUrl not/a/url -ClusterId '; Why = 'the URL is none' }
        @{ Line = 'Get-EMRClusterSessionCredential -AccessKey AKIDUNKNOWN -SecretKey x -ClusterId '; Why = 'the keys are refused' }
        @{ Line = 'Get-EMRClusterSessionCredential -ProfileLocation nosuch:/x -ClusterId '; Why = 'the path has no drive' }
    )
}

BeforeAll {
    Import-Module "$PSScriptRoot/TestSetup.psm1" -Force
    Import-Module (Get-BuiltModulePath) -Force
    $emulator = Start-Emulator
    Set-TestIdentity -Url $emulator.Url
    $vc = 'vcemulated000000000000002'
    # The first call of a process compiles what it needs; completion has two seconds.
    $null = Find-EMRSessionTarget

    function Get-Completion([string] $Line) { (TabExpansion2 $Line -cursorColumn $Line.Length).CompletionMatches }
    function Get-OwnParameter([Management.Automation.CommandInfo] $Command) {
        $common = [Management.Automation.Cmdlet]::CommonParameters + [Management.Automation.Cmdlet]::OptionalCommonParameters
        $Command.Parameters.Values | Where-Object Name -NotIn $common
    }
}

AfterAll {
    Stop-Emulator $emulator
}

Describe 'Completion' {
    It '<Line>' -ForEach $lines {
        @((Get-Completion $Line).CompletionText) | Should -Be @($Expected)
    }

    It 'tells name and state in the tooltip' {
        (Get-Completion 'Get-EMRClusterSessionCredential -ClusterId j-EMULATED00002').ToolTip | Should -Be 'etl-2, RUNNING'
    }

    It 'asks once a minute for the same' {
        $null = Get-Completion 'Get-EMRClusterSessionCredential -Region eu-north-1 -ClusterId '
        Clear-SeenRequest $emulator.Url
        $null = Get-Completion 'Get-EMRClusterSessionCredential -Region eu-north-1 -ClusterId et'
        (Get-SeenRequest $emulator.Url).total | Should -Be 0
    }

    It 'asks where and as whom the line says' {
        Clear-SeenRequest $emulator.Url
        $where = 'eu-south-1'
        Get-Completion 'Get-EMRClusterSessionCredential -RegionToCall $where -ClusterId ' | Should -Not -BeNullOrEmpty
        $where | Should -Be 'eu-south-1'
        (Get-SeenRequest $emulator.Url).requests.region | Sort-Object -Unique | Should -Be 'eu-south-1'
    }

    It 'asks nothing where only running the line would tell as whom' {
        Clear-SeenRequest $emulator.Url
        Get-Completion 'Get-EMRClusterSessionCredential -ProfileName (Get-Date) -ClusterId j-' | Should -BeNullOrEmpty
        (Get-SeenRequest $emulator.Url).total | Should -Be 0
    }

    It 'asks nothing where a splatted variable may tell as whom' {
        Clear-SeenRequest $emulator.Url
        $aws = @{ Region = 'ap-south-1' }
        Get-Completion 'Get-EMRClusterSessionCredential @aws -ClusterId j-' | Should -BeNullOrEmpty
        $aws.Region | Should -Be 'ap-south-1'
        (Get-SeenRequest $emulator.Url).total | Should -Be 0
    }

    It 'asks where a default of $PSDefaultParameterValues says: <Key>' -ForEach @(
        @{ Key = '*-EMR*:Region'; Value = 'eu-west-2'; Asked = 'eu-west-2' }
        @{ Key = 'get-emrclustersessioncredential:RegionToCall'; Value = 'eu-west-1'; Asked = 'eu-west-1' }
        @{ Key = 'Get-Item:Region'; Value = 'eu-west-2'; Asked = $env:AWS_REGION }
        @{ Key = '*-EMR*:Region'; Value = { 'eu-west-2' }; Asked = $null }
    ) {
        Clear-SeenRequest $emulator.Url
        $PSDefaultParameterValues = @{ $Key = $Value }
        $PSDefaultParameterValues.Count | Should -Be 1
        $null = Get-Completion "Get-EMRClusterSessionCredential -MaxAttempts 1 -ClusterId $([guid]::NewGuid())"
        (Get-SeenRequest $emulator.Url).requests.region | Sort-Object -Unique | Should -Be $Asked
    }

    It 'asks an unencrypted endpoint only where -AllowUnencryptedEndpoint is true' {
        Clear-SeenRequest $emulator.Url
        # The emulator as the proxy sees what would be sent to another host.
        $line = "Get-EMRClusterSessionCredential -AllowUnencryptedEndpoint:{0} -EndpointUrl http://emr.example -Proxy $($emulator.Url) -ClusterId j"
        $null = Get-Completion ($line -f '$false')
        (Get-SeenRequest $emulator.Url).total | Should -Be 0
        $null = Get-Completion ($line -f '$true')
        (Get-SeenRequest $emulator.Url).total | Should -BeGreaterThan 0
    }

    It 'heeds $StoredAWSRegion' {
        Clear-SeenRequest $emulator.Url
        $StoredAWSRegion = 'ap-east-1'
        Get-Completion 'Get-EMRClusterSessionCredential -ClusterId j-' | Should -Not -BeNullOrEmpty
        $StoredAWSRegion | Should -Be 'ap-east-1'
        (Get-SeenRequest $emulator.Url).requests.region | Sort-Object -Unique | Should -Be 'ap-east-1'
    }

    It 'completes a name with wildcard characters as a pattern that finds it' {
        $name = "it's [x] *"
        $null = Start-EMRSession j-EMULATED00002 -Name $name -Wait -PollIntervalSec 0.05
        # In a region of its own: names are remembered for a minute.
        $line = 'Find-EMRSessionTarget -Region eu-north-1 -Kind ClusterSession -Name '
        $offered = (Get-Completion "${line}it").CompletionText
        (Invoke-Expression "$line$offered").Name | Should -Be $name
    }

    It 'has nothing to offer, and no error, when <Why>' -ForEach $silent {
        $Error.Clear()
        Get-Completion $Line | Should -BeNullOrEmpty
        $Error | Should -BeNullOrEmpty
    }

    It 'offers the role of the endpoint on the line first, then the roles that were used before, the last one first' {
        $roles = 'arn:aws:iam::123456789012:role/One', 'arn:aws:iam::123456789012:role/Two'
        $null = Get-EMRCManagedEndpointSessionCredential ep1 -VirtualClusterId $vc -ExecutionRoleArn $roles[0]
        $null = Get-EMRClusterSessionCredential j-1 -ExecutionRoleArn $roles[1]
        $endpoint = Find-EMRSessionTarget -Kind ManagedEndpoint | Where-Object EndpointId -EQ epemulated000000020000002
        $line = "Get-EMRCManagedEndpointSessionCredential -VirtualClusterId $vc"

        $offered = Get-Completion "$line -EndpointIdentifier epemulated000000020000002 -ExecutionRoleArn "

        $offered[0..2].CompletionText | Should -Be $endpoint.ExecutionRoleArn, $roles[1], $roles[0]
        $offered[0].ToolTip | Should -Be "the role of $($endpoint.Name)"
        (Get-Completion "$line $($endpoint.EndpointArn) -RoleArn arn:")[0].CompletionText | Should -Be $endpoint.ExecutionRoleArn
        (Get-Completion 'Get-EMRClusterSessionCredential -ExecutionRoleArn ')[0].CompletionText | Should -Be $roles[1]
    }

    It 'knows -Select behind a name that the user made for the cmdlet' {
        Set-Alias Get-TestToken Get-EMRCManagedEndpointSessionCredential -Scope Global
        try { (Get-Completion 'Get-TestToken -Select EndpointC').CompletionText | Should -Be 'EndpointCredentials', 'EndpointCredentials.Token' }
        finally { Remove-Item Alias:Get-TestToken }
    }

    It 'offers profiles of a credentials file whose path is relative' {
        Push-Location $TestDrive
        try {
            Set-Content own-credentials "[of-a-file]`naws_access_key_id = AKIDEXAMPLE`naws_secret_access_key = x"
            (Get-Completion 'Get-EMRClusterSessionCredential -ProfileLocation own-credentials -ProfileName ').CompletionText | Should -Contain 'of-a-file'
        }
        finally { Pop-Location }
    }

    Context 'of all parameters of all cmdlets' {
        BeforeAll {
            $null = New-Item -ItemType Directory "$TestDrive/folder"
            Push-Location "$TestDrive/folder"
            # One for each beginning: a file must not be offered whatever is typed.
            foreach ($letter in [char[]] 'abcdefghijklmnopqrstuvwxyz0123456789-_') { Set-Content "$letter-file" 'x' }
            Set-Content broken '[unfinished'
            # Paths, and a program with its arguments.
            $paths = 'ProfileLocation', 'FilePath', 'ArgumentList'
        }

        AfterAll { Pop-Location }

        It 'offers file names for paths and programs alone, and has no error: <_>' -ForEach @(
            '', 'a', 'c', '-', '0', "'e", './'
        ) {
            $Error.Clear()
            foreach ($command in Get-Command -Module EmrSessionCredentials) {
                foreach ($parameter in Get-OwnParameter $command | Where-Object SwitchParameter -EQ $false) {
                    $offered = Get-Completion "$command -$($parameter.Name) $_"
                    $files = @($offered | Where-Object ResultType -In 'ProviderItem', 'ProviderContainer')
                    if ($parameter.Name -notin $paths) { $files | Should -BeNullOrEmpty -Because "$command -$($parameter.Name) is not a path" }
                }
            }
            $Error | Should -BeNullOrEmpty
        }

        It 'still offers file names for -<Parameter> of <Command>' -ForEach @(
            @{ Command = 'Get-EMRClusterSessionCredential'; Parameter = 'ProfileLocation' }
            @{ Command = 'Start-EMRProcess'; Parameter = 'FilePath' }
            @{ Command = 'Start-EMRProcess'; Parameter = 'ArgumentList' }
        ) {
            (Get-Completion "$Command -$Parameter ./a").CompletionText | Should -BeLike '*a-file'
        }

        It 'has no error and no file names where the credentials file is broken' {
            $Error.Clear()
            Get-Completion 'Get-EMRClusterSessionCredential -ProfileLocation ./broken -ProfileName b' | Should -BeNullOrEmpty
            $Error | Should -BeNullOrEmpty
        }

        It 'asks for nothing, and so needs no user' {
            $said = Invoke-FreshPowerShell @"
Import-Module '$(Get-BuiltModulePath)'
foreach (`$command in Get-Command -Module EmrSessionCredentials) {
    foreach (`$parameter in `$command.Parameters.Keys) {
        `$line = "`$command -NetworkCredential someone -`$parameter "
        `$null = TabExpansion2 `$line -cursorColumn `$line.Length
    }
}
'done'
"@
            $said | Should -Be 'done'
        }
    }

    It 'makes one argument of a name, whatever is in it: <Name>' -ForEach @(
        @{ Name = "tonight$([char]0x2019); Write-Output INJECTED; $([char]0x2018)"; Region = 'eu-west-1' }
        @{ Name = "tonight's $([char]0x201A)load$([char]0x201B)"; Region = 'eu-west-2' }
        @{ Name = '-Tonight'; Region = 'eu-west-3' }
    ) {
        $null = Start-EMRServerlessSession 00emulated000001 -ExecutionRoleArn arn:aws:iam::123456789012:role/R -Name $Name -Wait
        # Another region, since names are kept for a while.
        $offered = @(Get-Completion "Find-EMRSessionTarget -Region $Region -Kind ServerlessSession -Name ").CompletionText
        $offered | ForEach-Object { Invoke-Expression "Write-Output -InputObject $_" } | Should -Contain $Name
    }

    It 'offers no name that would move the cursor of the terminal' {
        Set-Content "$TestDrive/odd" "[plain]`naws_access_key_id = AKID`naws_secret_access_key = s`n[escape`e[2J]`naws_access_key_id = AKID`naws_secret_access_key = s"
        (Get-Completion "Get-EMRClusterSessionCredential -ProfileLocation '$TestDrive/odd' -ProfileName ").CompletionText | Should -Be 'plain'
    }

    It 'completes -Select for a module that was imported with a prefix' {
        Invoke-FreshPowerShell "Import-Module '$(Get-BuiltModulePath)' -Prefix My; `$line = 'Get-MyEMRClusterSessionCredential -Select '; (TabExpansion2 `$line `$line.Length).CompletionMatches[0].CompletionText" |
            Should -Be '*'
    }
}
