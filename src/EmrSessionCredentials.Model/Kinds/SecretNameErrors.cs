using System.Linq;

namespace EmrSessionCredentials.Vault;

/// <summary>What is wrong with the name of a secret.</summary>
internal static class SecretNameErrors
{
    internal static SessionCredentialException InvalidName(string name, string why) => new(
        FailureKind.InvalidParameter,
        VaultErrorCodes.InvalidSecretName,
        $"'{LineText.Of(name, LineText.OwnName)}' is not a valid name of a session credential: {LineText.Of(why, LineText.OwnName)}.",
        SessionKinds.Grammar);

    internal static SessionCredentialException UnknownKind(string name) => new(
        FailureKind.NotFound,
        VaultErrorCodes.UnknownSecretKind,
        $"'{LineText.Of(name, LineText.OwnName)}' is not the name of a session credential: it begins with none of "
        + string.Join(", ", SessionKinds.All.Select(kind => kind.Word + "/")) + ".",
        SessionKinds.Grammar);
}
