using System;
using System.Collections;
using System.Management.Automation;
using System.Threading;
using System.Security;
using EmrSessionCredentials.Calls;
using EmrSessionCredentials.Connections;
using EmrSessionCredentials.Errors;
using EmrSessionCredentials.Identity;
using EmrSessionCredentials.Pipeline;

namespace EmrSessionCredentials.Vault;

/// <summary>
/// What the vault's script (EmrSessionCredentials.Extension) needs of the module. Not meant for other scripts.
/// </summary>
public static class EmrSecretVault
{
    // SecretManagement adds it to the parameters that a vault was registered with, and lets nobody register it.
    private const string Reserved = "Verbose";

    /// <summary>The vault's settings.</summary>
    /// <param name="parameters">The vault's parameters, as SecretManagement hands them over.</param>
    /// <exception cref="SessionCredentialException"><c>InvalidVaultParameter</c>.</exception>
    public static VaultSettings ReadSettings(IDictionary parameters)
    {
        Hashtable unwrapped = new(StringComparer.Ordinal);
        foreach (DictionaryEntry entry in parameters ?? throw new ArgumentNullException(nameof(parameters)))
        {
            if (!string.Equals(entry.Key as string, Reserved, StringComparison.OrdinalIgnoreCase))
                unwrapped.Add(entry.Key, entry.Value is PSObject wrapped ? wrapped.BaseObject : entry.Value);
        }

        return VaultSettings.Read(unwrapped);
    }

    /// <summary>The cmdlet to call for a name, and its arguments.</summary>
    /// <param name="name">The name.</param>
    /// <param name="parameters">The vault's parameters.</param>
    /// <exception cref="SessionCredentialException">The name or a parameter is wrong; nothing was sent.</exception>
    public static SecretCall Prepare(string name, IDictionary parameters) =>
        SecretCall.For(SecretName.Parse(name), ReadSettings(parameters));

    /// <summary>The one secret of a credential, as Get-Secret gives it.</summary>
    /// <param name="credential">The credential.</param>
    /// <returns>A PSCredential for a user name and password, else the token.</returns>
    /// <remarks>A copy: who disposes of it must not take it from those who are handed the same credential later.</remarks>
    public static object SecretOf(SessionCredential credential)
    {
        if (credential is null)
            throw new ArgumentNullException(nameof(credential));
        ConnectionMeans means = credential.Means;
        return means.Token is { } token ? Copy(token) : new PSCredential(means.Username, Copy(means.Password!));
    }

    /// <summary>What a filter can match.</summary>
    /// <param name="filter">The filter.</param>
    /// <exception cref="SessionCredentialException"><c>InvalidSecretName</c>.</exception>
    public static SecretFilter ReadFilter(string filter) => SecretFilter.Parse(filter);

    /// <summary>What Get-SecretInfo tells of what Find-EMRSessionTarget found.</summary>
    /// <param name="target">What was found.</param>
    /// <param name="settings">The vault's settings.</param>
    public static SecretEntry Describe(EmrSessionTarget target, VaultSettings settings) => SecretEntry.Of(target, settings);

    /// <summary>Finds out whether the vault can be used: who would sign, and where. Nothing is asked of EMR.</summary>
    /// <param name="parameters">The vault's parameters.</param>
    /// <returns>A line about what was found.</returns>
    /// <exception cref="SessionCredentialException">What is wrong, and how to mend it.</exception>
    public static string Check(IDictionary parameters)
    {
        VaultSettings settings = ReadSettings(parameters);
        using ISessionPool sessions = Engine.Instance.CreatePool();
        using IEmrSession session = sessions
            .OpenAsync(settings.ToIdentity(), settings.ToClientOptions(), CancellationToken.None).GetAwaiter().GetResult();
        ChosenRegion region = session.Region;
        return $"Region {region.SystemName} (from {region.Source}), credentials from {session.CredentialSource}.";
    }

    /// <summary>The refusal of what a vault that stores nothing cannot do.</summary>
    /// <param name="action">What was asked for: <c>set</c>, <c>removed</c>, …</param>
    /// <param name="name">The secret's name.</param>
    /// <param name="vault">The vault's name.</param>
    public static ErrorRecord Refuse(string action, string name, string vault) =>
        ErrorRecords.From(VaultErrors.NothingIsStored(action, name, vault), name);

    /// <summary>An error as the vault shows it: the module's own, out of what PowerShell wrapped around it.</summary>
    /// <param name="error">What was caught.</param>
    /// <param name="name">What it is about: a secret's name, a filter, or the vault's name.</param>
    /// <param name="vault">The vault's name.</param>
    public static ErrorRecord ErrorOf(ErrorRecord error, string name, string vault)
    {
        if (error is null)
            throw new ArgumentNullException(nameof(error));
        for (Exception? e = error.Exception; e is not null; e = e.InnerException)
        {
            if (e is SessionCredentialException failure)
                return ErrorRecords.From(VaultErrors.InVault(failure, vault), name);
        }

        return error;
    }

    // What is read-only stays so in a copy only if it is told to.
    private static SecureString Copy(SecureString secret)
    {
        SecureString copy = secret.Copy();
        copy.MakeReadOnly();
        return copy;
    }
}
