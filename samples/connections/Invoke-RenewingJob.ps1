<#
.SYNOPSIS
A scheduled job that runs longer than a credential is valid: before each step, it renews the credential if the rest of its
time is too short for the step.
.DESCRIPTION
Schedule it with cron or a systemd timer, with Task Scheduler, or as a Kubernetes CronJob. The role of the instance or the
pod signs, so the job needs no key.

The first step that fails ends the job. The exit code is that of the program that failed, and 1 for any other error.
.PARAMETER Step
The steps: PowerShell commands as text, such as 'python load.py'. Each runs with the variables JUPYTER_GATEWAY_URL and
JUPYTER_GATEWAY_AUTH_TOKEN, or SPARK_REMOTE for an endpoint with Spark Connect. They may follow the other parameters.
.PARAMETER NeededFor
How long a step takes at most. AWS's own sample renews five minutes before the end.
.EXAMPLE
./Invoke-RenewingJob.ps1 -EndpointId ghijkl0987654321 -VirtualClusterId abcdef1234567890 -ExecutionRoleArn arn:aws:iam::123456789012:role/Reporting -Step 'python load.py', 'python aggregate.py'
.EXAMPLE
pwsh -File Invoke-RenewingJob.ps1 -EndpointId ghijkl0987654321 -VirtualClusterId abcdef1234567890 -ExecutionRoleArn arn:aws:iam::123456789012:role/Reporting 'python load.py' 'python aggregate.py'
#>
#Requires -Version 7.4
#Requires -Modules EmrSessionCredentials
[CmdletBinding(PositionalBinding = $false)]
param(
    [Parameter(Mandatory)] [string] $EndpointId,
    [Parameter(Mandatory)] [string] $VirtualClusterId,
    [Parameter(Mandatory)] [string] $ExecutionRoleArn,
    [timespan] $Duration = '0:15',
    [timespan] $NeededFor = '0:05',
    [Parameter(Mandatory, ValueFromRemainingArguments)] [string[]] $Step
)

$ErrorActionPreference = 'Stop'
# A program that ends with an exit code other than 0 ends the job.
$PSNativeCommandUseErrorActionPreference = $true
$target = @{ VirtualClusterId = $VirtualClusterId; ExecutionRoleArn = $ExecutionRoleArn; Duration = $Duration }
try {
    $credential = Get-EMRCManagedEndpointSessionCredential $EndpointId @target
    foreach ($command in $Step) {
        $credential = $credential | Update-EMRSessionCredential -IfExpiringWithin $NeededFor
        $credential | ConvertTo-EMRConnection | Use-EMRConnection ([scriptblock]::Create($command))
    }
}
catch {
    Write-Error $_ -ErrorAction Continue
    exit ($_.Exception -is [Management.Automation.NativeCommandExitException] ? $_.Exception.ExitCode : 1)
}
exit 0
