namespace EmrSessionCredentials.Vault;

/// <summary>The codes (<see cref="SessionCredentialException.ErrorCode"/>) of what can be wrong with the use of a vault.</summary>
public static class VaultErrorCodes
{
    /// <summary>A name that begins as one of this vault's and does not follow the grammar, which the advice shows.</summary>
    public const string InvalidSecretName = "InvalidSecretName";

    /// <summary>A name that begins with no kind of this vault's: nonsense, or a secret of another vault.</summary>
    public const string UnknownSecretKind = "UnknownSecretKind";

    /// <summary>The name of an endpoint says no role, and neither does its vault.</summary>
    public const string MissingRole = "MissingRole";

    /// <summary>A vault parameter that there is not, that is a secret, or that has a value it cannot have.</summary>
    public const string InvalidVaultParameter = "InvalidVaultParameter";

    /// <summary>Somebody wants to store, change or remove what is never stored.</summary>
    public const string NothingIsStored = "NothingIsStored";
}
