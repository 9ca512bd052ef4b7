# What docs/terminal.svg shows. Each statement becomes a prompt with its output; see Update-Picture.ps1.
$role = 'arn:aws:iam::123456789012:role/EMRExecutionRole'
$cluster = Find-EMRSessionTarget etl-2 |
    Get-EMRClusterSessionCredential -ExecutionRoleArn $role
$cluster
$cluster.Password
$livy = $cluster | ConvertTo-EMRConnection Livy -AsHashtable `
    -Endpoint $env:AWS_ENDPOINT_URL/livy -RelativeUri sessions
Invoke-RestMethod @livy | Format-List
Get-EMRCManagedEndpointSessionCredential ghijkl0987654321 `
    -VirtualClusterId abcdef1234567890 -ExecutionRoleArn $role -Duration 1:00
