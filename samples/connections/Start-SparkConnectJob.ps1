<#
.SYNOPSIS
Runs a PySpark job on a managed endpoint through Spark Connect. The token is in SPARK_REMOTE while the job runs, and
nowhere before or after it.
.PARAMETER Job
What to run; any Spark Connect client reads SPARK_REMOTE.
.EXAMPLE
./Start-SparkConnectJob.ps1 -EndpointId ghijkl0987654321 -VirtualClusterId abcdef1234567890 -ExecutionRoleArn arn:aws:iam::123456789012:role/Reporting
#>
#Requires -Modules EmrSessionCredentials
param(
    [Parameter(Mandatory)] [string] $EndpointId,
    [Parameter(Mandatory)] [string] $VirtualClusterId,
    [Parameter(Mandatory)] [string] $ExecutionRoleArn,
    [timespan] $Duration = '1:00',
    [scriptblock] $Job = { python "$PSScriptRoot/count.py" }
)

$ErrorActionPreference = 'Stop'
$target = @{ VirtualClusterId = $VirtualClusterId; ExecutionRoleArn = $ExecutionRoleArn; Duration = $Duration }
Get-EMRCManagedEndpointSessionCredential $EndpointId @target |
    ConvertTo-EMRConnection SparkConnect |
    Use-EMRConnection $Job
