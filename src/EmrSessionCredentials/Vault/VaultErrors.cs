using System.Collections.Generic;
using System.Linq;
using EmrSessionCredentials.Identity;

namespace EmrSessionCredentials.Vault;

/// <summary>The errors of the vault, in the words of somebody who knows Get-Secret and the vault's parameters only.</summary>
internal static class VaultErrors
{
    private const string Again = "Register it again: Register-EMRSecretVault -AllowClobber, with ";

    /// <summary>Refuses to store, change or remove a secret.</summary>
    /// <returns>The error to show.</returns>
    public static SessionCredentialException NothingIsStored(string action, string name, string vault) => new(
        FailureKind.NotSupported,
        VaultErrorCodes.NothingIsStored,
        $"'{SecretNameErrors.Printable(name)}' cannot be {action}: the vault '{vault}' stores nothing. Its secrets are session credentials, "
        + "which Amazon EMR issues when Get-Secret asks for them.",
        "To keep a secret, name a vault that stores secrets, with -Vault.");

    /// <summary>The same failure with advice that can be followed in a vault.</summary>
    /// <returns>The error to show; the one given where its own advice holds.</returns>
    /// <remarks>
    /// A vault runs in a runspace of SecretManagement's, which has none of the caller's variables, and its parameters are
    /// no place for keys: of all places to look in, profiles and the environment are left.
    /// </remarks>
    public static SessionCredentialException InVault(SessionCredentialException failure, string vault)
    {
        string? advice = failure.ErrorCode switch
        {
            IdentityErrorCodes.NoCredentials =>
                $"{Again}ProfileName in the parameters of vault '{vault}', or set AWS_PROFILE, or AWS_ACCESS_KEY_ID and "
                + "AWS_SECRET_ACCESS_KEY, in the environment. What Set-AWSCredential stored in the shell a vault does not see.",
            IdentityErrorCodes.NoRegion =>
                $"{Again}Region in the parameters of vault '{vault}', or set AWS_REGION in the environment.",
            IdentityErrorCodes.InvalidRegion => $"{Again}a Region such as eu-central-1 in the parameters of vault '{vault}'.",
            _ => null,
        };
        return advice is null
            ? failure
            : new SessionCredentialException(failure.Kind, failure.ErrorCode, failure.Message, advice);
    }

    internal static SessionCredentialException MissingRole(SecretName name) => new(
        FailureKind.InvalidParameter,
        VaultErrorCodes.MissingRole,
        $"'{SecretNameErrors.Printable(name.ToString())}' names no role, and a managed endpoint needs one.",
        $"Add ?role=<ARN> to the name, or ExecutionRoleArn to the vault's parameters. {SessionKinds.Grammar}");

    internal static SessionCredentialException InvalidParameters(IReadOnlyList<string> problems) => new(
        FailureKind.InvalidParameter,
        VaultErrorCodes.InvalidVaultParameter,
        $"The vault's parameters cannot be used: {string.Join("; ", problems)}.",
        $"{Again}any of {string.Join(", ", VaultSettings.Names)} in -VaultParameters. Secrets have no place there, for "
        + "SecretManagement keeps vault parameters readable.");
}
