using System;
using System.Collections;
using System.Collections.ObjectModel;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using EmrSessionCredentials.Completion;
using EmrSessionCredentials.Errors;
using EmrSessionCredentials.Vault;

namespace EmrSessionCredentials.Commands;

/// <summary>
/// Registers this module as a vault of SecretManagement, after checking the vault's parameters: Register-SecretVault
/// itself accepts any parameters and does not call the vault.
/// </summary>
[Cmdlet(
    VerbsLifecycle.Register, "EMRSecretVault", SupportsShouldProcess = true,
    HelpUri = "https://learn.microsoft.com/powershell/module/microsoft.powershell.secretmanagement/register-secretvault")]
[OutputType("Microsoft.PowerShell.SecretManagement.SecretVaultInfo")]
public sealed class RegisterEMRSecretVaultCommand : PSCmdlet
{
    private const string Registering = @"Microsoft.PowerShell.SecretManagement\Register-SecretVault";
    private const string Module = "EmrSessionCredentials";

    /// <summary>The vault's name, by which Get-Secret -Vault knows it.</summary>
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(EmptyCompleter))]
    public string Name { get; set; } = "EMR";

    /// <summary>
    /// Who signs, where and how, by the names of the Get- cmdlets' parameters, with RequestTimeoutSec and Kinds.
    /// Secrets are refused, because SecretManagement keeps vault parameters readable.
    /// </summary>
    [Parameter(Position = 1)]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(EmptyCompleter))]
    public Hashtable VaultParameters { get; set; } = [];

    /// <summary>A description of the vault.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(EmptyCompleter))]
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
            foreach (string warning in EmrSecretVault.ReadSettings(VaultParameters).FindWarnings())
                WriteWarning(warning);
        }
        catch (SessionCredentialException e)
        {
            ThrowTerminatingError(ErrorRecords.From(VaultErrors.AtRegistration(e), Name));
        }

        CommandInfo? register = InvokeCommand.GetCommand(Registering, CommandTypes.Cmdlet);
        if (register is null)
        {
            ThrowTerminatingError(ErrorRecords.From(
                new SessionCredentialException(
                    FailureKind.NotConfigured,
                    "SecretManagementNotFound",
                    "The module Microsoft.PowerShell.SecretManagement is not installed.",
                    "Install it: Install-PSResource Microsoft.PowerShell.SecretManagement"),
                Name));
        }

        WarnOfSameNames();
        if (ShouldProcess(Name, "Register as a vault of SecretManagement for the current user"))
            Register(register!);
    }

    private void WarnOfSameNames()
    {
        string[] others = [.. Run(
                "param($module, $name) Microsoft.PowerShell.SecretManagement\\Get-SecretVault | "
                + "Where-Object { $_.ModuleName -eq $module -and $_.Name -ne $name } | ForEach-Object Name",
                Module,
                Name)
            .Select(other => $"'{other}'")];
        if (others.Length > 0)
        {
            WriteWarning($"The names of the secrets of '{Name}' are also names of secrets of {string.Join(", ", others)}. "
                + "Name the vault with Get-Secret -Vault.");
        }
    }

    private void Register(CommandInfo register)
    {
        Hashtable arguments = new()
        {
            ["Name"] = Name,
            ["ModuleName"] = Manifest(),
            ["VaultParameters"] = Storable(VaultParameters),
            ["Description"] = Description,
            ["AllowClobber"] = AllowClobber,
            ["PassThru"] = PassThru,
        };
        // Left out, it is decided by SecretManagement: the only vault that there is becomes the default.
        if (MyInvocation.BoundParameters.ContainsKey(nameof(DefaultVault)))
            arguments.Add("DefaultVault", DefaultVault);
        try
        {
            // Both have been asked here, and preferences of the caller must not ask again.
            WriteObject(
                Run("param($register, $arguments) & $register @arguments -Confirm:$false -WhatIf:$false -ErrorAction Stop", register, arguments),
                enumerateCollection: true);
        }
        catch (RuntimeException e)
        {
            // SecretManagement's own words do not say what to do.
            bool exists = e.ErrorRecord.FullyQualifiedErrorId.StartsWith(
                "RegisterSecretVaultInvalidVaultName", StringComparison.Ordinal);
            ThrowTerminatingError(
                exists ? ErrorRecords.From(VaultErrors.VaultExists(Name), Name) : new ErrorRecord(e.ErrorRecord, e));
        }
    }

    // SecretManagement writes its registry as JSON, an enumeration value as a number, and loses the elements of a list when it
    // reads it again.
    private static Hashtable Storable(Hashtable parameters)
    {
        Hashtable storable = new(parameters);
        foreach (DictionaryEntry entry in parameters)
        {
            object? value = entry.Value is PSObject wrapped ? wrapped.BaseObject : entry.Value;
            if (value is IEnumerable list and not (string or IDictionary))
                storable[entry.Key] = string.Join(",", list.Cast<object>());
            else if (value is Enum)
                storable[entry.Key] = value.ToString();
        }

        return storable;
    }

    private Collection<PSObject> Run(string script, params object[] arguments) =>
        InvokeCommand.InvokeScript(script, useNewScope: true, PipelineResultTypes.None, input: null, arguments);

    /// <summary>
    /// The copy of the module that was imported in this runspace, perhaps as a part of another module. It need not be in a
    /// folder of PSModulePath, and its assemblies may be another copy's, which was imported in this process before.
    /// </summary>
    private string Manifest() => (string)Run(
        "param($module) (Get-Module $module -All | Where-Object ModuleType -EQ Manifest | Select-Object -First 1).Path",
        Module).Single().BaseObject;
}
