using System.Collections;
using EmrSessionCredentials.Vault;

namespace EmrSessionCredentials;

/// <summary>
/// What is worth keeping beside a secret, as <c>Set-Secret -Metadata</c> takes it: strings and DateTimes, nothing that
/// is null, and no secret.
/// </summary>
internal static class CredentialMetadata
{
    internal static Hashtable Of(SessionCredential credential)
    {
        SecretName name = SecretName.Of(credential.Request);
        Hashtable metadata = Of(name);
        metadata["SecretName"] = name.ToString();
        metadata[nameof(SessionCredential.Region)] = credential.Region;
        if (credential.RequestId is { } request)
            metadata[nameof(SessionCredential.RequestId)] = request;
        if (credential.ExpiresAt is { } expiry)
            metadata[nameof(SessionCredential.ExpiresAt)] = expiry;
        return metadata;
    }

    /// <summary>What a name tells by itself.</summary>
    internal static Hashtable Of(SecretName name)
    {
        Hashtable metadata = new() { ["Kind"] = name.Kind.ToString(), ["Target"] = name.Target };
        if (SessionKinds.Of(name.Kind).OwnerParameter is { } owner)
            metadata[owner] = name.Owner;
        if (name.ExecutionRoleArn is { } role)
            metadata[nameof(SecretName.ExecutionRoleArn)] = role;
        return metadata;
    }
}
