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
    It 'keeps every AWSSDK assembly, and our own but the cmdlets and the loader, out of the default one' {
        $names = Invoke-FreshPowerShell @"
Import-Module '$module'
`$null = Get-EMRClusterSessionCredential j-1
[Runtime.Loader.AssemblyLoadContext]::Default.Assemblies.ForEach({ `$_.GetName().Name })
"@
        $names | Should -Contain 'System.Management.Automation' -Because 'the list must have been had'
        $names | Where-Object { $_ -like 'AWSSDK*' } | Should -BeNullOrEmpty
        $names | Where-Object { $_ -like 'EmrSessionCredentials*' } | Sort-Object |
            Should -Be 'EmrSessionCredentials', 'EmrSessionCredentials.Loader'
    }

    It 'loads nothing of AWSSDK before the first call' {
        $names = Invoke-FreshPowerShell @"
Import-Module '$module'
[AppDomain]::CurrentDomain.GetAssemblies().ForEach({ `$_.GetName().Name })
"@
        $names | Should -Contain 'EmrSessionCredentials'
        $names | Where-Object { $_ -like 'AWSSDK*' } | Should -BeNullOrEmpty
    }

    It 'takes <_> from the ReadyToRun image where there is one for this runtime' -ForEach 'EmrSessionCredentials', 'EmrSessionCredentials.Core' {
        $image = Join-Path (Split-Path $module) "bin/net$([Environment]::Version.Major).0-$([Runtime.InteropServices.RuntimeInformation]::RuntimeIdentifier)/$_.dll"
        if (-not (Test-Path $image)) { Set-ItResult -Skipped -Because 'this build has no image for this runtime' }
        Invoke-FreshPowerShell @"
Import-Module '$module'
`$null = Get-EMRClusterSessionCredential j-1
[AppDomain]::CurrentDomain.GetAssemblies().Where({ `$_.GetName().Name -eq '$_' }).Location
"@ | Should -Be (Resolve-Path $image).Path
    }

    It 'is not harmed by a second, different AWSSDK.Core that was loaded first, and does it no harm' {
        # Same name and version, nothing of the real one in it: whoever took it for that would fail.
        $other = (Resolve-Path "$PSScriptRoot/../OtherAwsSdk/bin/Debug/net8.0/AWSSDK.Core.dll").Path
        $said = Invoke-FreshPowerShell @"
Add-Type -Path '$other'
Import-Module '$module'
(Get-EMRClusterSessionCredential j-1).ClusterId
[Amazon.RegionEndpoint]::Which
[Runtime.Loader.AssemblyLoadContext]::Default.Assemblies.Where({ `$_.GetName().Name -eq 'AWSSDK.Core' }).Location
"@
        $said | Should -Be 'j-1', 'the other one', $other
    }
}
