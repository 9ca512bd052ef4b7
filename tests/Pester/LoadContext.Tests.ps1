BeforeAll {
    Import-Module "$PSScriptRoot/TestSetup.psm1" -Force
    $module = Get-BuiltModulePath
    $emulator = Start-Emulator
    Set-TestIdentity -Url $emulator.Url
}

AfterAll {
    Stop-Emulator $emulator
}

Describe 'The load context' {
    It 'keeps the engine and every AWSSDK assembly out of the default one, whatever is called' {
        $names = Invoke-FreshPowerShell @"
Import-Module '$module'
`$null = Get-EMRClusterSessionCredential j-1 | ConvertTo-EMRConnection -HostName node.example
`$null = Get-EMRCManagedEndpointSessionCredential ep1 -VirtualClusterId vc1 -ExecutionRoleArn arn:aws:iam::123456789012:role/Role
`$null = Get-EMRSessionEndpoint -ClusterId j-1 -SessionId is-1
`$null = Get-EMRServerlessSessionEndpoint -ApplicationId '00a' -SessionId '00s'
`$null = Find-EMRSessionTarget
"Errors: `$(`$Error.Count) `$(`$Error -join '; ')"
[Runtime.Loader.AssemblyLoadContext]::Default.Assemblies.ForEach({ `$_.GetName().Name })
"@
        $names | Should -Contain 'Errors: 0 '
        $names | Should -Contain 'System.Management.Automation' -Because 'the list must have been had'
        $names | Where-Object { $_ -like 'AWSSDK*' } | Should -BeNullOrEmpty
        $names | Where-Object { $_ -like 'EmrSessionCredentials*' } | Sort-Object |
            Should -Be 'EmrSessionCredentials', "EmrSessionCredentials.Loader.$((Test-ModuleManifest $module).Version)", 'EmrSessionCredentials.Model'
    }

    It 'loads nothing of AWSSDK before the first call' {
        $names = Invoke-FreshPowerShell @"
Import-Module '$module'
[AppDomain]::CurrentDomain.GetAssemblies().ForEach({ `$_.GetName().Name })
"@
        $names | Should -Contain 'EmrSessionCredentials'
        $names | Where-Object { $_ -like 'AWSSDK*' } | Should -BeNullOrEmpty
    }

    It 'takes <_> from the ReadyToRun image where there is one for this runtime' -ForEach 'EmrSessionCredentials', 'EmrSessionCredentials.Model', 'EmrSessionCredentials.Engine' {
        $image = Join-Path (Split-Path $module) "bin/net$([Environment]::Version.Major).0-$([Runtime.InteropServices.RuntimeInformation]::RuntimeIdentifier)/$_.dll"
        if (-not (Test-Path $image)) { Set-ItResult -Skipped -Because 'this build has no image for this runtime' }
        Invoke-FreshPowerShell @"
Import-Module '$module'
`$null = Get-EMRClusterSessionCredential j-1
[AppDomain]::CurrentDomain.GetAssemblies().Where({ `$_.GetName().Name -eq '$_' }).Location
"@ | Should -Be (Resolve-Path $image).Path
    }

    # It is also loaded on a thread that prepares the first call; an exception that ends a thread ends PowerShell.
    It 'reports an engine that is missing as the error of the command, and PowerShell goes on' {
        Copy-Item (Split-Path $module) "$TestDrive/damaged" -Recurse
        Get-ChildItem "$TestDrive/damaged" -Recurse -Filter EmrSessionCredentials.Engine.dll | Remove-Item
        Invoke-FreshPowerShell @"
Import-Module '$TestDrive/damaged/EmrSessionCredentials.psd1'
foreach (`$call in 1, 2) { try { Get-EMRClusterSessionCredential j-1 } catch { `$_.Exception.GetType().Name } }
"@ | Should -Be 'FileNotFoundException', 'FileNotFoundException'
    }

    It 'is not harmed by a second, different AWSSDK.Core that was loaded first, and does it no harm' {
        # Same name and version, nothing of the real one in it: whoever took it for that would fail.
        $other = Get-BuiltPath tests/OtherAwsSdk net8.0/AWSSDK.Core.dll
        $said = Invoke-FreshPowerShell @"
Add-Type -Path '$other'
Import-Module '$module'
(Get-EMRClusterSessionCredential j-1).ClusterId
[Amazon.RegionEndpoint]::Which
[Runtime.Loader.AssemblyLoadContext]::Default.Assemblies.Where({ `$_.GetName().Name -eq 'AWSSDK.Core' }).Location
"@
        $said | Should -Be 'j-1', 'the other one', $other
    }

    It 'works beside AWSSDK.Core <Version> in the default one, whichever is loaded first' -ForEach @(
        @{ Version = '3.7.501.1' }
        @{ Version = '4.0.3.3' }
        @{ Version = '4.1.0' }
    ) {
        $other = Join-Path (Get-PackageFolder) awssdk.core $Version lib/net8.0/AWSSDK.Core.dll
        if (-not (Test-Path $other)) { Set-ItResult -Skipped -Because "AWSSDK.Core $Version is not in the package folder" }
        foreach ($order in 'before', 'after') {
            Invoke-FreshPowerShell @"
if ('$order' -eq 'before') { Add-Type -Path '$other' }
Import-Module '$module'
(Get-EMRClusterSessionCredential j-1).ClusterId
if ('$order' -eq 'after') { Add-Type -Path '$other' }
(Get-EMRClusterSessionCredential j-2).ClusterId
[Amazon.RegionEndpoint]::GetBySystemName('eu-central-1').DisplayName
[Amazon.RegionEndpoint].Assembly.Location
"@ | Should -Be 'j-1', 'j-2', 'Europe (Frankfurt)', $other -Because "it was loaded $order the module"
        }
    }
}
