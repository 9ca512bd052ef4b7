using System.Collections;

namespace EmrSessionCredentials.Vault;

/// <summary>What Get-SecretInfo tells of one secret. To tell it, none is issued.</summary>
/// <param name="Name">The name that Get-Secret takes.</param>
/// <param name="Path">The name without what comes after a question mark.</param>
/// <param name="Type">
/// What Get-Secret returns, by SecretManagement's name: <c>PSCredential</c>, <c>SecureString</c> or <c>Hashtable</c>.
/// </param>
/// <param name="Metadata">Strings and DateTimes, nothing that is null.</param>
public sealed record SecretEntry(string Name, string Path, string Type, Hashtable Metadata)
{
    /// <summary>Tells of a name what it says itself.</summary>
    /// <returns>An entry, whether there is such a cluster, endpoint or session or not.</returns>
    internal static SecretEntry Of(SecretName name)
    {
        string path = (name with { ExecutionRoleArn = null, DurationInSecond = null, IsConnection = false }).ToString();
        // A cluster may give a session a user name and password alone; that shows when it is requested.
        string type = name.IsConnection ? nameof(Hashtable) : SessionKinds.Of(name.Kind).SecretType;
        return new SecretEntry(name.ToString(), path, type, CredentialMetadata.Of(name));
    }

    /// <summary>Tells of something that was found in the account.</summary>
    /// <returns>An entry whose name Get-Secret takes as it is, where a role is known.</returns>
    public static SecretEntry Of(EmrSessionTarget target, VaultSettings settings)
    {
        // As in a pipeline: an endpoint's own role is asked for without another one. A vault with a role needs none
        // here.
        ManagedEndpointTarget? endpoint = target as ManagedEndpointTarget;
        SecretEntry entry = Of(new SecretName
        {
            Kind = target.Kind,
            Owner = target.OwnerId,
            Target = target.Identifier,
            ExecutionRoleArn = settings.ExecutionRoleArn is null ? endpoint?.ExecutionRoleArn : null,
        });
        foreach ((string key, string? value) in new[]
        {
            (nameof(target.Name), target.Name), (nameof(target.State), target.State), (nameof(target.Region), target.Region),
            (nameof(target.ReleaseLabel), target.ReleaseLabel), (nameof(endpoint.EndpointType), endpoint?.EndpointType),
        })
        {
            if (value is not null)
                entry.Metadata[key] = value;
        }

        if (target.CreatedAt is { } created)
            entry.Metadata[nameof(target.CreatedAt)] = created;
        return entry;
    }
}
