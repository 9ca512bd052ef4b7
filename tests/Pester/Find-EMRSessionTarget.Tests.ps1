BeforeDiscovery {
    $kinds = @(
        @{ Kind = 'Cluster'; Cmdlet = 'Get-EMRClusterSessionCredential'; Own = 'ClusterId'; Owner = $null; Count = 4 }
        @{ Kind = 'ManagedEndpoint'; Cmdlet = 'Get-EMRCManagedEndpointSessionCredential'; Own = 'EndpointIdentifier'; Owner = 'VirtualClusterIdentifier'; Count = 4 }
        @{ Kind = 'ClusterSession'; Cmdlet = 'Get-EMRSessionEndpoint'; Own = 'SessionId'; Owner = 'ClusterId'; Count = 4 }
        @{ Kind = 'ServerlessSession'; Cmdlet = 'Get-EMRServerlessSessionEndpoint'; Own = 'SessionId'; Owner = 'ApplicationId'; Count = 2 }
    )
}

BeforeAll {
    Import-Module "$PSScriptRoot/TestSetup.psm1" -Force
    Import-Module (Get-BuiltModulePath) -Force
    $emulator = Start-Emulator
    Set-TestIdentity -Url $emulator.Url
    $role = 'arn:aws:iam::123456789012:role/EMR_Exec'

    function Get-Seen { Get-SeenRequest $emulator.Url }
}

AfterAll {
    Stop-Emulator $emulator
}

Describe 'Find-EMRSessionTarget' {
    BeforeEach {
        Clear-Fault $emulator.Url; Clear-SeenRequest $emulator.Url; Clear-Account $emulator.Url
    }

    Context 'what is found' {
        It 'refuses $null for -<_>, as PowerShell says it' -ForEach 'Name', 'Kind', 'State', 'Owner' {
            $nothing = @{ $_ = $null }
            { Find-EMRSessionTarget @nothing } | Should -Throw -ErrorId 'ParameterArgumentValidationError,*'
        }

        It 'is everything that a credential opens, by default' {
            $found = Find-EMRSessionTarget

            ($found | Group-Object Kind | Sort-Object Name | ForEach-Object { "$($_.Name) $($_.Count)" }) |
                Should -Be 'Cluster 4', 'ClusterSession 4', 'ManagedEndpoint 4', 'ServerlessSession 2'
            $found.State | Sort-Object -Unique | Should -Be 'ACTIVE', 'IDLE', 'RUNNING', 'STARTED', 'WAITING'
            $found.Region | Sort-Object -Unique | Should -Be 'eu-central-1'
            foreach ($target in $found) { $target.PSTypeNames | Should -Contain 'EmrSessionCredentials.EmrSessionTarget' }
        }

        It 'is -Kind <Kind> alone, where that is asked for' -ForEach $kinds {
            (Find-EMRSessionTarget -Kind $Kind).Kind | Should -Be (@($Kind) * $Count)
        }

        It 'is in the same order whichever list is answered first: by kind, owner, name and id' {
            $found = Find-EMRSessionTarget
            foreach ($late in 'ListClusters', 'vcemulated000000000000001', 'j-EMULATED00002') {
                Clear-Fault $emulator.Url
                Add-Fault $emulator.Url delay-300 $late
                (Find-EMRSessionTarget).Identifier | Should -Be $found.Identifier -Because "$late is late"
            }
            $order = $found | Sort-Object @{ Expression = { [int] $_.Kind } },
                @{ Expression = { $_.VirtualClusterName ?? $_.ClusterName ?? $_.ApplicationName } }, OwnerId, Name, Identifier
            $found.Identifier | Should -Be $order.Identifier
        }

        It 'is in -Owner <Owner> alone, and nothing is listed of others' -ForEach @(
            @{ Owner = 'j-EMULATED00005'; Kinds = 'ClusterSession'; Count = 2; Operation = 'ListSessions' }
            @{ Owner = 'etl-5'; Kinds = 'ClusterSession'; Count = 2; Operation = 'ListSessions' }
            @{ Owner = 'ETL-V*'; Kinds = 'ManagedEndpoint'; Count = 2; Operation = 'ListManagedEndpoints' }
        ) {
            $found = Find-EMRSessionTarget -Owner $Owner

            $found.Count | Should -Be $Count
            $found.Kind | Sort-Object -Unique | Should -Be $Kinds
            (Get-Seen).byOperation.$Operation | Should -Be 1
        }

        It 'has no owner where the kind belongs to nothing, and says so' {
            { Find-EMRSessionTarget -Kind Cluster -Owner x } | Should -Throw -ErrorId 'InvalidParameter,*' -ExpectedMessage '*Owner can be used only with the kinds ManagedEndpoint, ClusterSession, ServerlessSession*'
        }

        It 'is what any of the names fits, in any case' {
            (Find-EMRSessionTarget ETL-*, spark-1-? | Sort-Object Name).Name | Should -Be 'etl-2', 'etl-5', 'spark-1-2'
        }

        It 'is in any of the states, of whichever kind they are' {
            (Find-EMRSessionTarget -State waiting, act* | Group-Object State | Sort-Object Name).Name | Should -Be 'ACTIVE', 'WAITING'
            (Find-EMRSessionTarget -Kind Cluster, ServerlessSession -State TERMINATED, SUBMITTED | Group-Object Kind, State | Sort-Object Name).Name |
                Should -Be 'Cluster, TERMINATED', 'ServerlessSession, TERMINATED'
        }

        It 'refuses a state that no kind has, and says which there are, before any call' {
            { Find-EMRSessionTarget -Kind ManagedEndpoint -State RUNNING -ProfileName 'there is none' } |
                Should -Throw -ErrorId 'InvalidParameter,*' -ExpectedMessage '*CREATING, ACTIVE*'
            (Get-Seen).total | Should -Be 0
        }

        It 'is all of hundreds of clusters, page by page' {
            Set-Account $emulator.Url @{ clusters = 600; virtualClusters = 0; applications = 0; sessionsPerCluster = 0; pageSize = 37 }

            $found = Find-EMRSessionTarget -Kind Cluster

            $found.Count | Should -Be 400
            @($found.ClusterId | Sort-Object -Unique).Count | Should -Be 400
            (Get-Seen).byOperation.ListClusters | Should -Be 11
        }

        It 'is of each region that comes down the pipeline' {
            $found = 'eu-west-1', 'us-east-1' | ForEach-Object { [pscustomobject]@{ Region = $_ } } | Find-EMRSessionTarget -Kind ServerlessSession
            $found.Region | Should -Be 'eu-west-1', 'eu-west-1', 'us-east-1', 'us-east-1'
        }

        It 'tells of each call with -Verbose' {
            $said = Find-EMRSessionTarget -Kind ManagedEndpoint -Verbose 4>&1 | Where-Object { $_ -is [Management.Automation.VerboseRecord] }
            "$($said[0])" | Should -BeLike 'ListVirtualClusters for the account: region eu-central-1*'
            "$($said[1])" | Should -BeLike 'ListManagedEndpoints for vcemulated*'
        }
    }

    Context 'the Get- cmdlets' {
        It '<Kind> goes into <Cmdlet>, with the region it was found in' -ForEach $kinds {
            $found = Find-EMRSessionTarget -Kind $Kind -Region us-west-2 | Sort-Object Identifier

            $credentials = $found | & $Cmdlet

            $credentials.$Own | Should -Be $found.Identifier
            $credentials.Region | Sort-Object -Unique | Should -Be 'us-west-2'
            if ($Owner) { $credentials.$Owner | Should -Be $found.OwnerId }
        }

        It '<Cmdlet> takes of a mixed stream what it is for, and has an error that says where each of the others belongs' -ForEach $kinds {
            $found = Find-EMRSessionTarget
            Clear-SeenRequest $emulator.Url

            $credentials = $found | & $Cmdlet -ErrorAction SilentlyContinue -ErrorVariable problems

            $credentials.$Own | Should -Be $found.Where({ $_.Kind -eq $Kind }).Identifier
            (Get-Seen).total | Should -Be $Count
            $problems.Count | Should -Be (14 - $Count)
            foreach ($problem in $problems) {
                $problem.FullyQualifiedErrorId | Should -BeLike 'ParameterArgumentTransformationError,*'
                $problem.TargetObject | Should -BeIn $found
                "$problem" | Should -BeLike "*$($problem.TargetObject.Identifier) is a $($problem.TargetObject.Kind)*Pipe it into Get-EMR*"
            }
        }

        It '<Cmdlet> takes none of the others although the rest is given on the command line' -ForEach $kinds {
            $rest = switch ($Kind) {
                'Cluster' { @{} }
                'ManagedEndpoint' { @{ VirtualClusterIdentifier = 'vc'; ExecutionRoleArn = $role } }
                'ClusterSession' { @{ ClusterId = 'j-1' } }
                'ServerlessSession' { @{ ApplicationId = '00a' } }
            }
            $others = Find-EMRSessionTarget | Where-Object Kind -NE $Kind
            Clear-SeenRequest $emulator.Url

            $others | & $Cmdlet @rest -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
            (Get-Seen).total | Should -Be 0
        }

        It '<Cmdlet> knows them also when they have been to a file and back' -ForEach $kinds {
            $found = Find-EMRSessionTarget
            $found | Export-Clixml "$TestDrive/targets.xml"

            $credentials = Import-Clixml "$TestDrive/targets.xml" | & $Cmdlet -ErrorAction SilentlyContinue -ErrorVariable problems

            $credentials.$Own | Should -Be $found.Where({ $_.Kind -eq $Kind }).Identifier
            $problems.Count | Should -Be (14 - $Count)
        }

        It 'take a target as an argument, too' {
            $cluster = Find-EMRSessionTarget etl-2
            (Get-EMRClusterSessionCredential -ClusterId $cluster).ClusterId | Should -Be 'j-EMULATED00002'
        }

        It 'take the role of an endpoint, unless another is given' {
            $endpoint = Find-EMRSessionTarget spark-1-2
            ($endpoint | Get-EMRCManagedEndpointSessionCredential).ExecutionRoleArn | Should -Be $endpoint.ExecutionRoleArn
            ($endpoint | Get-EMRCManagedEndpointSessionCredential -ExecutionRoleArn "${role}2").ExecutionRoleArn | Should -Be "${role}2"
        }
    }

    Context 'what goes wrong' {
        It 'is an error that names the operation, and the rest still comes' {
            Add-Fault $emulator.Url accessdenied ListApplications

            $found = Find-EMRSessionTarget -ErrorAction SilentlyContinue -ErrorVariable problems
            $found.Kind | Sort-Object -Unique | Should -Be 'Cluster', 'ManagedEndpoint', 'ClusterSession'
            $problems.Count | Should -Be 1
            $problems[0].FullyQualifiedErrorId | Should -Be 'AccessDeniedException,EmrSessionCredentials.Commands.FindEMRSessionTargetCommand'
            $problems[0].CategoryInfo.Category | Should -Be 'PermissionDenied'
            $problems[0].TargetObject | Should -Be 'ListApplications'
            "$($problems[0])" | Should -BeLike '*emr-serverless:ListApplications on this resource*ListApplications: *'
        }

        It 'of one virtual cluster is its own alone' {
            Add-Fault $emulator.Url accessdenied vcemulated000000000000002

            $found = Find-EMRSessionTarget -Kind ManagedEndpoint -ErrorAction SilentlyContinue -ErrorVariable problems
            $found.VirtualClusterName | Sort-Object -Unique | Should -Be 'analytics-vc-1'
            $problems.TargetObject | Should -Be 'vcemulated000000000000002'
            "$($problems[0])" | Should -BeLike '*emr-containers:ListManagedEndpoints*ListManagedEndpoints of vcemulated000000000000002: *'
        }

        It 'of an operation that is not permitted at all is one error, and the operation is not called any more' {
            Set-Account $emulator.Url @{ clusters = 0; applications = 0; virtualClusters = 60 }
            Add-Fault $emulator.Url accessdenied ListManagedEndpoints

            $found = Find-EMRSessionTarget -ThrottleLimit 4 -ErrorAction SilentlyContinue -ErrorVariable problems
            $found | Should -BeNullOrEmpty
            $problems.Count | Should -Be 1
            $problems[0].FullyQualifiedErrorId | Should -BeLike 'AccessDeniedException,*'
            $problems[0].TargetObject | Should -Be 'ListManagedEndpoints'
            "$($problems[0])" | Should -BeLike '*emr-containers:ListManagedEndpoints*The other lists were not requested. To search one owner only, use -Owner.*'
            # Those that began before the second answer came.
            (Get-Seen).byOperation.ListManagedEndpoints | Should -BeLessOrEqual 8

            # There are no other lists where one virtual cluster is the only one.
            Set-Account $emulator.Url @{ clusters = 0; applications = 0; virtualClusters = 1 }
            Find-EMRSessionTarget -ErrorAction SilentlyContinue -ErrorVariable problems | Should -BeNullOrEmpty
            "$problems" | Should -BeLike '*emr-containers:ListManagedEndpoints*'
            "$problems" | Should -Not -BeLike '*other lists*'
        }

        It 'of the first virtual cluster hides no other, also with one call at a time' {
            Set-Account $emulator.Url @{ clusters = 0; applications = 0; virtualClusters = 3 }
            $owners = (Find-EMRSessionTarget -Kind ManagedEndpoint).OwnerId | Sort-Object -Unique
            Add-Fault $emulator.Url accessdenied $owners[0]
            $found = Find-EMRSessionTarget -Kind ManagedEndpoint -ThrottleLimit 1 -ErrorAction SilentlyContinue -ErrorVariable problems
            $problems.TargetObject | Should -Be $owners[0]
            $found.OwnerId | Sort-Object -Unique | Should -Be $owners[1, 2]
        }

        It 'of several virtual clusters among others, the first one too, is one error each' {
            Set-Account $emulator.Url @{ clusters = 0; applications = 0; virtualClusters = 20 }
            $owners = (Find-EMRSessionTarget -Kind ManagedEndpoint).OwnerId | Sort-Object -Unique
            $denied = $owners[0, -1]
            $denied | ForEach-Object { Add-Fault $emulator.Url accessdenied $_ }

            $found = Find-EMRSessionTarget -Kind ManagedEndpoint -ThrottleLimit 4 -ErrorAction SilentlyContinue -ErrorVariable problems
            $problems.TargetObject | Sort-Object | Should -Be $denied
            $found.OwnerId | Sort-Object -Unique | Should -Be ($owners | Where-Object { $_ -notin $denied })
        }

        It 'ends the command where -ErrorAction Stop says so' {
            Add-Fault $emulator.Url accessdenied ListClusters
            { Find-EMRSessionTarget -Kind Cluster -ErrorAction Stop } | Should -Throw -ErrorId 'AccessDeniedException,*'
        }

        It 'ends it where nobody can sign' {
            { Find-EMRSessionTarget -ProfileName 'there is none' -ErrorAction SilentlyContinue } | Should -Throw -ErrorId 'ProfileNotFound,*'
        }
    }

    Context 'calls side by side' {
        It 'are at most -ThrottleLimit at once, and use that many' {
            Set-Account $emulator.Url @{ virtualClusters = 60 }
            Add-Fault $emulator.Url delay-20 ListManagedEndpoints
            $null = Find-EMRSessionTarget -Kind ManagedEndpoint -ThrottleLimit 5

            (Get-Seen).maxInFlight | Should -Be 5
            (Get-Seen).connections | Should -BeLessOrEqual 5
        }

        It 'end when Select-Object has enough, and nothing of them is left' {
            # One page of clusters: a second one would wait behind the lists that are held.
            Set-Account $emulator.Url @{ clusters = 1; virtualClusters = 60 }
            Add-Fault $emulator.Url hold ListManagedEndpoints
            Add-Fault $emulator.Url hold ListApplications
            (Find-EMRSessionTarget | Select-Object -First 1).Kind | Should -Be 'Cluster'
            Wait-Until { (Get-Seen).inFlight -eq 0 }
            (Get-Seen).total | Should -BeLessThan 20
        }

        It 'end at once when the pipeline is stopped, and are waited for' {
            Set-Account $emulator.Url @{ virtualClusters = 60 }
            Add-Fault $emulator.Url hold ListManagedEndpoints
            $shell = [powershell]::Create()
            $null = $shell.AddScript("Import-Module '$(Get-BuiltModulePath)'; Find-EMRSessionTarget -Kind ManagedEndpoint -ThrottleLimit 16")
            $running = $shell.BeginInvoke()
            Wait-Until { (Get-Seen).held -ge 16 }
            $shell.Stop()
            { $shell.EndInvoke($running) } | Should -Throw
            $shell.InvocationStateInfo.State | Should -Be 'Stopped'
            $shell.Dispose()
            Wait-Until { (Get-Seen).inFlight -eq 0 }
            (Get-Seen).total | Should -Be 17
        }
    }
}
