using System;
using System.Collections;
using System.Linq;
using EmrSessionCredentials.Calls;
using EmrSessionCredentials.Identity;

namespace EmrSessionCredentials.Targets;

/// <summary>Which ids to suggest.</summary>
/// <param name="Identity">Who asks, and where.</param>
/// <param name="Options">How calls are made.</param>
/// <param name="Kind">The kind of session that the ids are of, or belong to.</param>
/// <param name="IsOfOwner">
/// Whether the ids are of the owners of such sessions, for instance of virtual clusters.
/// </param>
/// <param name="OwnerId">
/// The cluster, virtual cluster or application they belong to, by id or ARN; null for all.
/// </param>
internal sealed record SuggestionQuery(
    IdentityOptions Identity, ClientOptions Options, SessionTargetKind Kind, bool IsOfOwner = false, string? OwnerId = null)
{
    /// <summary>
    /// What must be the same for the same ids to be suggested. No secret is in it but those of a credential object.
    /// </summary>
    internal object Key => new KeyRecord(
        this with
        {
            // The access key stands for its secrets.
            Identity = Identity with { SecretKey = null, SessionToken = null },
            Options = Options with { ProxyCredential = null },
        },
        Environment());

    /// <summary>The owner's id, also where its ARN was given: lists take ids only.</summary>
    internal string? ShortOwnerId => OwnerId?.Substring(OwnerId.LastIndexOf('/') + 1);

    /// <summary>Who asks may be said there as well, and can change from one moment to the next.</summary>
    private static string Environment() => string.Join("\n", System.Environment.GetEnvironmentVariables()
        .Cast<DictionaryEntry>()
        .Select(variable => (Name: (string)variable.Key, Value: variable.Value as string))
        .Where(variable => variable.Name.StartsWith("AWS_", StringComparison.OrdinalIgnoreCase) && !IsSecret(variable.Name))
        .OrderBy(variable => variable.Name, StringComparer.Ordinal)
        .Select(variable => $"{variable.Name}={variable.Value}"));

    private static bool IsSecret(string name) =>
        name.ToUpperInvariant().Split('_').Any(word => word is "SECRET" or "TOKEN");

    private sealed record KeyRecord(SuggestionQuery Query, string Environment);
}
