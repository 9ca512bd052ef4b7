BeforeDiscovery {
    $role = 'arn:aws:iam::123456789012:role/EMR_Exec'
    $kinds = @(
        @{
            Noun = 'EMRSession'; Owner = 'ClusterId'; OwnerId = 'j-EMULATED00002'; Start = @{ ClusterId = 'j-EMULATED00002'; ExecutionRoleArn = $role }
            Kind = 'ClusterSession'; Endpoint = 'Get-EMRSessionEndpoint'; Service = 'elasticmapreduce'; Refused = 'j-EMULATED00003'
            Optional = 'SessionIdleTimeoutInMinute', 'MonitoringConfiguration_S3LoggingConfiguration_Enabled'; Tables = 'EngineConfiguration', 'Tag'
            Members = 'Id', 'ClusterId', 'Arn', 'AccountId', 'State'
        }
        @{
            Noun = 'EMRServerlessSession'; Owner = 'ApplicationId'; OwnerId = '00emulated000001'; Start = @{ ApplicationId = '00emulated000001'; ExecutionRoleArn = $role }
            Kind = 'ServerlessSession'; Endpoint = 'Get-EMRServerlessSessionEndpoint'; Service = 'emr-serverless'; Refused = '00emulated000003'
            Optional = 'IdleTimeoutMinute'; Tables = 'ConfigurationOverrides_RuntimeConfiguration', 'Tag'
            Members = 'ApplicationId', 'SessionId', 'Arn'
        }
    )
}

BeforeAll {
    Import-Module "$PSScriptRoot/TestSetup.psm1" -Force
    Import-Module (Get-BuiltModulePath) -Force
    $emulator = Start-Emulator
    Set-TestIdentity -Url $emulator.Url

    function Get-CallCount([string] $Operation) { @((Get-SeenRequest $emulator.Url).requests | Where-Object operation -EQ $Operation).Count }
}

AfterAll {
    Stop-Emulator $emulator
}

Describe 'Start-<Noun> and Stop-<Noun>' -ForEach $kinds {
    BeforeEach {
        Clear-Fault $emulator.Url; Clear-SeenRequest $emulator.Url; Clear-Account $emulator.Url
    }

    It 'give a session with the members of AWS.Tools, which pipes into the endpoint cmdlet and to its end' {
        Set-Account $emulator.Url @{ sessionPolls = 2 }
        $session = & "Start-$Noun" @Start -Name daily -Wait -PollIntervalSec 0.01

        $session.PSTypeNames[0] | Should -Be "EmrSessionCredentials.${Kind}Target"
        $session.State | Should -Be 'IDLE'
        $session.Name | Should -Be 'daily'
        foreach ($member in $Members | Where-Object { $_ -ne 'AccountId' }) { $session.$member | Should -Not -BeNullOrEmpty -Because $member }
        Get-CallCount GetSession | Should -Be 3
        $credential = $session | & $Endpoint
        $credential.SessionId | Should -Be $session.SessionId
        $credential.Token | Should -BeOfType securestring
        ($session | & "Stop-$Noun").State | Should -Be 'TERMINATING'
        $session | & $Endpoint -ErrorAction SilentlyContinue -ErrorVariable problems | Should -BeNullOrEmpty
        "$($problems[0])" | Should -BeLike '*TERMINATING*'
    }

    It 'send a request that failed again with the same client token' {
        Add-Fault $emulator.Url internal-1 $OwnerId
        $null = & "Start-$Noun" @Start
        $tokens = @((Get-SeenRequest $emulator.Url).requests | Where-Object operation -EQ StartSession).clientToken
        $tokens.Count | Should -Be 2
        $tokens[0] | Should -Not -BeNullOrEmpty
        $tokens[1] | Should -Be $tokens[0]
    }

    It 'answer without -Wait what the service answers' {
        (& "Start-$Noun" @Start).State | Should -Be 'SUBMITTED'
        Get-CallCount GetSession | Should -Be 0
    }

    It 'take several from the pipeline, in order, and an error belongs to its item' {
        $ids = $OwnerId, $Refused, $OwnerId
        $sessions = $ids | & "Start-$Noun" -ExecutionRoleArn $Start.ExecutionRoleArn -ErrorAction SilentlyContinue -ErrorVariable problems
        $sessions.$Owner | Should -Be $OwnerId, $OwnerId
        $problems.TargetObject | Should -Be $Refused
        @($sessions | & "Stop-$Noun").SessionId | Should -Be $sessions.SessionId
    }

    It 'starts one at a time, so that no session is lost when <When>' -ForEach @(
        @{ When = 'the pipeline has enough'; Run = { 1..4 | ForEach-Object { $OwnerId } | & "Start-$Noun" -ExecutionRoleArn $Start.ExecutionRoleArn | Select-Object -First 1 } }
        @{ When = 'an error ends it'; Run = {
                $started = [Collections.Generic.List[object]]::new()
                try { $OwnerId, $Refused, $OwnerId, $OwnerId | & "Start-$Noun" -ExecutionRoleArn $Start.ExecutionRoleArn -ErrorAction Stop | ForEach-Object { $started.Add($_) } } catch { $null = $_ }
                $started
            }
        }
    ) {
        $sessions = @(& $Run)
        $sessions.Count | Should -Be 1
        @((Get-SeenRequest $emulator.Url).requests | Where-Object { $_.operation -eq 'StartSession' -and $_.status -eq 200 }).Count | Should -Be 1
        Add-Fault $emulator.Url delay-300 StartSession
        $null = 1..4 | ForEach-Object { $OwnerId } | & "Start-$Noun" -ExecutionRoleArn $Start.ExecutionRoleArn
        (Get-SeenRequest $emulator.Url).maxInFlight | Should -Be 1
    }

    It 'an empty cell of a table is no value of <_>' -ForEach (@($Optional) + 'Name') {
        $row = @{ $Owner = $OwnerId; ExecutionRoleArn = $Start.ExecutionRoleArn; $_ = '' }
        [pscustomobject] $row | & "Start-$Noun" -Select "^$_" | Should -BeNullOrEmpty
        Get-CallCount StartSession | Should -Be 1
    }

    It 'an empty text is an error of <_>, which takes a table' -ForEach $Tables {
        $empty = @{ $_ = '' }
        { & "Start-$Noun" @Start @empty } | Should -Throw -ErrorId '*Argument*'
        Get-CallCount StartSession | Should -Be 0
    }

    It 'refuses <What> in the pipeline, and starts nothing' -ForEach @(
        @{ What = 'a number'; Item = { 12345 }; Id = 'InputObjectNotBound,*' }
        @{ What = 'a target of another kind'; Item = { Find-EMRSessionTarget -Kind ManagedEndpoint | Select-Object -First 1 }; Id = 'ParameterArgumentTransformationError,*' }
        @{ What = 'a session'; Item = { Find-EMRSessionTarget -Kind $Kind | Select-Object -First 1 }; Id = 'ParameterArgumentTransformationError,*' }
    ) {
        & $Item | & "Start-$Noun" -ExecutionRoleArn $Start.ExecutionRoleArn -ErrorAction SilentlyContinue -ErrorVariable problems | Should -BeNullOrEmpty
        $problems[0].FullyQualifiedErrorId | Should -BeLike $Id
        Get-CallCount StartSession | Should -Be 0
    }

    It 'end what Find-EMRSessionTarget found, live and deserialized' {
        $session = & "Start-$Noun" @Start -Name ended-by-find -Wait -PollIntervalSec 0.01
        $found = Find-EMRSessionTarget -Kind $Kind -Name ended-by-find
        ([Management.Automation.PSSerializer]::Deserialize([Management.Automation.PSSerializer]::Serialize($found)) | & "Stop-$Noun" -WhatIf) | Should -BeNullOrEmpty
        ($found | & "Stop-$Noun").SessionId | Should -Be $session.SessionId
        Find-EMRSessionTarget -Kind $Kind -Name ended-by-find | Should -BeNullOrEmpty
    }

    It 'do nothing with -WhatIf, -Force or not' {
        & "Start-$Noun" @Start -WhatIf | Should -BeNullOrEmpty
        & "Start-$Noun" @Start -WhatIf -Force | Should -BeNullOrEmpty
        $session = & "Start-$Noun" @Start
        $session | & "Stop-$Noun" -WhatIf -Force | Should -BeNullOrEmpty
        & { $WhatIfPreference = $true; $session | & "Stop-$Noun" -Force } | Should -BeNullOrEmpty
        Get-CallCount StartSession | Should -Be 1
        Get-CallCount TerminateSession | Should -Be 0
    }

    It 'ask when $ConfirmPreference says so, and not with -Force' {
        $script = "Import-Module '$(Get-BuiltModulePath)'; `$ConfirmPreference = 'Medium'; try { Start-$Noun $OwnerId -ExecutionRoleArn $($Start.ExecutionRoleArn) -ErrorAction Stop } catch { `$_.Exception.Message }"
        Invoke-FreshPowerShell $script | Should -BeLike '*NonInteractive*'
        Get-CallCount StartSession | Should -Be 0
        $ConfirmPreference = 'Low'
        (& "Start-$Noun" @Start -Force).State | Should -Be 'SUBMITTED'
    }

    It '-Select gives members of the response and parameters' {
        foreach ($member in $Members) { & "Start-$Noun" @Start -Select $member | Should -Not -BeNullOrEmpty -Because $member }
        & "Start-$Noun" @Start -Select "^$Owner" | Should -Be $OwnerId
        { & "Start-$Noun" @Start -Select Nonsense } | Should -Throw -ErrorId 'InvalidSelect,*'
        $session = & "Start-$Noun" @Start
        $session | & "Stop-$Noun" -Select SessionId | Should -Be $session.SessionId
    }

    It '-Wait ends with the reason when the session fails, and the target is the session' {
        Add-Fault $emulator.Url sessionfailed "${Service}:GetSession"
        & "Start-$Noun" @Start -Wait -ErrorAction SilentlyContinue -ErrorVariable problems | Should -BeNullOrEmpty
        $problems[0].FullyQualifiedErrorId | Should -BeLike 'SessionEnded,*'
        $problems[0].CategoryInfo.Category | Should -Be 'ResourceUnavailable'
        "$($problems[0])" | Should -BeLike '*ran out of memory*'
        $problems[0].TargetObject | Should -Not -Be $OwnerId
        "$($problems[0])" | Should -BeLike "*`n$($problems[0].TargetObject): *"
    }

    It '-Wait gives up in time, and the session can be stopped by the target of the error' {
        Set-Account $emulator.Url @{ sessionPolls = 1000 }
        & "Start-$Noun" @Start -Wait -WaitTimeoutSec 1 -PollIntervalSec 600 -ErrorAction SilentlyContinue -ErrorVariable problems | Should -BeNullOrEmpty
        $problems[0].FullyQualifiedErrorId | Should -BeLike 'SessionNotReady,*'
        "$($problems[0])" | Should -BeLike 'Wait longer, or stop the session*-WaitTimeoutSec *'
        $rest = @{ $Owner = $OwnerId }
        (& "Stop-$Noun" $problems[0].TargetObject @rest).State | Should -Be 'TERMINATING'
    }

    It 'blame the session that is not there, and not the settings of the cluster' {
        $rest = @{ $Owner = $OwnerId }
        & "Stop-$Noun" 00nosuchsession0 @rest -ErrorAction SilentlyContinue -ErrorVariable problems
        "$($problems[0])" | Should -BeLike 'Check *identifiers*region and account.*'
        "$($problems[0])" | Should -Not -BeLike '*security configuration*'
    }

    It 'refuse <_> before any request' -ForEach '', '.', '..', "a`nb" {
        & "Start-$Noun" $_ -ExecutionRoleArn $Start.ExecutionRoleArn -ErrorAction SilentlyContinue -ErrorVariable problems | Should -BeNullOrEmpty
        $problems[0].FullyQualifiedErrorId | Should -BeLike 'InvalidParameter,*'
        (Get-SeenRequest $emulator.Url).total | Should -Be 0
    }

    It 'complete ids' {
        $line = "Stop-$Noun -$Owner $OwnerId -SessionId "
        (TabExpansion2 $line -cursorColumn $line.Length).CompletionMatches.Count | Should -Be 2
        $line = "Start-$Noun $($OwnerId.Substring(0, 8))"
        (TabExpansion2 $line -cursorColumn $line.Length).CompletionMatches.CompletionText | Should -Contain $OwnerId
    }
}

Describe 'The parameters of a new session' {
    It 'take settings as <What>' -ForEach @(
        @{ What = 'a table'; Value = { @{ Classification = 'spark-defaults'; Properties = @{ a = 1 }; Configurations = @(@{ Classification = 'inner'; Properties = @{ b = 'c' } }) } } }
        @{ What = 'JSON'; Value = { '[{"classification":"spark-defaults","properties":{"a":1},"configurations":[{"Classification":"inner","Properties":{"b":"c"}}]}]' | ConvertFrom-Json } }
        @{ What = 'JSON as a table'; Value = { '{"classification":"spark-defaults","properties":{"a":1},"configurations":[{"Classification":"inner","Properties":{"b":"c"}}]}' | ConvertFrom-Json -AsHashtable } }
        @{ What = 'an object with a generic dictionary, as of AWS.Tools'; Value = { $properties = [Collections.Generic.Dictionary[string, string]]::new(); $properties['a'] = '1'
                [pscustomobject]@{ Classification = 'spark-defaults'; Properties = $properties; Configurations = @(@{ Classification = 'inner'; Properties = @{ b = 'c' } }) } }
        }
        @{ What = 'an object'; Value = { [pscustomobject]@{ Classification = 'spark-defaults'; Properties = @{ a = 1 }; Configurations = [pscustomobject]@{ Classification = 'inner'; Properties = @{ b = 'c' } } } } }
    ) {
        $read = [EmrSessionCredentials.Binding.ConfigurationTransformationAttribute]::new().Transform($null, (& $Value))
        $read.Count | Should -Be 1
        $read[0].Classification | Should -Be 'spark-defaults'
        $read[0].Properties['a'] | Should -Be '1'
        $read[0].Configurations[0].Properties['b'] | Should -Be 'c'
        "$($read[0])" | Should -Be 'spark-defaults: a'
    }

    It 'refuse settings with <What>' -ForEach @(
        @{ What = 'no classification'; Value = { @{ Properties = @{} } }; Said = '*It needs a Classification.*' }
        @{ What = 'another member'; Value = { @{ Classification = 'x'; Property = @{ a = 'b' } } }; Said = '*It cannot have Property.*' }
        @{ What = 'properties that are a text'; Value = { @{ Classification = 'x'; Properties = 'a=b' } }; Said = '*Its Properties are a table*' }
    ) {
        { Start-EMRSession j-1 -EngineConfiguration (& $Value) } | Should -Throw $Said
    }

    It 'take tags as <What>' -ForEach @(
        @{ What = 'a table'; Value = { @{ team = 'etl'; cost = 'a' } } }
        @{ What = 'a table with key and value, and one without'; Value = { @{ key = 'team'; value = 'etl' }, @{ Key = 'cost'; VALUE = 'a' } } }
        @{ What = 'objects with Key and Value'; Value = { @{ Key = 'team'; Value = 'etl' }, [pscustomobject]@{ Key = 'cost'; Value = 'a' } } }
    ) {
        $read = [EmrSessionCredentials.Binding.TagTransformationAttribute]::new().Transform($null, (& $Value))
        $read['team'] | Should -Be 'etl'
        $read['cost'] | Should -Be 'a'
        $read.Count | Should -Be 2
    }

    It 'take one tag as an object' {
        $read = [EmrSessionCredentials.Binding.TagTransformationAttribute]::new().Transform($null, [pscustomobject]@{ Key = 'team'; Value = 'etl' })
        $read['team'] | Should -Be 'etl'
    }

    It 'take one tag as a table, in any case' {
        $read = [EmrSessionCredentials.Binding.TagTransformationAttribute]::new().Transform($null, @{ key = 'team'; value = 'etl' })
        $read['team'] | Should -Be 'etl'
        $read.Count | Should -Be 1
    }

    It 'take a type of log without a list as one with an empty list' {
        (Start-EMRSession j-EMULATED00002 -MonitoringConfiguration_S3LoggingConfiguration_LogType @{ SPARK_DRIVER = $null }).State |
            Should -Not -BeNullOrEmpty
    }
}
