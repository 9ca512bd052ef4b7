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
    # The first call of a process compiles what it needs; completion has two seconds.
    $null = Find-EMRSessionTarget

    function Get-Completion([string] $Line) { (TabExpansion2 $Line -cursorColumn $Line.Length).CompletionMatches }
    function Clear-Seen { Invoke-RestMethod "$($emulator.Url)/_emulator/requests" -Method Delete }
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
        Clear-Seen
        $null = Get-Completion 'Get-EMRClusterSessionCredential -Region eu-north-1 -ClusterId et'
        (Get-SeenRequest $emulator.Url).total | Should -Be 0
    }

    It 'asks where and as whom the line says' {
        Clear-Seen
        $where = 'eu-south-1'
        Get-Completion 'Get-EMRClusterSessionCredential -RegionToCall $where -ClusterId ' | Should -Not -BeNullOrEmpty
        $where | Should -Be 'eu-south-1'
        (Get-SeenRequest $emulator.Url).requests.region | Sort-Object -Unique | Should -Be 'eu-south-1'
    }

    It 'asks nothing where only running the line would tell as whom' {
        Clear-Seen
        Get-Completion 'Get-EMRClusterSessionCredential -ProfileName (Get-Date) -ClusterId j-' | Should -BeNullOrEmpty
        (Get-SeenRequest $emulator.Url).total | Should -Be 0
    }

    It 'heeds $StoredAWSRegion' {
        Clear-Seen
        $StoredAWSRegion = 'ap-east-1'
        Get-Completion 'Get-EMRClusterSessionCredential -ClusterId j-' | Should -Not -BeNullOrEmpty
        $StoredAWSRegion | Should -Be 'ap-east-1'
        (Get-SeenRequest $emulator.Url).requests.region | Sort-Object -Unique | Should -Be 'ap-east-1'
    }

    It 'has nothing to offer, and no error, when <Why>' -ForEach $silent {
        $Error.Clear()
        Get-Completion $Line | Should -BeNullOrEmpty
        $Error | Should -BeNullOrEmpty
    }
}
