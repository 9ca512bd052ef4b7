namespace EmrSessionCredentials.Vault;

/// <summary>The codes (<see cref="SessionCredentialException.ErrorCode"/>) of what can be wrong with the use of a vault.</summary>
public static class VaultErrorCodes
{
    /// <summary>A name that does not follow the grammar; the advice shows it.</summary>
    public const string InvalidSecretName = "InvalidSecretName";

    /// <summary>The name of an endpoint says no role, and neither does its vault.</summary>
    public const string MissingRole = "MissingRole";

    /// <summary>A vault parameter that there is not, that is a secret, or that has a value it cannot have.</summary>
    public const string InvalidVaultParameter = "InvalidVaultParameter";

    /// <summary>Somebody wants to store, change or remove what is never stored.</summary>
    public const string NothingIsStored = "NothingIsStored";
}
