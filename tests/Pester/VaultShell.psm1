# A PowerShell in another process for what uses SecretManagement, which decides once in a process where HOME is, and so where
# it keeps its registry: the user's own must not be touched.

Import-Module "$PSScriptRoot/TestSetup.psm1"

$script:shell = $null

function Start-VaultShell {
    <# .SYNOPSIS Starts the other process, with SecretManagement and a home of its own. #>
    param([Parameter(Mandatory)] [string] $HomeFolder)
    $script:shell = [runspacefactory]::CreateOutOfProcessRunspace($null)
    $shell.Open()
    # SecretManagement's watcher of the registry's file can put what a registration replaced back in place of it, when
    # registrations follow one another as fast as in tests.
    $started = Invoke-Shell '$env:HOME = $folder
        function global:Reveal($secret) { [Net.NetworkCredential]::new("", $secret).Password }
        if (Import-Module Microsoft.PowerShell.SecretManagement -PassThru -ErrorAction Ignore) {
            $cache = (Get-Command Get-SecretVault).ImplementingType.Assembly.GetType("Microsoft.PowerShell.SecretManagement.RegisteredVaultCache")
            $cache.GetField("_registryWatcher", "NonPublic, Static").GetValue($null).EnableRaisingEvents = $false
        }' @{ folder = $HomeFolder }
    if ($started.Said) { throw $started.Said }
}

function Stop-VaultShell {
    $shell.Dispose()
}

function Invoke-Shell {
    <# .SYNOPSIS Runs a script in the other process; gives its output, its errors, and all that it said. #>
    param([string] $Script, [hashtable] $Variable = @{})
    $ps = [powershell]::Create()
    $ps.Runspace = $shell
    $null = $ps.AddScript({
            param($script, $variables)
            $variables.GetEnumerator() | ForEach-Object { Set-Variable $_.Key $_.Value }
            $output = [Collections.Generic.List[object]]::new()
            $problems = [Collections.Generic.List[Management.Automation.ErrorRecord]]::new()
            $said = [Collections.Generic.List[string]]::new()
            $block = [scriptblock]::Create($script)
            & { try { . $block } catch { $_ } } *>&1 | ForEach-Object {
                if ($_ -is [Management.Automation.ErrorRecord]) { $problems.Add($_); $said.Add("$_ $($_.Exception.Message)") }
                elseif ("$($_.GetType())" -match '^System\.Management\.Automation\.\w+Record$') { $said.Add("$_") }
                else { $output.Add($_) }
            }
            [pscustomobject]@{
                Output = $output.ToArray(); Said = $said -join "`n"; Ids = @($problems.FullyQualifiedErrorId)
                Category = @($problems | ForEach-Object { "$($_.CategoryInfo.Category)" }); Target = @($problems | ForEach-Object { "$($_.TargetObject)" })
            }
        }).AddArgument($Script).AddArgument($Variable)
    try { $ps.Invoke()[0] }
    finally { $ps.Dispose() }
}

function Register-Emr {
    <# .SYNOPSIS Registers the vault anew as any other is, by its module's folder. #>
    param([hashtable] $Parameter = @{})
    $done = Invoke-Shell 'Register-SecretVault -Name emr -ModuleName $module -VaultParameters $parameters -AllowClobber' @{
        module = Split-Path (Split-Path (Get-BuiltModulePath)); parameters = $Parameter
    }
    if ($done.Said) { throw $done.Said }
}

Export-ModuleMember -Function Start-VaultShell, Stop-VaultShell, Invoke-Shell, Register-Emr
