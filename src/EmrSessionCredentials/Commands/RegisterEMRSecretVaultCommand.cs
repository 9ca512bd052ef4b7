using System.Collections;
using System.IO;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using EmrSessionCredentials.Errors;
using EmrSessionCredentials.Vault;

namespace EmrSessionCredentials.Commands;

/// <summary>
/// Registers this module as a vault of SecretManagement, after a look at the vault's parameters: Register-SecretVault
/// itself takes any, and lets no vault have a say.
/// </summary>
[Cmdlet(VerbsLifecycle.Register, "EMRSecretVault", SupportsShouldProcess = true)]
[OutputType("Microsoft.PowerShell.SecretManagement.SecretVaultInfo")]
public sealed class RegisterEMRSecretVaultCommand : PSCmdlet
{
    private const string Registering = @"Microsoft.PowerShell.SecretManagement\Register-SecretVault";

    /// <summary>The vault's name, by which Get-Secret -Vault knows it.</summary>
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    public string Name { get; set; } = "EMR";

    /// <summary>
    /// Who signs, where and how, by the names of the Get- cmdlets' parameters: Region, ProfileName, ProfileLocation,
    /// EndpointUrl, Proxy, MaxAttempts, TimeoutSec, MinimumValidity; and ExecutionRoleArn and DurationInSecond for names
    /// that say none. Secrets are refused, for SecretManagement keeps vault parameters readable.
    /// </summary>
    [Parameter(Position = 1)]
    [ValidateNotNull]
    public Hashtable VaultParameters { get; set; } = [];

    /// <summary>A description of the vault.</summary>
    [Parameter]
    public string Description { get; set; } = "";

    /// <summary>Makes it the vault that Get-Secret asks first.</summary>
    [Parameter]
    public SwitchParameter DefaultVault { get; set; }

    /// <summary>Registers it in place of a vault of the same name.</summary>
    [Parameter]
    public SwitchParameter AllowClobber { get; set; }

    /// <summary>Emits what was registered.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc />
    protected override void EndProcessing()
    {
        try
        {
            EmrSecretVault.ReadSettings(VaultParameters);
        }
        catch (SessionCredentialException e)
        {
            ThrowTerminatingError(ErrorRecords.From(e, Name));
        }

        CommandInfo? register = InvokeCommand.GetCommand(Registering, CommandTypes.Cmdlet);
        if (register is null)
        {
            ThrowTerminatingError(ErrorRecords.From(
                new SessionCredentialException(
                    FailureKind.NotConfigured,
                    "SecretManagementNotFound",
                    "The module Microsoft.PowerShell.SecretManagement is not installed, and a vault is nothing without it.",
                    "Install it: Install-PSResource Microsoft.PowerShell.SecretManagement"),
                Name));
        }

        if (ShouldProcess(Name, "Register as a vault of SecretManagement for the current user"))
            Register(register!);
    }

    private void Register(CommandInfo register)
    {
        Hashtable arguments = new()
        {
            ["Name"] = Name,
            ["ModuleName"] = Manifest(),
            ["VaultParameters"] = VaultParameters,
            ["Description"] = Description,
            ["AllowClobber"] = AllowClobber,
            ["PassThru"] = PassThru,
        };
        // Left out, it is decided by SecretManagement: the only vault that there is becomes the default.
        if (MyInvocation.BoundParameters.ContainsKey(nameof(DefaultVault)))
            arguments.Add("DefaultVault", DefaultVault);
        try
        {
            WriteObject(
                InvokeCommand.InvokeScript(
                    "param($register, $arguments) & $register @arguments -Confirm:$false -ErrorAction Stop",
                    useNewScope: true,
                    PipelineResultTypes.None,
                    input: null,
                    register,
                    arguments),
                enumerateCollection: true);
        }
        catch (RuntimeException e)
        {
            ThrowTerminatingError(new ErrorRecord(e.ErrorRecord, e));
        }
    }

    /// <summary>This module, wherever it was imported from: it need not be in a folder of PSModulePath.</summary>
    private static string Manifest()
    {
        string cmdlets = Path.GetDirectoryName(typeof(RegisterEMRSecretVaultCommand).Assembly.Location)!;
        return Path.Combine(Path.GetDirectoryName(Path.GetDirectoryName(cmdlets))!, "EmrSessionCredentials.psd1");
    }
}
