namespace EmrSessionCredentials.Vault;

/// <summary>
/// The codes (<see cref="SessionCredentialException.ErrorCode"/>) of what can be wrong with the use of a vault.
/// </summary>
public static class VaultErrorCodes
{
    /// <summary>
    /// A name that begins as one of this vault's and does not follow the grammar, which the advice shows.
    /// </summary>
    public const string InvalidSecretName = "InvalidSecretName";

    /// <summary>A name that begins with no kind of this vault's: nonsense, or a secret of another vault.</summary>
    public const string UnknownSecretKind = "UnknownSecretKind";

    /// <summary>The name of an endpoint says no role, and neither does its vault.</summary>
    public const string MissingRole = "MissingRole";

    /// <summary>A vault parameter that does not exist, that is a secret, or that has an invalid value.</summary>
    public const string InvalidVaultParameter = "InvalidVaultParameter";

    /// <summary>A filter of Get-SecretInfo that is not a valid pattern.</summary>
    public const string InvalidSecretFilter = "InvalidSecretFilter";

    /// <summary>No cluster has the name that a secret's name gives.</summary>
    public const string SecretTargetNotFound = "SecretTargetNotFound";

    /// <summary>More than one cluster has the name that a secret's name gives.</summary>
    public const string SecretTargetAmbiguous = "SecretTargetAmbiguous";

    /// <summary>A request took longer than the vault allows.</summary>
    public const string VaultTimeout = "VaultTimeout";

    /// <summary>An attempt to unlock a vault, which has no lock.</summary>
    public const string NothingIsLocked = "NothingIsLocked";

    /// <summary>An attempt to store, change or remove a secret in a vault that stores none.</summary>
    public const string NothingIsStored = "NothingIsStored";
}
