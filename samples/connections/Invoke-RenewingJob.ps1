<#
.SYNOPSIS
A scheduled job that runs longer than a credential lives: it looks at the credential before each step, and gets a fresh
one when it would not last for it.
.DESCRIPTION
Schedule it with cron or a systemd timer (pwsh -File Invoke-RenewingJob.ps1 ...), with Task Scheduler, or as a Kubernetes
CronJob. It signs as whatever the machine is: an instance's or a pod's role needs no key in the job.
.PARAMETER Step
The steps; each is run with the connection of the moment as its argument.
.PARAMETER NeededFor
How long a step takes at most. AWS's own sample renews five minutes before the end.
.EXAMPLE
./Invoke-RenewingJob.ps1 -EndpointId ghijkl0987654321 -VirtualClusterId abcdef1234567890 -ExecutionRoleArn arn:aws:iam::123456789012:role/Reporting -Step { python load.py }, { python aggregate.py }
#>
#Requires -Modules EmrSessionCredentials
param(
    [Parameter(Mandatory)] [string] $EndpointId,
    [Parameter(Mandatory)] [string] $VirtualClusterId,
    [Parameter(Mandatory)] [string] $ExecutionRoleArn,
    [Parameter(Mandatory)] [scriptblock[]] $Step,
    [timespan] $Duration = '0:15',
    [timespan] $NeededFor = '0:05'
)

$ErrorActionPreference = 'Stop'
$target = @{ VirtualClusterId = $VirtualClusterId; ExecutionRoleArn = $ExecutionRoleArn; Duration = $Duration }
$credential = Get-EMRCManagedEndpointSessionCredential $EndpointId @target
foreach ($work in $Step) {
    $credential = $credential | Update-EMRSessionCredential -IfExpiringWithin $NeededFor
    $credential | ConvertTo-EMRConnection | Use-EMRConnection $work
}
