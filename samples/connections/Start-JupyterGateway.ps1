<#
.SYNOPSIS
Shows the kernels of a managed endpoint, and starts a Jupyter whose kernels run there.
.PARAMETER Client
What to run; Jupyter reads JUPYTER_GATEWAY_URL and JUPYTER_GATEWAY_AUTH_TOKEN.
.EXAMPLE
./Start-JupyterGateway.ps1 -EndpointId ghijkl0987654321 -VirtualClusterId abcdef1234567890 -ExecutionRoleArn arn:aws:iam::123456789012:role/Reporting
#>
#Requires -Modules EmrSessionCredentials
param(
    [Parameter(Mandatory)] [string] $EndpointId,
    [Parameter(Mandatory)] [string] $VirtualClusterId,
    [Parameter(Mandatory)] [string] $ExecutionRoleArn,
    [timespan] $Duration = '12:00',
    [scriptblock] $Client = { jupyter lab }
)

$ErrorActionPreference = 'Stop'
$target = @{ VirtualClusterId = $VirtualClusterId; ExecutionRoleArn = $ExecutionRoleArn; Duration = $Duration }
$credential = Get-EMRCManagedEndpointSessionCredential $EndpointId @target

$request = $credential | ConvertTo-EMRConnection JupyterGateway -AsHashtable -RelativeUri api/kernelspecs
(Invoke-RestMethod @request).kernelspecs.PSObject.Properties.Value.spec.display_name

$credential | ConvertTo-EMRConnection JupyterGateway | Use-EMRConnection $Client
