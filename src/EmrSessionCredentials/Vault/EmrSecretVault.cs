using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Security;
using EmrSessionCredentials.Connections;
using EmrSessionCredentials.Output;
using EmrSessionCredentials.Errors;
using EmrSessionCredentials.Pipeline;

namespace EmrSessionCredentials.Vault;

/// <summary>
/// What the vault's script (EmrSessionCredentials.Extension) needs of the module. Not meant for other scripts.
/// </summary>
public static class EmrSecretVault
{
    // SecretManagement adds it to the parameters that a vault was registered with, and lets nobody register it.
    private const string Reserved = "Verbose";

    private static readonly Lazy<VaultRequests> Requests = new(
        () => new VaultRequests(Engine.Instance, TimeProvider.System));

    /// <summary>Requests a secret.</summary>
    /// <param name="function">The function that is called; messages go to its streams.</param>
    /// <param name="name">The secret's name.</param>
    /// <param name="vault">The vault's name.</param>
    /// <param name="parameters">The vault's parameters.</param>
    /// <returns>
    /// A PSCredential for a user name and password, else the token; or a Hashtable for a connection. A copy: who
    /// disposes of it must not take it from those who get the same credential later.
    /// </returns>
    /// <exception cref="SessionCredentialException">
    /// The name or a parameter is wrong, or the request failed.
    /// </exception>
    public static object GetSecret(PSCmdlet function, string name, string vault, IDictionary parameters) =>
        Write(function, vault, messages => Requests.Value.Get(SecretName.Parse(name), ReadCallSettings(parameters), messages)) switch
        {
            EmrConnection connection => TableOf(connection),
            object credential => SecretOf(((SessionCredential)credential).Means),
        };

    /// <summary>Lists what a filter matches. No credential is issued.</summary>
    /// <param name="function">The function that is called; messages go to its streams.</param>
    /// <param name="filter">A pattern or a name; nothing is <c>*</c>.</param>
    /// <param name="vault">The vault's name.</param>
    /// <param name="parameters">The vault's parameters.</param>
    /// <exception cref="SessionCredentialException">
    /// The filter or a parameter is wrong, or nothing could be listed.
    /// </exception>
    public static IEnumerable<SecretEntry> List(PSCmdlet function, string filter, string vault, IDictionary parameters)
    {
        SecretFilter read = SecretFilter.Parse(filter);
        if (read.Exact is { } exact)
        {
            VaultRequests.Complete(exact, ReadSettings(parameters));
            return [SecretEntry.Of(exact)];
        }

        if (read.Kinds.Count == 0)
            return [];
        Func<string, bool> isWanted = Matcher(filter);
        IReadOnlyList<SecretEntry> found =
            Write(function, vault, messages => Requests.Value.List(read.Kinds, ReadCallSettings(parameters), messages));
        return found.Where(entry => isWanted(entry.Path) || isWanted(entry.Name));
    }

    /// <summary>Finds out whether the vault can be used: who would sign, and where. Nothing is asked of EMR.</summary>
    /// <param name="parameters">The vault's parameters.</param>
    /// <returns>A line about what was found.</returns>
    /// <exception cref="SessionCredentialException">What is wrong, and what to do about it.</exception>
    public static string Check(IDictionary parameters) => Requests.Value.Check(ReadSettings(parameters));

    /// <summary>The refusal of what a vault that stores nothing cannot do.</summary>
    /// <param name="action">What was asked for: <c>set</c>, <c>removed</c>, …</param>
    /// <param name="name">The secret's name.</param>
    /// <param name="vault">The vault's name.</param>
    public static ErrorRecord Refuse(string action, string name, string vault) =>
        ErrorRecords.From(VaultErrors.NothingIsStored(action, name, vault), name);

    /// <summary>The refusal to unlock a vault that has no lock.</summary>
    /// <param name="vault">The vault's name.</param>
    public static ErrorRecord RefuseToUnlock(string vault) =>
        ErrorRecords.From(VaultErrors.NothingIsLocked(vault), vault);

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
                return ErrorRecords.From(VaultAdvice.For(failure, vault), name, parameters: "");
        }

        return error;
    }

    /// <summary>Whether an error is about a name that another vault may have.</summary>
    /// <param name="error">The error.</param>
    public static bool IsAboutName(ErrorRecord error) =>
        error?.Exception is SessionCredentialException { ErrorCode: VaultErrorCodes.UnknownSecretKind
            or VaultErrorCodes.InvalidSecretName or VaultErrorCodes.MissingRole };

    /// <summary>The vault's settings.</summary>
    /// <exception cref="SessionCredentialException"><c>InvalidVaultParameter</c>.</exception>
    internal static VaultSettings ReadSettings(IDictionary parameters)
    {
        Hashtable unwrapped = new(StringComparer.Ordinal);
        foreach (DictionaryEntry entry in parameters)
        {
            if (!string.Equals(entry.Key as string, Reserved, StringComparison.OrdinalIgnoreCase))
                unwrapped.Add(entry.Key, entry.Value is PSObject wrapped ? wrapped.BaseObject : entry.Value);
        }

        return VaultSettings.Read(unwrapped);
    }

    // For what calls AWS.
    private static VaultSettings ReadCallSettings(IDictionary parameters)
    {
        VaultSettings settings = ReadSettings(parameters);
        FirstCall.Prepare(settings.EndpointUrl);
        return settings;
    }

    private static T Write<T>(PSCmdlet function, string vault, Func<VaultMessages, T> request)
    {
        VaultMessages messages = new();
        try
        {
            return request(messages);
        }
        catch (SessionCredentialException e)
        {
            messages.Verbose(e.Call);
            throw;
        }
        finally
        {
            messages.WriteTo(function, vault);
        }
    }

    private static Func<string, bool> Matcher(string filter)
    {
        WildcardPattern pattern = new(string.IsNullOrEmpty(filter) ? "*" : filter, WildcardOptions.IgnoreCase);
        try
        {
            pattern.IsMatch("");
            return pattern.IsMatch;
        }
        catch (WildcardPatternException)
        {
            throw VaultErrors.InvalidFilter(filter);
        }
    }

    private static object SecretOf(ConnectionMeans means) =>
        means.Token is { } token ? Copy(token) : new PSCredential(means.Username, Copy(means.Password!));

    private static Hashtable TableOf(EmrConnection connection)
    {
        Hashtable table = new(StringComparer.OrdinalIgnoreCase)
        {
            ["Endpoint"] = connection.Uri,
            ["Headers"] = ConnectionTables.Table(connection.RevealHeaders()),
        };
        if (ConnectionForms.HasEnvironment(connection.Kind))
            table["Environment"] = ConnectionTables.Environment(connection);
        if (connection.ExpiresAt is { } expiry)
            table["ExpiresAt"] = expiry;
        return table;
    }

    // What is read-only stays so in a copy only if it is told to.
    private static SecureString Copy(SecureString secret)
    {
        SecureString copy = secret.Copy();
        copy.MakeReadOnly();
        return copy;
    }
}
