<#
.SYNOPSIS
Runs a PySpark job on a managed endpoint through Spark Connect. The token is in the environment of the job alone.
.DESCRIPTION
The exit code is that of the program. It is 1 when the program is missing or no credential could be requested, so a
scheduler sees every failure.
.PARAMETER Program
The program to run. Any Spark Connect client reads SPARK_REMOTE.
.PARAMETER ArgumentList
The arguments of the program: everything that follows the other parameters. Default: count.py, beside this script. An option such
as -p, and with 'pwsh -File' also --debug, is taken for a parameter whose name begins like it. Give it from PowerShell:
-ArgumentList 'report.py', '--debug'.
.EXAMPLE
./Start-SparkConnectJob.ps1 -EndpointId stuvwx0987654321 -VirtualClusterId abcdef1234567890 -ExecutionRoleArn arn:aws:iam::123456789012:role/Reporting
.EXAMPLE
pwsh -File Start-SparkConnectJob.ps1 -EndpointId stuvwx0987654321 -VirtualClusterId abcdef1234567890 -ExecutionRoleArn arn:aws:iam::123456789012:role/Reporting report.py --month 2026-11
#>
#Requires -Modules EmrSessionCredentials
[CmdletBinding(PositionalBinding = $false)]
param(
    [Parameter(Mandatory)] [string] $EndpointId,
    [Parameter(Mandatory)] [string] $VirtualClusterId,
    [Parameter(Mandatory)] [string] $ExecutionRoleArn,
    [timespan] $Duration = '1:00',
    [string] $Program = 'python',
    [Parameter(ValueFromRemainingArguments)] [string[]] $ArgumentList = "$PSScriptRoot/count.py"
)

$ErrorActionPreference = 'Stop'
$target = @{ VirtualClusterId = $VirtualClusterId; ExecutionRoleArn = $ExecutionRoleArn; Duration = $Duration }
Get-EMRCManagedEndpointSessionCredential $EndpointId @target |
    ConvertTo-EMRConnection SparkConnect |
    Start-EMRProcess $Program $ArgumentList
exit $LASTEXITCODE
