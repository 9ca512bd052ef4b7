BeforeDiscovery {
    $role = 'arn:aws:iam::123456789012:role/EMR_Exec'
    $badIdentifiers = @(
        @{ What = 'an empty identifier'; Value = ''; Rule = 'empty' }
        @{ What = 'a blank identifier'; Value = '  '; Rule = 'blank' }
        @{ What = 'an identifier of one dot'; Value = '.'; Rule = 'path segment' }
        @{ What = 'an identifier of two dots'; Value = '..'; Rule = 'path segment' }
        @{ What = 'a control character'; Value = "a`nb"; Rule = 'control characters' }
    )
    $endpointOnly = @{ What = 'an identifier of 2049 characters'; Value = 'x' * 2049; Rule = '2048' }
    $clusterOnly = @{ What = 'a cluster id of 257 characters'; Value = 'x' * 257; Rule = '256' }
    $endpointRules = @(
        @{ Parameter = 'ExecutionRoleArn'; Value = 'arn:aws:iam::123456789012:user/somebody'; Rule = 'arn:aws:iam::123456789012:role/' }
        @{ Parameter = 'ExecutionRoleArn'; Value = ''; Rule = 'arn:aws:iam::123456789012:role/' }
        @{ Parameter = 'ExecutionRoleArn'; Value = "$role`n"; Rule = 'not an IAM role ARN' }
        @{ Parameter = 'VirtualClusterIdentifier'; Value = '..'; Rule = 'path segment' }
        @{ Parameter = 'DurationInSecond'; Value = 0; Rule = '1 to 43200' }
        @{ Parameter = 'DurationInSecond'; Value = -1; Rule = '1 to 43200' }
        @{ Parameter = 'DurationInSecond'; Value = 43201; Rule = '1 to 43200' }
        @{ Parameter = 'Duration'; Value = [timespan]::Zero; Rule = '1 to 43200' }
        @{ Parameter = 'Duration'; Value = [timespan]::FromMinutes(-5); Rule = '1 to 43200' }
        @{ Parameter = 'Duration'; Value = [timespan]::FromHours(13); Rule = '1 to 43200' }
        @{ Parameter = 'LogContext'; Value = 'Has Capitals'; Rule = 'lower-case letters, digits, hyphens and dots' }
        @{ Parameter = 'LogContext'; Value = 'ab'; Rule = '3 to 63' }
        @{ Parameter = 'LogContext'; Value = 'xn--abc'; Rule = 'xn--' }
        @{ Parameter = 'LogContext'; Value = "abc`n"; Rule = 'letter or digit first and last' }
    )
}

BeforeAll {
    Import-Module "$PSScriptRoot/TestSetup.psm1" -Force
    Import-Module (Get-BuiltModulePath) -Force
    $emulator = Start-Emulator
    Set-TestIdentity -Url $emulator.Url
    $role = 'arn:aws:iam::123456789012:role/EMR_Exec'
    function Get-OnlyProblem {
        <# .SYNOPSIS Runs a script that must fail without a request, and gives its one error. #>
        param([scriptblock] $Script)
        Clear-SeenRequest $emulator.Url
        $output = & $Script
        $output | Should -BeNullOrEmpty
        (Get-SeenRequest $emulator.Url).total | Should -Be 0
        $problems.Count | Should -Be 1
        $problems[0]
    }
}

AfterAll {
    Stop-Emulator $emulator
}

Describe 'Bad input' {
    BeforeEach {
        $good = @{ EndpointIdentifier = 'ep1'; VirtualClusterIdentifier = 'vc1'; ExecutionRoleArn = $role }
    }

    It '<What> is refused for an endpoint, by name and rule, without a request' -ForEach ($badIdentifiers + $endpointOnly) {
        $problem = Get-OnlyProblem { $good.EndpointIdentifier = $Value; Get-EMRCManagedEndpointSessionCredential @good -ErrorAction SilentlyContinue -ErrorVariable script:problems }
        $problem.FullyQualifiedErrorId | Should -BeLike 'InvalidParameter,*'
        $problem.CategoryInfo.Category | Should -Be 'InvalidArgument'
        $problem.Exception.Message | Should -BeLike "*EndpointIdentifier*$Rule*"
    }

    It '<What> is refused for a cluster, by name and rule, without a request' -ForEach ($badIdentifiers + $clusterOnly) {
        $problem = Get-OnlyProblem { $Value | Get-EMRClusterSessionCredential -ErrorAction SilentlyContinue -ErrorVariable script:problems }
        $problem.FullyQualifiedErrorId | Should -BeLike 'InvalidParameter,*'
        $problem.Exception.Message | Should -BeLike "*ClusterId*$Rule*"
        $problem.TargetObject | Should -Be $Value
    }

    It '-<Parameter> ''<Value>'' is refused, by name and rule, without a request' -ForEach $endpointRules {
        $problem = Get-OnlyProblem { $good[$Parameter] = $Value; Get-EMRCManagedEndpointSessionCredential @good -ErrorAction SilentlyContinue -ErrorVariable script:problems }
        $problem.FullyQualifiedErrorId | Should -BeLike 'InvalidParameter,*'
        $problem.Exception.Message | Should -BeLike "*$Parameter*$Rule*"
    }

    It 'takes a role of any partition, with a path: <_>' -ForEach @(
        'arn:aws-us-gov:iam::123456789012:role/Emr'
        'arn:aws-cn:iam::123456789012:role/team/data/Emr_Exec+=,.@-1'
        'arn:aws-iso-b:iam::123456789012:role/x'
    ) {
        $good.ExecutionRoleArn = $_
        (Get-EMRCManagedEndpointSessionCredential @good).ExecutionRoleArn | Should -Be $_
    }

    It 'says of several in an argument that they can be piped: <Cmdlet>' -ForEach @(
        @{ Cmdlet = 'Get-EMRClusterSessionCredential'; Value = 'j-1', 'j-2' }
        @{ Cmdlet = 'Get-EMRClusterSessionCredential'; Value = [Collections.ArrayList]@('j-1', 'j-2') }
        @{ Cmdlet = 'Update-EMRSessionCredential'; Value = @{ a = 1; b = 2 }.Values }
    ) {
        { & $Cmdlet $Value } | Should -Throw -ErrorId 'ParameterArgumentTransformationError,*' -ExpectedMessage '*one*Pipe several into the cmdlet.*'
    }

    It 'does not take the id of a token for the identifier of something else: <How>' -ForEach @(
        @{ How = 'a credential'; Read = { $args[0] } }
        @{ How = 'a deserialized credential'; Read = { [Management.Automation.PSSerializer]::Deserialize([Management.Automation.PSSerializer]::Serialize($args[0])) } }
    ) {
        $target = @{ VirtualClusterIdentifier = 'vcemulated000000000000001'; ExecutionRoleArn = 'arn:aws:iam::123456789012:role/R' }
        $credential = & $Read (Get-EMRCManagedEndpointSessionCredential epemulated000000010000002 @target)
        $credential.Id | Should -Not -BeNullOrEmpty
        ($credential | Get-EMRCManagedEndpointSessionCredential).EndpointIdentifier | Should -Be 'epemulated000000010000002'
        $credential | Get-EMRClusterSessionCredential -ErrorAction SilentlyContinue -ErrorVariable problems | Should -BeNullOrEmpty
        $problems[0].FullyQualifiedErrorId | Should -BeLike 'ParameterArgumentTransformationError,*'
    }

    It '-Duration and -DurationInSecond together are refused' {
        $problem = Get-OnlyProblem { Get-EMRCManagedEndpointSessionCredential @good -Duration 0:15 -DurationInSecond 900 -ErrorAction SilentlyContinue -ErrorVariable script:problems }
        $problem.Exception.Message | Should -BeLike '*Duration cannot be used with -DurationInSecond*'
    }

    It 'a bare number is not a time span, for it would be ticks' {
        { Get-EMRCManagedEndpointSessionCredential @good -Duration 900 } | Should -Throw -ExpectedMessage '*900*time span*'
    }

    It 'reads -Duration <Text> as <Seconds> seconds' -ForEach @(
        @{ Text = '1:00'; Seconds = 3600 }
        @{ Text = 'PT1H'; Seconds = 3600 }
        @{ Text = 'PT90M'; Seconds = 5400 }
        @{ Text = 'pt1h30m'; Seconds = 5400 }
        @{ Text = [timespan] '0:15'; Seconds = 900 }
    ) {
        (Get-EMRCManagedEndpointSessionCredential @good -Duration $Text).RequestedDuration.TotalSeconds | Should -Be $Seconds
    }

    It 'reads ISO 8601 for every parameter that is a time span' {
        $spans = foreach ($command in Get-Command -Module EmrSessionCredentials) {
            foreach ($parameter in $command.Parameters.Values) {
                if (([Nullable]::GetUnderlyingType($parameter.ParameterType) ?? $parameter.ParameterType) -eq [timespan]) {
                    $parameter.Attributes.Where({ $_ -is [Management.Automation.ArgumentTransformationAttribute] }).Transform($ExecutionContext, 'PT5M')
                }
            }
        }
        $spans.Count | Should -BeGreaterThan 5
        $spans | Sort-Object -Unique | Should -Be ([timespan] '0:05')
    }

    It 'says how to write -Duration <_>' -ForEach '1h', '15', '1 hour', 'P1M', 'PT', 'P', '' {
        { Get-EMRCManagedEndpointSessionCredential @good -Duration $_ } | Should -Throw -ExpectedMessage "*parameter 'Duration'. Give 1:00 or PT1H for an hour*"
    }

    It 'takes no beginning of a name and nothing near it for an enumeration: <Line>' -ForEach @(
        @{ Line = 'Find-EMRSessionTarget -Kind Clusters'; Expected = "*parameter 'Kind'. Give one of Cluster, ManagedEndpoint, ClusterSession, ServerlessSession.*Clusters*" }
        @{ Line = 'Find-EMRSessionTarget -Kind Cluster, Server'; Expected = "*'Server' is not one of them*" }
        @{ Line = 'Get-EMRClusterSessionCredential j-1 | ConvertTo-EMRConnection -Kind Liv'; Expected = "*'Kind'. Give one of *Livy*'Liv' is not one of them.*" }
        @{ Line = 'Get-EMRClusterSessionCredential j-1 | ConvertTo-EMRConnection Jdbc -JdbcDriver Hive'; Expected = "*'JdbcDriver'. Give one of Hive2, Trino, Presto.*" }
        @{ Line = 'Get-EMRClusterSessionCredential j-1 | Use-EMRConnection { } -Kind Spark'; Expected = "*'Kind'. Give one of *" }
    ) {
        { Invoke-Expression "$Line -ErrorAction Stop" } | Should -Throw -ExpectedMessage $Expected
    }

    It 'checks the names of every enumeration' {
        foreach ($command in Get-Command -Module EmrSessionCredentials) {
            foreach ($parameter in $command.Parameters.Values) {
                $type = $parameter.ParameterType.IsArray ? $parameter.ParameterType.GetElementType() : ([Nullable]::GetUnderlyingType($parameter.ParameterType) ?? $parameter.ParameterType)
                if ($type.IsEnum -and $type.FullName -like 'EmrSessionCredentials.*') {
                    $parameter.Attributes.Type | Should -Contain $type -Because "$command -$($parameter.Name)"
                }
            }
        }
    }

    It 'takes the names of an enumeration in any case, and its values' {
        (Find-EMRSessionTarget -Kind clustersession, ([EmrSessionCredentials.SessionTargetKind]::Cluster)).Kind | Sort-Object -Unique | Should -Be 'Cluster', 'ClusterSession'
    }

    It '<Given> is an error, not a question' -ForEach @(
        @{ Given = '-RelativeUri without -AsHashtable'; Parameters = @{ RelativeUri = 'sessions' }; Expected = 'Correct -RelativeUri.*-RelativeUri can be used only with -AsHashtable.' }
        @{ Given = '-AsEnvironment with -AsHashtable'; Parameters = @{ AsEnvironment = $true; AsHashtable = $true }; Expected = 'Correct -AsEnvironment.*-AsEnvironment cannot be used with -AsHashtable.' }
    ) {
        try { Get-EMRClusterSessionCredential j-1 | ConvertTo-EMRConnection Livy -HostName h @Parameters }
        catch { $problem = $_ }
        $problem.FullyQualifiedErrorId | Should -BeLike 'InvalidParameter,*'
        "$problem" | Should -BeLike $Expected
    }

    It 'reports all broken rules at once' {
        $problem = Get-OnlyProblem { Get-EMRCManagedEndpointSessionCredential '.' -VirtualClusterId ' ' -ExecutionRoleArn x -DurationInSecond 0 -ErrorAction SilentlyContinue -ErrorVariable script:problems }
        foreach ($name in 'EndpointIdentifier', 'VirtualClusterIdentifier', 'ExecutionRoleArn', 'DurationInSecond') {
            $problem.Exception.Message | Should -BeLike "*$name*"
        }
    }

    It 'a bad one among good ones is an error in its place, and the others succeed in order' {
        $all = 'j-1', '..', 'j-2', '', $null, 'j-3' | Get-EMRClusterSessionCredential -ErrorAction Continue 2>&1
        @($all | ForEach-Object { if ($_ -is [Management.Automation.ErrorRecord]) { 'error' } else { $_.ClusterId } }) |
            Should -Be 'j-1', 'error', 'j-2', 'error', 'error', 'j-3'
    }

    It 'plain http to another machine is refused' {
        { Get-EMRClusterSessionCredential j-1 -EndpointUrl http://192.0.2.1:1 } |
            Should -Throw -ErrorId 'UnencryptedEndpoint,*' -ExpectedMessage '*in the clear*'
    }

    It 'plain http to another machine that is configured is refused too, once for all items' {
        $before = $env:AWS_ENDPOINT_URL
        try {
            $env:AWS_ENDPOINT_URL = 'http://192.0.2.1:1'
            { 'j-1', 'j-2' | Get-EMRClusterSessionCredential -ErrorAction Continue } | Should -Throw -ErrorId 'UnencryptedEndpoint,*'
        }
        finally {
            $env:AWS_ENDPOINT_URL = $before
        }
    }

    It 'plain http through -AllowUnencryptedEndpoint is tried' {
        # No connection can be had there, which is what shows that one was tried.
        Get-EMRClusterSessionCredential j-1 -EndpointUrl http://0.0.0.0:1 -AllowUnencryptedEndpoint -MaxAttempts 1 -ErrorAction SilentlyContinue -ErrorVariable problems
        $problems[0].FullyQualifiedErrorId | Should -BeLike 'ConnectionFailed,*'
    }
}
