BeforeDiscovery {
    $role = @{ Name = 'ExecutionRoleArn'; Aliases = 'RoleArn' }
    $cmdlets = @(
        @{ Cmdlet = 'Get-EMRClusterSessionCredential'; Own = $role }
        @{ Cmdlet = 'Get-EMRCManagedEndpointSessionCredential'; Own = $role }
        @{ Cmdlet = 'Get-EMRSessionEndpoint'; Own = @{ Name = 'ClusterId'; Aliases = 'JobFlowId' } }
        @{ Cmdlet = 'Get-EMRServerlessSessionEndpoint'; Own = @{ Name = 'ApplicationId'; Aliases = @() } }
        @{ Cmdlet = 'Get-EMROnClusterAppUIPresignedURL'; Own = $role }
        @{ Cmdlet = 'Start-EMRSession'; Own = @{ Name = 'SessionIdleTimeoutInMinute'; Aliases = 'SessionIdleTimeoutInMinutes' } }
        @{ Cmdlet = 'Start-EMRServerlessSession'; Own = @{ Name = 'IdleTimeoutMinute'; Aliases = 'IdleTimeoutMinutes' } }
        @{ Cmdlet = 'Stop-EMRSession'; Own = @{ Name = 'ClusterId'; Aliases = 'JobFlowId' } }
        @{ Cmdlet = 'Stop-EMRServerlessSession'; Own = @{ Name = 'ApplicationId'; Aliases = @() } }
    )
    $parameters = @(
        @{ Name = 'Region'; Aliases = 'RegionToCall' }
        @{ Name = 'AccessKey'; Aliases = 'AK' }
        @{ Name = 'SecretKey'; Aliases = 'SK', 'SecretAccessKey' }
        @{ Name = 'SessionToken'; Aliases = 'ST' }
        @{ Name = 'ProfileName'; Aliases = 'StoredCredentials', 'AWSProfileName' }
        @{ Name = 'ProfileLocation'; Aliases = 'AWSProfilesLocation', 'ProfilesLocation' }
        @{ Name = 'Credential'; Aliases = @() }
        @{ Name = 'NetworkCredential'; Aliases = @() }
        @{ Name = 'EndpointUrl'; Aliases = @() }
    )
}

BeforeAll {
    Import-Module "$PSScriptRoot/TestSetup.psm1" -Force
    Import-Module (Get-BuiltModulePath) -Force
}

Describe 'The module' {
    It 'exports its cmdlets and nothing else' {
        (Get-Module EmrSessionCredentials).ExportedCommands.Keys | Sort-Object |
            Should -Be ((Import-PowerShellDataFile (Get-BuiltModulePath)).CmdletsToExport | Sort-Object)
    }

    It 'exports what the assembly has, and each of it has a page, help and a view of what it gives' {
        $exported = (Import-PowerShellDataFile (Get-BuiltModulePath)).CmdletsToExport | Sort-Object
        $types = (Get-Command $exported[0]).ImplementingType.Assembly.GetExportedTypes()
        $cmdlets = foreach ($type in $types) {
            foreach ($attribute in $type.GetCustomAttributes([Management.Automation.CmdletAttribute], $false)) { "$($attribute.VerbName)-$($attribute.NounName)" }
        }
        $cmdlets | Sort-Object | Should -Be $exported
        (Get-ChildItem "$PSScriptRoot/../../docs/en-US" -Filter *-*.md).BaseName | Sort-Object | Should -Be $exported
        [xml] $help = Get-Content -Raw "$(Split-Path (Get-BuiltModulePath))/en-US/EmrSessionCredentials.dll-Help.xml"
        $help.helpItems.command.details.name | Sort-Object | Should -Be $exported

        $own = (Get-Command $exported).OutputType.Type.Where({ "$_" -like 'EmrSessionCredentials.*' -and -not $_.IsAbstract }) | Sort-Object -Property FullName -Unique
        $own | Should -Not -BeNullOrEmpty
        foreach ($type in $own) {
            $names = for ($base = $type; $base -ne [object]; $base = $base.BaseType) { $base.FullName }
            $names.Where({ Get-FormatData -TypeName $_ }) | Should -Not -BeNullOrEmpty -Because "$type is shown in a table or a list of its own"
        }
    }

    It 'has one parameter set for each cmdlet: of a default set, PowerShell looks for each parameter in each item twice' {
        foreach ($command in Get-Command -Module EmrSessionCredentials) {
            $command.DefaultParameterSet | Should -BeNullOrEmpty -Because $command
            $command.ParameterSets.Name | Should -Be '__AllParameterSets' -Because $command
        }
    }

    It 'has a valid manifest' {
        Test-ModuleManifest (Get-BuiltModulePath) | Should -Not -BeNullOrEmpty
    }

    It 'can be imported again, removed, and imported once more' {
        Import-Module (Get-BuiltModulePath) -Force
        Remove-Module EmrSessionCredentials
        Import-Module (Get-BuiltModulePath)
        Get-Command -Module EmrSessionCredentials -Name Get-EMRClusterSessionCredential | Should -Not -BeNullOrEmpty
    }
}

Describe '<Cmdlet>' -ForEach $cmdlets {
    BeforeAll {
        $command = Get-Command $Cmdlet
    }

    It 'has -<Name> with the aliases of AWS.Tools, bound by property name' -ForEach ($parameters + $Own) {
        $parameter = $command.Parameters[$Name]
        $parameter | Should -Not -BeNullOrEmpty
        foreach ($alias in $Aliases) { $parameter.Aliases | Should -Contain $alias }
        $parameter.ParameterSets.Values.ValueFromPipelineByPropertyName | Should -Not -Contain $false
    }

    It 'does not look in each item for -<_>, which AWS.Tools does not have' -ForEach 'Proxy', 'MaxAttempts', 'TimeoutSec' {
        $command.Parameters[$_].ParameterSets.Values.ValueFromPipelineByPropertyName | Should -Not -Contain $true
    }

    It 'takes its identifier first, from the pipeline by value and by property name' {
        $identifier = @($command.Parameters.Values | Where-Object { $_.ParameterSets.Values.Position -contains 0 })
        $identifier.Count | Should -Be 1
        $set = @($identifier.ParameterSets.Values)[0]
        $set.ValueFromPipeline | Should -BeTrue
        $set.ValueFromPipelineByPropertyName | Should -BeTrue
        $set.IsMandatory | Should -BeTrue
    }

    It 'shows no type of AWSSDK in a parameter or an output' {
        $types = @($command.Parameters.Values.ParameterType) + @($command.OutputType.Type)
        $types.Assembly.GetName().Name | Should -Not -BeLike 'AWSSDK*'
        $types.FullName | Should -Not -BeLike 'Amazon.*'
    }

    It 'completes -Region and -ProfileName' {
        $line = "$command -Region eu-cen"
        (TabExpansion2 $line -cursorColumn $line.Length).CompletionMatches.CompletionText | Should -Contain 'eu-central-1'
        $env:AWS_SHARED_CREDENTIALS_FILE = Join-Path $TestDrive 'credentials'
        Set-Content $env:AWS_SHARED_CREDENTIALS_FILE "[a profile]`naws_access_key_id = x"
        $line = "$command -ProfileName a"
        (TabExpansion2 $line -cursorColumn $line.Length).CompletionMatches.CompletionText | Should -Contain "'a profile'"
    }
}
