<#
.SYNOPSIS
Gets one session credential of each kind with the module, and uses it. The Quickstart program starts it.
.PARAMETER Aws
Call AWS: gets a credential for each identifier that is given, and does not use it.
.PARAMETER Shell
Only import the module, and show what to try.
#>
param(
    [Parameter(Mandatory)] [string] $ModulePath,
    [switch] $Aws,
    [switch] $Shell,
    [string] $Region,
    [string] $ProfileName,
    [string] $ClusterId,
    [string] $SessionId,
    [string] $VirtualClusterId,
    [string] $EndpointId,
    [string] $ApplicationId,
    [string] $ApplicationSessionId,
    [string] $ExecutionRoleArn
)

$ErrorActionPreference = 'Stop'
Import-Module $ModulePath
$url = $env:AWS_ENDPOINT_URL

if ($Shell) {
    # What was given is used where a command or an object in the pipeline names no other. A default parameter value would
    # be used in place of what the object names.
    if ($Region) { $env:AWS_REGION = $Region }
    if ($ProfileName) {
        $env:AWS_PROFILE = $ProfileName
        Remove-Item Env:AWS_ACCESS_KEY_ID, Env:AWS_SECRET_ACCESS_KEY, Env:AWS_SESSION_TOKEN -ErrorAction Ignore
    }
    "EmrSessionCredentials is imported in PowerShell $($PSVersionTable.PSVersion)."
    if ($Aws) {
        @'
Try:
    Find-EMRSessionTarget
    Resolve-EMRIdentity
    Get-Help about_EmrSessionCredentials
'exit' ends the session.
'@
    } else {
        "The emulator listens on $url, and AWS_* variables of this session point to it."
        @'
Try:
    Find-EMRSessionTarget
    Find-EMRSessionTarget -Kind ManagedEndpoint |
        Get-EMRCManagedEndpointSessionCredential
    $cluster = Get-EMRClusterSessionCredential j-EMULATED00001
    $options = @{ Endpoint = "$env:AWS_ENDPOINT_URL/livy"; RelativeUri = 'sessions' }
    $livy = $cluster | ConvertTo-EMRConnection Livy -AsHashtable @options
    Invoke-RestMethod @livy
    Get-Help about_EmrSessionCredentials
'exit' ends the session and the emulator.
'@
    }
    $ErrorActionPreference = 'Continue'
    return
}

function Show-Command([string] $Text) { "PS> $($Text -replace "`n", "`n>> ")" }

function Show-Result([string] $Command, $Result) {
    Show-Command $Command
    ($Result | Format-Table | Out-String -Width 80).Trim()
}

function Get-GrpcStatus {
    <# .SYNOPSIS Makes a Spark Connect call as a client does that reads SPARK_REMOTE; 0 is success. #>
    $address, $parameters = $env:SPARK_REMOTE.Substring('sc://'.Length) -split '/;', 2
    $headers = @{}
    foreach ($parameter in $parameters -split ';' -ne 'use_ssl=true') {
        $name, $value = $parameter -split '=', 2
        $headers[$name] = [uri]::UnescapeDataString($value)
    }
    $call = @{ Method = 'Post'; Headers = $headers; Body = [byte[]]::new(5); ContentType = 'application/grpc'; HttpVersion = '2.0' }
    # The emulator's certificate is self-signed.
    $response = Invoke-WebRequest "https://$address/spark.connect.SparkConnectService/Config" @call -SkipCertificateCheck
    $status = @($response.BaseResponse.TrailingHeaders | Where-Object Key -EQ 'grpc-status').Value
    if ("$status" -ne '0') { throw "Spark Connect refused the token: gRPC status $status." }
    $status
}

$role = 'arn:aws:iam::123456789012:role/EMRExecutionRole'
$common = @{}
if ($Region) { $common.Region = $Region }
if ($ProfileName) { $common.ProfileName = $ProfileName }

if ($Aws) {
    if ($ExecutionRoleArn) { $common.ExecutionRoleArn = $ExecutionRoleArn }
    $credentials = @(
        if ($ClusterId) { Get-EMRClusterSessionCredential $ClusterId @common }
        if ($EndpointId) { Get-EMRCManagedEndpointSessionCredential $EndpointId -VirtualClusterId $VirtualClusterId @common }
        $common.Remove('ExecutionRoleArn')
        if ($SessionId) { Get-EMRSessionEndpoint -ClusterId $ClusterId -SessionId $SessionId @common }
        if ($ApplicationId) { Get-EMRServerlessSessionEndpoint -ApplicationId $ApplicationId -SessionId $ApplicationSessionId @common }
    )
    if (-not $credentials) {
        Write-Error 'Give an identifier, for instance --cluster-id, or --virtual-cluster-id, --endpoint-id and --execution-role-arn.' -ErrorAction Continue
        exit 2
    }
    $credentials | Format-Table
    return
}

"The emulator of EMR, EMR on EKS and EMR Serverless is at $url."
"The module runs in PowerShell $($PSVersionTable.PSVersion)."
''
$cluster = Get-EMRClusterSessionCredential j-EMULATED00001 -ExecutionRoleArn $role @common
Show-Result 'Get-EMRClusterSessionCredential j-EMULATED00001 -ExecutionRoleArn $role' $cluster
Show-Command "... | ConvertTo-EMRConnection Livy -Endpoint `$url/livy ```n    -AsHashtable -RelativeUri sessions"
$livy = $cluster | ConvertTo-EMRConnection Livy -Endpoint $url/livy -AsHashtable -RelativeUri sessions
"Livy accepts the login and lists $((Invoke-RestMethod @livy).total) sessions."
''
$endpoint = @{ EndpointIdentifier = 'epemulated000000010000001'; VirtualClusterId = 'vcemulated000000000000001' }
$notebook = Get-EMRCManagedEndpointSessionCredential @endpoint -ExecutionRoleArn $role @common
Show-Result 'Get-EMRCManagedEndpointSessionCredential @endpoint -ExecutionRoleArn $role' $notebook
Show-Command "... | ConvertTo-EMRConnection JupyterGateway ```n    -AsHashtable -RelativeUri api/kernelspecs"
$gateway = $notebook | ConvertTo-EMRConnection JupyterGateway -AsHashtable -RelativeUri api/kernelspecs
"The Jupyter gateway accepts the token; its default kernel is $((Invoke-RestMethod @gateway).default)."
''
$session = Get-EMRSessionEndpoint -ClusterId j-EMULATED00002 -SessionId is-EMU0000200001 @common
Show-Result 'Get-EMRSessionEndpoint is-EMU0000200001 -ClusterId j-EMULATED00002' $session
Show-Command '... | ConvertTo-EMRConnection | Use-EMRConnection { Get-GrpcStatus }'
"Spark Connect accepts the token: gRPC status $($session | ConvertTo-EMRConnection | Use-EMRConnection { Get-GrpcStatus })."
''
$serverless = Get-EMRServerlessSessionEndpoint -ApplicationId 00emulated000001 -SessionId 00s0000010000001 @common
Show-Result "Get-EMRServerlessSessionEndpoint 00s0000010000001 ```n    -ApplicationId 00emulated000001" $serverless
Show-Command '... | ConvertTo-EMRConnection | Use-EMRConnection { Get-GrpcStatus }'
"Spark Connect accepts the token: gRPC status $($serverless | ConvertTo-EMRConnection | Use-EMRConnection { Get-GrpcStatus })."
''
'To go on from here: dotnet run --project samples/Quickstart -- --shell'
