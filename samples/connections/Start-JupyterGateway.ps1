<#
.SYNOPSIS
Shows the kernels of a managed endpoint, and starts a Jupyter whose kernels run there.
.DESCRIPTION
The exit code is that of the program. It is 1 when the program is missing or the gateway does not answer.
.PARAMETER Program
The program to run. Jupyter reads JUPYTER_GATEWAY_URL and JUPYTER_GATEWAY_AUTH_TOKEN.
.PARAMETER ArgumentList
The arguments of the program: everything that follows the other parameters. An option such as -p, and with 'pwsh -File' also
--debug, is taken for a parameter whose name begins like it. Give it from PowerShell: -ArgumentList 'lab', '--debug'.
.EXAMPLE
./Start-JupyterGateway.ps1 -EndpointId ghijkl0987654321 -VirtualClusterId abcdef1234567890 -ExecutionRoleArn arn:aws:iam::123456789012:role/Reporting
.EXAMPLE
pwsh -File Start-JupyterGateway.ps1 -EndpointId ghijkl0987654321 -VirtualClusterId abcdef1234567890 -ExecutionRoleArn arn:aws:iam::123456789012:role/Reporting execute report.ipynb
#>
#Requires -Modules EmrSessionCredentials
[CmdletBinding(PositionalBinding = $false)]
param(
    [Parameter(Mandatory)] [string] $EndpointId,
    [Parameter(Mandatory)] [string] $VirtualClusterId,
    [Parameter(Mandatory)] [string] $ExecutionRoleArn,
    [timespan] $Duration = '12:00',
    [string] $Program = 'jupyter',
    [Parameter(ValueFromRemainingArguments)] [string[]] $ArgumentList = 'lab'
)

$ErrorActionPreference = 'Stop'
# The exit code of the program is that of this script, so it must not become an error first.
$PSNativeCommandUseErrorActionPreference = $false
$target = @{ VirtualClusterId = $VirtualClusterId; ExecutionRoleArn = $ExecutionRoleArn; Duration = $Duration }
$credential = Get-EMRCManagedEndpointSessionCredential $EndpointId @target

$request = $credential | ConvertTo-EMRConnection JupyterGateway -AsHashtable -RelativeUri api/kernelspecs
# With -Debug, Invoke-RestMethod would show the headers.
(Invoke-RestMethod @request -Debug:$false).kernelspecs.PSObject.Properties.Value.spec.display_name

# With Use-EMRConnection the program has the terminal: Jupyter asks before it ends.
$credential | ConvertTo-EMRConnection JupyterGateway | Use-EMRConnection { & $Program @ArgumentList }
exit $LASTEXITCODE
