<#
.SYNOPSIS
Tests a package of the module in the PowerShell that runs this, Windows PowerShell 5.1 included, against the emulator.
.DESCRIPTION
Unpacks the package into a folder of modules and uses it by name, as who installed it would. Needs neither Pester nor a build,
only the .NET runtime that the emulator runs on. Writes a line for each check; the exit code is the number of those that failed.
.PARAMETER PackagePath
The .nupkg file that build.ps1 Pack made.
.PARAMETER EmulatorPath
EmrSessionCredentials.Emulator.dll.
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory)] [string] $PackagePath,
    [Parameter(Mandatory)] [string] $EmulatorPath
)

Set-StrictMode -Version 2
$ErrorActionPreference = 'Stop'
$failed = 0

function Test-That {
    <# .SYNOPSIS Runs a check, which gives nothing when all is well, and what is wrong when it is not. #>
    param([string] $Name, [scriptblock] $Check)
    $wrong = try { & $Check } catch { "$_" }
    if ($wrong) { $script:failed++ }
    $state = if ($wrong) { "FAILED: $wrong" } else { 'passed' }
    Write-Output "$Name, $state"
}

function Confirm-Equal {
    <# .SYNOPSIS Says what is different, if anything is. #>
    param($Actual, $Expected)
    if ("$Actual" -ne "$Expected") { "got '$Actual', not '$Expected'" }
}

$scratch = Join-Path ([IO.Path]::GetTempPath()) "emr-package-$([guid]::NewGuid())"
$before = $env:PSModulePath
$start = New-Object Diagnostics.ProcessStartInfo
$start.FileName = 'dotnet'
$start.Arguments = "`"$EmulatorPath`""
$start.UseShellExecute = $false
$start.RedirectStandardOutput = $true
$emulator = [Diagnostics.Process]::Start($start)
try {
    Add-Type -AssemblyName System.IO.Compression.FileSystem
    [IO.Compression.ZipFile]::ExtractToDirectory((Resolve-Path $PackagePath).ProviderPath, "$scratch/unpacked")
    [xml] $nuspec = Get-Content -Raw "$scratch/unpacked/EmrSessionCredentials.nuspec"
    $version = "$($nuspec.package.metadata.version)" -replace '-.*'
    $null = New-Item -ItemType Directory -Path "$scratch/Modules/EmrSessionCredentials" -Force
    Move-Item "$scratch/unpacked" "$scratch/Modules/EmrSessionCredentials/$version"
    $env:PSModulePath = "$scratch/Modules" + [IO.Path]::PathSeparator + $env:PSModulePath

    $env:AWS_ENDPOINT_URL = $emulator.StandardOutput.ReadLine()
    $env:AWS_ACCESS_KEY_ID = 'AKIDEXAMPLE'
    $env:AWS_SECRET_ACCESS_KEY = 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY'
    $env:AWS_REGION = 'eu-central-1'
    $env:AWS_EC2_METADATA_DISABLED = 'true'
    $role = @{ ExecutionRoleArn = 'arn:aws:iam::123456789012:role/EMR_Exec' }

    Write-Output "EmrSessionCredentials $version in PowerShell $($PSVersionTable.PSVersion), $($PSVersionTable.PSEdition)"
    Test-That 'a cmdlet is found by its name, and imports the module' {
        $null = Get-EMRClusterSessionCredential -ClusterId j-2AXXXXXXGAPLF @role
        Confirm-Equal (Get-Module EmrSessionCredentials).Version $version
    }
    Test-That 'a cluster gives a login, its password protected' {
        $credential = Get-EMRClusterSessionCredential -ClusterId j-2AXXXXXXGAPLF @role
        Confirm-Equal $credential.Password.GetType().Name 'SecureString'
        Confirm-Equal ($credential.Username.Length -gt 0) $true
    }
    Test-That 'a managed endpoint gives a token' {
        $token = Get-EMRCManagedEndpointSessionCredential epemulated000000020000001 -VirtualClusterId vc1 @role -AsPlainText
        Confirm-Equal ("$($token.Credentials.Token)".Length -gt 0) $true
    }
    Test-That 'both kinds of Spark Connect sessions give a token' {
        Confirm-Equal (Get-EMRSessionEndpoint is-EMU0000500001 -ClusterId j-EMULATED00005).GetType().Name 'SparkConnectSessionCredential'
        Confirm-Equal (Get-EMRServerlessSessionEndpoint 00s0000010000001 -ApplicationId 00emulated000001).GetType().Name 'SparkConnectSessionCredential'
    }
    Test-That 'many items at once come in their order' {
        $ids = 1..100 | ForEach-Object { "j-{0:D13}" -f $_ }
        $made = $ids | Get-EMRClusterSessionCredential @role -ThrottleLimit 16
        Confirm-Equal ($made.ClusterId -join ' ') ($ids -join ' ')
    }
    Test-That 'a wrong key is an error with the service''s code, and the pipeline goes on' {
        $problems = @()
        $null = 'j-1' | Get-EMRClusterSessionCredential @role -SecretKey (ConvertTo-SecureString 'wrong' -AsPlainText -Force) -AccessKey AKIDEXAMPLE -ErrorAction SilentlyContinue -ErrorVariable problems
        Confirm-Equal ($problems.Count -gt 0) $true
        Confirm-Equal (($problems[0].FullyQualifiedErrorId -split ',')[0]) 'InvalidSignatureException'
    }
    Test-That 'a script can catch the module''s exception by its type' {
        $caught = try { Get-EMRClusterSessionCredential '..' @role -ErrorAction Stop } catch [EmrSessionCredentials.SessionCredentialException] { 'caught' } catch { $_.Exception.GetType().FullName }
        Confirm-Equal $caught 'caught'
    }
    Test-That 'a credential becomes a connection' {
        $connection = Get-EMRClusterSessionCredential j-EMULATED00001 @role | ConvertTo-EMRConnection Livy -HostName example.com
        Confirm-Equal $connection.Kind 'Livy'
    }
    Test-That 'there is help' {
        Confirm-Equal ((Get-Help Get-EMRClusterSessionCredential).Synopsis -notmatch '\[') $true
    }
}
finally {
    $env:PSModulePath = $before
    $emulator.Kill()
    $emulator.WaitForExit()
    # Windows keeps the assemblies that are loaded.
    Remove-Item $scratch -Recurse -Force -ErrorAction SilentlyContinue
}

Write-Output "$failed failed"
exit $failed
