BeforeDiscovery {
    $role = 'arn:aws:iam::123456789012:role/EMRExecutionRole'
    $views = @(
        @{
            Of = 'a cluster credential'
            Columns = 'ClusterId', 'Username', 'ExpiresIn', 'Role'
            Rest = 'ExecutionRoleArn', 'Region', 'ExpiresAt'
            Get = { Get-EMRClusterSessionCredential j-1ABCDEFGHIJKL -ExecutionRoleArn $role }.GetNewClosure()
            Whole = { $_.ClusterId, $_.Username }
        }
        @{
            Of = 'a managed endpoint credential'
            Columns = 'EndpointIdentifier', 'ExpiresIn', 'Region', 'Role'
            Rest = 'VirtualClusterIdentifier', 'ExecutionRoleArn', 'ExpiresAt'
            Get = { Get-EMRCManagedEndpointSessionCredential epemulated000000020000001 -VirtualClusterId vc1 -ExecutionRoleArn $role }.GetNewClosure()
            Whole = { $_.EndpointIdentifier, $_.Region }
        }
        @{
            Of = 'a session of a cluster'
            Columns = 'SessionId', 'ExpiresIn', 'Region', 'Endpoint'
            Rest = 'ClusterId', 'Endpoint', 'ExpiresAt'
            Get = { Get-EMRSessionEndpoint is-EMU0000500001 -ClusterId j-EMULATED00005 }
            Whole = { $_.SessionId, $_.Region }
        }
        @{
            Of = 'an EMR Serverless session'
            Columns = 'SessionId', 'ExpiresIn', 'Region', 'Endpoint'
            Rest = 'ApplicationId', 'Endpoint', 'ExpiresAt'
            Get = { Get-EMRServerlessSessionEndpoint 00s0000010000001 -ApplicationId 00emulated000001 }
            Whole = { $_.SessionId, $_.Region }
        }
        @{
            Of = 'a URL for a user interface'
            Columns = 'ClusterId', 'OnClusterAppUIType', 'Ready', 'ExpiresIn', 'Role'
            Rest = 'PresignedURLReady', 'ExecutionRoleArn', 'Region', 'ExpiresAt'
            Get = { Get-EMROnClusterAppUIPresignedURL j-1ABCDEFGHIJKL -OnClusterAppUIType YarnTimelineService -ExecutionRoleArn $role }.GetNewClosure()
            Whole = { $_.ClusterId, $_.OnClusterAppUIType }
        }
        @{
            Of = 'a session that was started'
            Columns = 'Name', 'Identifier', 'State', 'Created'
            Rest = 'Kind', 'OwnerId', 'Region', 'CreatedAt'
            Get = { Start-EMRSession j-EMULATED00005 -Name viewed }
            Whole = { $_.Identifier, $_.Name, $_.State }
        }
        @{
            Of = 'a connection'
            Columns = 'Kind', 'ExpiresIn', 'Uri'
            Rest = 'Target', 'ExpiresAt'
            Get = { Get-EMRClusterSessionCredential j-1 | ConvertTo-EMRConnection Jdbc -HostName ip-10-0-0-11.eu-central-1.compute.internal }
            Whole = { "$($_.Kind)" }
        }
        @{
            Of = 'targets of all kinds'
            Columns = 'Name', 'Identifier', 'State', 'Created'
            Rest = 'Kind', 'OwnerId', 'Region', 'CreatedAt'
            Get = { Find-EMRSessionTarget }
            Whole = { $_.Identifier, $_.Name, $_.State }
        }
    )
}

BeforeAll {
    Import-Module "$PSScriptRoot/TestSetup.psm1" -Force
    Import-Module (Get-BuiltModulePath) -Force
    $emulator = Start-Emulator
    Set-TestIdentity -Url $emulator.Url

    function Get-Shown([int] $Width) {
        <# .SYNOPSIS The lines that a terminal of a width shows of what comes down the pipeline. #>
        ($input | Out-String -Width $Width) -replace "`e\[[0-9;]*m" -split '\r?\n' | ForEach-Object TrimEnd | Where-Object { $_ }
    }
}

AfterAll {
    Stop-Emulator $emulator
}

Describe 'What is shown of a JDBC connection' {
    It 'leaves out the parameters of the URL <Where>' -ForEach @(
        @{ Where = 'in a table'; Show = { $connection | Get-Shown 120 } }
        @{ Where = 'in a list'; Show = { $connection | Format-List | Out-String } }
        @{ Where = 'after an object of another type'; Show = { [version]'1.0', $connection | Out-String } }
        @{ Where = 'from a job'; Show = { [Management.Automation.PSSerializer]::Deserialize([Management.Automation.PSSerializer]::Serialize($connection)) | Format-List | Out-String } }
    ) {
        foreach ($parameters in ';ssl=true;trustStorePassword=hidden', '?trustStorePassword=hidden', '#trustStorePassword=hidden') {
            $url = "jdbc:hive2://localhost:10000/x$parameters"
            $connection = Get-EMRClusterSessionCredential j-1 | ConvertTo-EMRConnection Jdbc -Endpoint $url
            $connection.Uri.OriginalString | Should -Be $url
            $shown = "$(& $Show)"
            $shown | Should -Match 'jdbc:hive2://localhost:10000/x(\s|$)'
            $shown | Should -Not -Match 'hidden'
        }
    }
}

Describe 'The table of <Of>' -ForEach $views {
    BeforeAll {
        $objects = & $Get
    }

    It 'fits into <_> columns, with its headers and ids in one piece and no constant column' -ForEach 79, 80, 120 {
        $lines = $objects | Get-Shown $_

        ($lines | Measure-Object Length -Maximum).Maximum | Should -BeLessOrEqual $_
        ($lines -match '-----')[0].Trim() | Should -Match "^-+( +-+){$($Columns.Count - 1)}$"
        $lines | Should -Contain ($lines -match "^\s*$($Columns -join '\s+')$")[0]
        $objects | ForEach-Object $Whole | ForEach-Object { $lines -match "(^|\s)$([regex]::Escape($_))(\s|$)" | Should -Not -BeNullOrEmpty -Because $_ }
        $lines -match '\*\*\*|…' | Should -BeNullOrEmpty
    }

    It 'wraps an id that is longer than its column' {
        $id = 'x' * 70 + 'end'
        $property = if ($Columns[0] -eq 'Name') { 'Identifier' } elseif ($Columns[0] -eq 'Kind') { 'Uri' } else { $Columns[0] }
        $long = [pscustomobject]@{ PSTypeName = @($objects)[0].PSTypeNames[0]; $property = $id }
        if ($property -eq 'Identifier') { $long.PSTypeNames.Insert(0, 'EmrSessionCredentials.EmrSessionTarget') }

        $lines = $long | Get-Shown 80

        $lines -join '' -replace '\s' | Should -BeLike "*$id*"
    }

    It 'leaves the rest to Format-List' {
        $listed = @($objects)[-1] | Format-List | Get-Shown 200
        foreach ($name in $Rest) { $listed -match "^$name\s*:" | Should -Not -BeNullOrEmpty -Because $name }
        $listed = @($objects)[-1] | Format-List * | Get-Shown 200
        foreach ($name in @($objects)[-1].GetType().GetProperties().Name) { $listed -match "^$name\s*:" | Should -Not -BeNullOrEmpty -Because $name }
    }
}

Describe 'What expires soon' {
    It 'is coloured on a terminal: <What>' -ForEach @(
        @{ What = 'expired'; Left = '-0:01'; Text = 'expired'; Colour = 'Error' }
        @{ What = 'under five minutes'; Left = '0:04:59'; Text = '00:04:59'; Colour = 'Warning' }
        @{ What = 'more, in no colour'; Left = '0:05'; Text = '00:05:00' }
    ) {
        foreach ($type in 'ClusterSessionCredential', 'ManagedEndpointSessionCredential', 'SparkConnectSessionCredential', 'Connections.EmrConnection', 'OnClusterAppUIPresignedUrl') {
            $left = [timespan] $Left
            $object = [pscustomobject]@{ PSTypeName = "EmrSessionCredentials.$type"; ExpiresIn = $left; IsExpired = $left -lt 0 }
            $before = $PSStyle.OutputRendering
            $PSStyle.OutputRendering = 'Ansi'
            try { $shown = $object | Out-String -Width 80 } finally { $PSStyle.OutputRendering = $before }

            if ($Colour) { $shown | Should -BeLike "*$($PSStyle.Formatting.$Colour.Replace('[', '`['))$Text*" }
            else { $shown | Should -Match " $Text" }
        }
    }

    It 'has no escape sequence where the output is not a terminal' {
        Invoke-FreshPowerShell "Import-Module '$(Get-BuiltModulePath)'; [pscustomobject]@{ PSTypeName = 'EmrSessionCredentials.ClusterSessionCredential'; ExpiresIn = [timespan] '0:01' } | Out-String" |
            Should -Not -Match "`e"
    }
}

Describe 'Name' {
    It 'has no control character that somebody put into it' {
        $target = [pscustomobject]@{ PSTypeName = 'EmrSessionCredentials.EmrSessionTarget'; Kind = 'Cluster'; Name = "a`e[31mb`r`nc`u{202E}d"; Identifier = 'j-1'; State = 'RUNNING' }
        $target | Out-String -Width 80 | Should -BeLike '*a?[[]31mb??c?d *j-1*'
    }
}

Describe 'Created' {
    It 'is yyyy-MM-dd in the culture <_>' -ForEach 'en-US', 'de-DE', 'th-TH', 'ar-SA' {
        $before = [cultureinfo]::CurrentCulture
        $created = (Find-EMRSessionTarget etl-2).CreatedAt.ToString('yyyy-MM-dd', [cultureinfo]::InvariantCulture)
        [cultureinfo]::CurrentCulture = $_
        try { (Find-EMRSessionTarget etl-2 | Get-Shown 80)[-1] | Should -Match " $created$" }
        finally { [cultureinfo]::CurrentCulture = $before }
    }
}

Describe 'The Quickstart' {
    It 'writes at most 40 lines, and none that is longer than 80 columns' {
        $lines = & (Get-PowerShellPath) -NoProfile -NonInteractive -File "$PSScriptRoot/../../samples/Quickstart/Quickstart.ps1" -ModulePath (Get-BuiltModulePath)
        $LASTEXITCODE | Should -Be 0
        $lines.Count | Should -BeLessOrEqual 40
        ($lines | Measure-Object Length -Maximum).Maximum | Should -BeLessOrEqual 80
    }
}
