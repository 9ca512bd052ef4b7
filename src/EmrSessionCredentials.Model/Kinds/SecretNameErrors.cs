using System.Linq;

namespace EmrSessionCredentials.Vault;

/// <summary>What is wrong with the name of a secret.</summary>
internal static class SecretNameErrors
{
    internal static SessionCredentialException InvalidName(string name, string why) => new(
        FailureKind.InvalidParameter,
        VaultErrorCodes.InvalidSecretName,
        $"'{Printable(name)}' is not a valid name of a session credential: {Printable(why)}.",
        SessionKinds.Grammar);

    internal static SessionCredentialException UnknownKind(string name) => new(
        FailureKind.NotFound,
        VaultErrorCodes.UnknownSecretKind,
        $"'{Printable(name)}' is not the name of a session credential: it begins with none of "
        + string.Join(", ", SessionKinds.All.Select(kind => kind.Word + "/")) + ".",
        SessionKinds.Grammar);

    /// <summary>A name as it can stand in a line.</summary>
    internal static string Printable(string name) =>
        new([.. name.Select(c => char.IsControl(c) ? '\uFFFD' : c).Take(300)]);
}
