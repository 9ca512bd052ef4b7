# What every test file needs: the built module, an emulator of its own, and nothing of this machine's AWS settings.

$root = (Resolve-Path "$PSScriptRoot/../..").Path

function Get-BuiltModulePath {
    $version = (Import-PowerShellDataFile "$root/EmrSessionCredentials.psd1").ModuleVersion
    "$root/out/EmrSessionCredentials/$version/EmrSessionCredentials.psd1"
}

function Get-PowerShellPath {
    <# .SYNOPSIS The program that runs this PowerShell. Where it is a .NET tool, the process is dotnet's. #>
    Join-Path $PSHOME ($IsWindows ? 'pwsh.exe' : 'pwsh')
}

function Get-PackageFolder {
    <# .SYNOPSIS Where NuGet keeps what it restored. #>
    $env:NUGET_PACKAGES ?? "$([Environment]::GetFolderPath('UserProfile'))/.nuget/packages"
}

function Invoke-FreshPowerShell {
    <# .SYNOPSIS What a script writes in a PowerShell of its own, where nothing was loaded before it. #>
    param([string] $Script)
    $encoded = [Convert]::ToBase64String([Text.Encoding]::Unicode.GetBytes("`$ProgressPreference = 'SilentlyContinue'; $Script"))
    & (Get-PowerShellPath) -NoProfile -NonInteractive -OutputFormat Text -EncodedCommand $encoded
}

function Get-BuiltPath {
    <# .SYNOPSIS A file of a project as it was built last, in whichever configuration. #>
    param([string] $Project, [string] $File)
    (Get-ChildItem "$root/$Project/bin/*/$File" | Sort-Object LastWriteTime)[-1].FullName
}

function Get-EmulatorPath {
    Get-BuiltPath src/EmrSessionCredentials.Emulator net10.0/EmrSessionCredentials.Emulator.dll
}

function Start-Emulator {
    <# .SYNOPSIS Starts an emulator on a free port; gives its Url and the process to hand to Stop-Emulator. #>
    param([string[]] $ArgumentList = @())
    $start = [Diagnostics.ProcessStartInfo]::new('dotnet')
    $start.ArgumentList.Add((Get-EmulatorPath))
    $ArgumentList.ForEach({ $start.ArgumentList.Add($_) })
    $start.RedirectStandardOutput = $true
    $process = [Diagnostics.Process]::Start($start)
    [pscustomobject]@{ Url = $process.StandardOutput.ReadLine(); Process = $process }
}

function Stop-Emulator {
    param([Parameter(Mandatory)] $Emulator)
    $Emulator.Process.Kill()
    $Emulator.Process.WaitForExit()
}

function Set-TestIdentity {
    <# .SYNOPSIS Points this session at the emulator with the keys it knows, and away from everything else of AWS. #>
    param([Parameter(Mandatory)] [string] $Url)
    Get-ChildItem Env: | Where-Object Name -Match '^AWS_|_proxy$|^REQUESTS_CA_BUNDLE$' | Remove-Item
    $env:AWS_EC2_METADATA_DISABLED = 'true'
    $env:AWS_SHARED_CREDENTIALS_FILE = [IO.Path]::Combine([IO.Path]::GetTempPath(), 'no-such-folder', 'credentials')
    $env:AWS_CONFIG_FILE = [IO.Path]::Combine([IO.Path]::GetTempPath(), 'no-such-folder', 'config')
    $env:AWS_ACCESS_KEY_ID = 'AKIDEXAMPLE'
    $env:AWS_SECRET_ACCESS_KEY = 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY'
    $env:AWS_REGION = 'eu-central-1'
    $env:AWS_ENDPOINT_URL = $Url
}

function Get-SeenRequest {
    <# .SYNOPSIS What the emulator saw so far. #>
    param([Parameter(Mandatory)] [string] $Url)
    Invoke-RestMethod "$Url/_emulator/requests"
}

function Clear-SeenRequest {
    <# .SYNOPSIS Makes the emulator forget what it saw. #>
    param([Parameter(Mandatory)] [string] $Url)
    $null = Invoke-RestMethod "$Url/_emulator/requests" -Method Delete
}

function Add-Fault {
    <# .SYNOPSIS Adds a fault, for an operation or an identifier. #>
    param([Parameter(Mandatory)] [string] $Url, [string] $Fault, [string] $On)
    $null = Invoke-RestMethod "$Url/_emulator/faults" -Method Post -ContentType 'application/json' -Body (ConvertTo-Json @{ fault = $Fault; on = $On })
}

function Clear-Fault {
    param([Parameter(Mandatory)] [string] $Url)
    $null = Invoke-RestMethod "$Url/_emulator/faults" -Method Delete
}

function Set-Account {
    <# .SYNOPSIS Sets how many resources the account has, and how its sessions behave. #>
    param([Parameter(Mandatory)] [string] $Url, [hashtable] $Setting)
    $null = Invoke-RestMethod "$Url/_emulator/account" -Method Put -ContentType 'application/json' -Body (ConvertTo-Json $Setting)
}

function Clear-Account {
    param([Parameter(Mandatory)] [string] $Url)
    $null = Invoke-RestMethod "$Url/_emulator/account" -Method Delete
}

function Wait-Until {
    <# .SYNOPSIS Asks until the answer is yes; what it asks about happens in another process. #>
    param([scriptblock] $Condition)
    $deadline = [datetime]::UtcNow.AddSeconds(30)
    while (-not (& $Condition)) {
        if ([datetime]::UtcNow -gt $deadline) { throw "This is still not true: $Condition" }
        $null = [Threading.Thread]::Yield()
    }
}

function ConvertFrom-TestSecret {
    param([Parameter(Mandatory)] [securestring] $Secret)
    [Net.NetworkCredential]::new('', $Secret).Password
}

function Get-SparkConnectStatus {
    <#
    .SYNOPSIS
    The gRPC status of a call to the emulator made as Spark Connect's clients make it: TLS, HTTP/2, and every parameter of
    the connection string that is none of theirs as a header. 0 is success, 16 is unauthenticated.
    #>
    param([Parameter(Mandatory)] [string] $Url, [Parameter(Mandatory)] [string] $Remote)
    if (-not ('CertificateCheck' -as [type])) {
        # In C#, because PowerShell has no runspace on the thread that checks a certificate.
        Add-Type -TypeDefinition @'
public static class CertificateCheck
{
    public static System.Net.Security.RemoteCertificateValidationCallback Of(string sha256) =>
        (_, certificate, _, _) => certificate!.GetCertHashString(System.Security.Cryptography.HashAlgorithmName.SHA256) == sha256;
}
'@
    }

    $address, $rest = $Remote.Substring('sc://'.Length) -split '/;', 2
    $handler = [Net.Http.SocketsHttpHandler]::new()
    $handler.SslOptions.RemoteCertificateValidationCallback = [CertificateCheck]::Of((Invoke-RestMethod "$Url/_emulator/spark-connect").sha256)
    $client = [Net.Http.HttpClient]::new($handler)
    $request = [Net.Http.HttpRequestMessage]::new('Post', "https://$address/spark.connect.SparkConnectService/Config")
    $request.Version = '2.0'
    $request.VersionPolicy = 'RequestVersionExact'
    $request.Content = [Net.Http.ByteArrayContent]::new([byte[]]::new(5))
    $request.Content.Headers.ContentType = 'application/grpc'
    foreach ($parameter in $rest -split ';' -ne 'use_ssl=true') {
        $name, $value = $parameter -split '=', 2
        $null = $request.Headers.TryAddWithoutValidation($name, [uri]::UnescapeDataString($value))
    }
    $response = $client.SendAsync($request).GetAwaiter().GetResult()
    $null = $response.Content.ReadAsByteArrayAsync().GetAwaiter().GetResult()
    @(@($response.TrailingHeaders; $response.Headers) | Where-Object Key -EQ 'grpc-status' | ForEach-Object Value)[0]
    $client.Dispose()
}

Export-ModuleMember -Function *
