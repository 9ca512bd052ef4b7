BeforeDiscovery {
    Import-Module "$PSScriptRoot/TestSetup.psm1" -Force
    Import-Module (Get-BuiltModulePath) -Force
    # Everything is a text or an object; a secret, a password and a SessionConfiguration have transformations of their own.
    $converted = foreach ($command in Get-Command -Module EmrSessionCredentials -CommandType Cmdlet) {
        foreach ($parameter in $command.Parameters.Values) {
            $type = [Nullable]::GetUnderlyingType($parameter.ParameterType) ?? $parameter.ParameterType
            if ($true -in $parameter.ParameterSets.Values.ValueFromPipelineByPropertyName -and $type -notin [string], [string[]], [object]) {
                @{ Cmdlet = $command.Name; Name = $parameter.Name; Type = $type }
            }
        }
    }
}

BeforeAll {
    Import-Module "$PSScriptRoot/TestSetup.psm1" -Force
    Import-Module (Get-BuiltModulePath) -Force
    $emulator = Start-Emulator
    Set-TestIdentity -Url $emulator.Url
}

AfterAll { Stop-Emulator $emulator }

Describe 'Wrong settings of one item' {
    BeforeAll {
        $rows = foreach ($name in 'one', 'two', 'three') {
            [pscustomobject]@{ ClusterId = 'j-EMULATED00002'; Name = $name; ExecutionRoleArn = 'arn:aws:iam::123456789012:role/EMR_Exec'; Region = 'eu-west-3' }
        }
        $rows[1] | Add-Member ProfileName nobody
    }

    It 'are an error of that item: <Name>' -ForEach @(
        @{ Name = 'ProfileName'; Value = 'nobody'; Code = 'ProfileNotFound' }
        @{ Name = 'Region'; Value = 'eu central'; Code = 'InvalidRegion' }
        @{ Name = 'EndpointUrl'; Value = 'http://192.0.2.1'; Code = 'UnencryptedEndpoint' }
        @{ Name = 'AccessKey'; Value = 'AKIDEXAMPLE'; Code = 'IncompleteKeys' }
    ) {
        $items = foreach ($id in 'j-1', 'j-2', 'j-3') { [pscustomobject]@{ ClusterId = $id } }
        $items[1] | Add-Member $Name $Value
        $credentials = $items | Get-EMRClusterSessionCredential -ErrorAction SilentlyContinue -ErrorVariable problems
        $credentials.ClusterId | Should -Be 'j-1', 'j-3'
        $problems.Count | Should -Be 1
        $problems[0].FullyQualifiedErrorId | Should -BeLike "$Code,*"
        $problems[0].TargetObject | Should -Be 'j-2'
    }

    It 'are none where the column for them is empty, and nobody is asked for a password' {
        $rows = "ClusterId,NetworkCredential,Region,ProfileName`nj-1,,,`nj-2, ,,`n" | ConvertFrom-Csv
        ($rows | Get-EMRClusterSessionCredential).ClusterId | Should -Be 'j-1', 'j-2'
    }

    It 'are an error where -<_> is empty on the command line, and no other credentials sign' -ForEach 'ProfileName', 'ProfileLocation', 'AccessKey', 'Credential' {
        foreach ($nothing in ' ', '', $null) {
            $typed = @{ $_ = $nothing }
            foreach ($command in 'Resolve-EMRIdentity', 'Get-EMRClusterSessionCredential') {
                { [pscustomobject]@{ ClusterId = 'j-1' } | & $command @typed } | Should -Throw -ErrorId 'InvalidParameter,*' -ExpectedMessage "$_ is empty*"
            }
        }
        @([pscustomobject]@{ ClusterId = 'j-1'; $_ = '' } | Get-EMRClusterSessionCredential).ClusterId | Should -Be 'j-1'
    }

    It 'are none in an empty cell for <Name>, and an error on the command line' -ForEach @(
        @{ Name = 'LogContext'; Cmdlet = 'Get-EMRCManagedEndpointSessionCredential' }
        @{ Name = 'ClientToken'; Cmdlet = 'Get-EMRCManagedEndpointSessionCredential' }
        @{ Name = 'CredentialType'; Cmdlet = 'Get-EMRCManagedEndpointSessionCredential' }
        @{ Name = 'OnClusterAppUIType'; Cmdlet = 'Get-EMROnClusterAppUIPresignedURL' }
        @{ Name = 'ApplicationId'; Cmdlet = 'Get-EMROnClusterAppUIPresignedURL' }
        @{ Name = 'Name'; Cmdlet = 'Start-EMRSession' }
        @{ Name = 'ClientRequestToken'; Cmdlet = 'Start-EMRSession' }
    ) {
        $row = "ClusterId,EndpointIdentifier,VirtualClusterIdentifier,ExecutionRoleArn,$Name`n" +
            'j-EMULATED00002,ep1,vc1,arn:aws:iam::123456789012:role/EMR_Exec,' | ConvertFrom-Csv
        $row | & $Cmdlet | Should -Not -BeNullOrEmpty
        $row.PSObject.Properties.Remove($Name)
        $typed = @{ $Name = '' }
        { $row | & $Cmdlet @typed -ErrorAction Stop } | Should -Throw -ErrorId 'InvalidParameter,*'
    }

    It 'come back from the table of a credential' {
        $credential = Get-EMRCManagedEndpointSessionCredential ep1 -VirtualClusterIdentifier vc1 -ExecutionRoleArn arn:aws:iam::123456789012:role/EMR_Exec
        ($credential | ConvertTo-Csv | ConvertFrom-Csv | Get-EMRCManagedEndpointSessionCredential).EndpointIdentifier | Should -Be 'ep1'
    }

    It 'do not keep the sessions of the others from being started' {
        ($rows | Start-EMRSession -ErrorAction SilentlyContinue -ErrorVariable problems).Name | Should -Be 'one', 'three'
        $problems[0].FullyQualifiedErrorId | Should -BeLike 'ProfileNotFound,*'
    }

    It 'do not end <_>' -ForEach 'Resolve-EMRIdentity', 'Find-EMRSessionTarget' {
        $found = $rows | & $_ -ErrorAction SilentlyContinue -ErrorVariable problems | Group-Object { $_.Region } -NoElement
        $found.Count | Should -BeGreaterThan 1
        $problems.FullyQualifiedErrorId | Should -BeLike 'ProfileNotFound,*'
    }

    It 'do not end the others where a script block gives each its value' {
        $items = @{ Id = 'j-1'; Profile = 'p' }, @{ Id = 'j-2'; Profile = 'nobody' }, @{ Id = 'j-3'; Profile = 'p' } | ForEach-Object { [pscustomobject]$_ }
        Set-Content $TestDrive/credentials '[p]', 'aws_access_key_id = AKIDEXAMPLE', 'aws_secret_access_key = wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY'
        $found = $items | Get-EMRClusterSessionCredential -ProfileName { $_.Profile } -ProfileLocation "$TestDrive/credentials" -ErrorAction SilentlyContinue -ErrorVariable problems
        $found.ClusterId | Should -Be 'j-1', 'j-3'
        $problems.FullyQualifiedErrorId | Should -BeLike 'ProfileNotFound,*'
    }

    It 'are an error of that item where PowerShell or .NET cannot read them: <Name>' -ForEach @(
        @{ Name = 'ProfileLocation'; Value = 'nodrive:\x' }
        @{ Name = 'ClientConfig'; Value = @{ ProxyHost = 'bad host' } }
        @{ Name = 'ClientConfig'; Value = @{ ProxyHost = 'proxy.example'; ProxyPort = 99999 } }
    ) {
        $items = @{ ClusterId = 'j-1' }, @{ ClusterId = 'j-2'; $Name = $Value }, @{ ClusterId = 'j-3' } | ForEach-Object { [pscustomobject]$_ }
        ($items | Get-EMRClusterSessionCredential -ErrorAction SilentlyContinue -ErrorVariable problems).ClusterId | Should -Be 'j-1', 'j-3'
        $problems.FullyQualifiedErrorId | Should -BeLike 'InvalidParameter,*'
        $problems[0].TargetObject | Should -Be 'j-2'
    }

    # PowerShell leaves out a property of an object that it cannot convert, and makes the call without it.
    It 'are an error of that item where they cannot be converted: <Cmdlet> -<Name>' -ForEach $converted {
        $row = @{ Id = 'a'; ClusterId = 'j-EMULATED00002'; VirtualClusterId = 'vc1'; ApplicationId = 'app1'; SessionId = 's1'; ExecutionRoleArn = 'arn:aws:iam::123456789012:role/EMR_Exec' }
        $row[$Name] = if ($Type -eq [Uri]) { 'https://emr.example:99999' } else { [version] '1.2' }
        $before = (Get-SeenRequest $emulator.Url).total
        $null = [pscustomobject]$row | & $Cmdlet -ErrorAction SilentlyContinue -ErrorVariable problems
        $problems.FullyQualifiedErrorId | Should -BeLike 'ParameterArgumentTransformationError,*'
        "$problems" | Should -BeLike "*$Name*"
        (Get-SeenRequest $emulator.Url).total | Should -Be $before
    }

    It 'are True or False as a text in the column of a table, and nothing else' {
        $rows = "ClusterId,DryRun`nj-EMULATED00002,True`nj-EMULATED00002,false`nj-EMULATED00002,`nj-EMULATED00002,yes" | ConvertFrom-Csv
        $urls = $rows | Get-EMROnClusterAppUIPresignedURL -ErrorAction SilentlyContinue -ErrorVariable problems
        $urls.ForEach({ [bool] $_.PresignedUrl }) | Should -Be $false, $true, $true
        "$problems" | Should -BeLike "*Give True or False. 'yes' cannot be converted.*"
    }

    It 'are an error where -ExecutionRoleArn is a variable with a misspelled name, and the cluster''s own role is not used' {
        { Get-EMRClusterSessionCredential j-1 -ExecutionRoleArn $misspelled } | Should -Throw -ErrorId 'InvalidParameter,*'
        ([pscustomobject]@{ ClusterId = 'j-1'; Role = $null } | Get-EMRClusterSessionCredential -ExecutionRoleArn { $_.Role }).ClusterId | Should -Be 'j-1'
    }

    It 'warn once of -NetworkCredential without a proxy, wherever it comes from' {
        $login = [pscredential]::new('user', (ConvertTo-SecureString 'password' -AsPlainText -Force))
        $rows = 1, 2 | ForEach-Object { [pscustomobject]@{ ClusterId = "j-$_"; NetworkCredential = $login } }
        $null = $rows | Get-EMRClusterSessionCredential -WarningAction SilentlyContinue -WarningVariable piped
        $null = Get-EMRClusterSessionCredential j-1 -NetworkCredential $login -ClientConfig @{ MaxErrorRetry = 1 } -WarningAction SilentlyContinue -WarningVariable configured
        "$piped", "$configured" | Should -BeLike '-NetworkCredential is not used,*'
    }

    It 'are an error of -ClientConfig where its region is none: <_>' -ForEach 5, @{ SystemName = 5 } {
        { Get-EMRClusterSessionCredential j-1 -ClientConfig @{ RegionEndpoint = $_ } } | Should -Throw -ErrorId 'InvalidParameter,*'
    }

    It 'are an error of that item where its keys end in the middle of a search' {
        Add-Type 'namespace ItemSettings { public class Keys { public string AccessKey => "AKIDEXAMPLE"; public string SecretKey => "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"; }
            public class EndedLogin { int calls; public object GetCredentials() => ++calls > 1 ? throw new System.Exception("ended") : new Keys(); } }'
        $items = @{ Credential = [ItemSettings.EndedLogin]::new() }, @{ Region = 'us-east-1' } | ForEach-Object { [pscustomobject]$_ }
        $found = $items | Find-EMRSessionTarget -Kind Cluster -ErrorAction SilentlyContinue -ErrorVariable problems
        $found.Region | Sort-Object -Unique | Should -Be 'us-east-1'
        $problems.FullyQualifiedErrorId | Should -BeLike 'CredentialSourceFailed,*'
        { Find-EMRSessionTarget -Kind Cluster -Credential ([ItemSettings.EndedLogin]::new()) } | Should -Throw -ErrorId 'CredentialSourceFailed,*'
    }

    It 'have the region of -ClientConfig as a table' {
        (Get-EMRClusterSessionCredential j-1 -ClientConfig @{ RegionEndpoint = @{ SystemName = 'eu-west-3' } }).Region | Should -Be 'eu-west-3'
    }

    It 'are whole numbers, also as texts: <_> is not one' -ForEach '1.800', '900.5', '1kb', '0x384', "$([char]0x0669)", 899.6, 0.6, ([decimal]1.5), ([float]2.5) {
        $row = @{ EndpointIdentifier = 'ep1'; VirtualClusterId = 'vc1'; ExecutionRoleArn = 'arn:aws:iam::123456789012:role/R'; DurationInSecond = $_ }
        $null = [pscustomobject]$row | Get-EMRCManagedEndpointSessionCredential -ErrorAction SilentlyContinue -ErrorVariable problems
        "$problems" | Should -BeLike "*Give a whole number. '$_' cannot be converted.*"
    }

    It 'are whole numbers without a fraction, whatever their type: <_>' -ForEach 900.0, ([decimal]900), 900L {
        $row = @{ EndpointIdentifier = 'ep1'; VirtualClusterId = 'vc1'; ExecutionRoleArn = 'arn:aws:iam::123456789012:role/R'; DurationInSecond = $_ }
        ([pscustomobject]$row | Get-EMRCManagedEndpointSessionCredential).RequestedDuration.TotalSeconds | Should -Be 900
    }

    It 'do not lose the results of the items before an error that ends the command' {
        Set-Content $TestDrive/credentials '[p]', 'aws_access_key_id = AKIDEXAMPLE', 'aws_secret_access_key = wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY'
        $items = [pscustomobject]@{ ClusterId = 'j-1'; ProfileName = 'p'; ProfileLocation = "$TestDrive/credentials" }, [pscustomobject]@{ ClusterId = 'j-2' }
        Remove-Item Env:AWS_ACCESS_KEY_ID, Env:AWS_SECRET_ACCESS_KEY
        try {
            $credentials = [Collections.Generic.List[object]]::new()
            { $items | Get-EMRClusterSessionCredential -ErrorAction Continue | ForEach-Object { $credentials.Add($_) } } | Should -Throw -ErrorId 'NoCredentials,*'
            $credentials.ClusterId | Should -Be 'j-1'
        }
        finally { Set-TestIdentity -Url $emulator.Url }
    }
}
