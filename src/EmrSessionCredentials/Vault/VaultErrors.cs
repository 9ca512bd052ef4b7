using System;
using System.Collections.Generic;
using System.Linq;

namespace EmrSessionCredentials.Vault;

/// <summary>
/// The errors of the vault, in the words of somebody who knows Get-Secret and the vault's parameters only.
/// </summary>
internal static class VaultErrors
{
    internal const string Again = "Register the vault again with Register-EMRSecretVault -AllowClobber and ";

    private const string NoSecrets = "Secrets are refused, because SecretManagement keeps vault parameters readable.";

    /// <summary>Refuses to store, change or remove a secret.</summary>
    internal static SessionCredentialException NothingIsStored(string action, string name, string vault) => new(
        FailureKind.NotSupported,
        VaultErrorCodes.NothingIsStored,
        $"'{LineText.Of(name, LineText.OwnName)}' cannot be {action}: the vault '{vault}' stores nothing. Its secrets are session credentials, "
        + "which Amazon EMR issues when Get-Secret asks for them.",
        "To keep a secret, name a vault that stores secrets, with -Vault.");

    internal static SessionCredentialException NothingIsLocked(string vault) => new(
        FailureKind.NotSupported,
        VaultErrorCodes.NothingIsLocked,
        $"The vault '{vault}' has no password and cannot be unlocked.",
        "An SSO login that has expired is renewed with 'aws sso login'.");

    internal static SessionCredentialException MissingRole(SecretName name) => new(
        FailureKind.InvalidParameter,
        VaultErrorCodes.MissingRole,
        $"'{LineText.Of(name.ToString(), LineText.OwnName)}' names no role, and a managed endpoint needs one.",
        $"Add ?role=<ARN> to the name, or ExecutionRoleArn to the vault's parameters. {SessionKinds.Grammar}");

    internal static SessionCredentialException InvalidParameters(IReadOnlyList<string> problems) => new(
        FailureKind.InvalidParameter,
        VaultErrorCodes.InvalidVaultParameter,
        $"The vault's parameters cannot be used: {string.Join("; ", problems)}.",
        $"{Again}any of {string.Join(", ", VaultSettings.Names)} in -VaultParameters. {NoSecrets}");

    /// <summary>The same for somebody who is registering the vault.</summary>
    internal static SessionCredentialException AtRegistration(SessionCredentialException failure) => failure.With(
        failure.Message, $"Correct -VaultParameters. It can have {string.Join(", ", VaultSettings.Names)}. {NoSecrets}", failure.InnerException);

    internal static SessionCredentialException VaultExists(string name) => new(
        FailureKind.InvalidParameter,
        "RegisterSecretVaultInvalidVaultName",
        $"There is already a vault '{name}'.",
        "Give another name, or replace the vault with -AllowClobber.");

    internal static SessionCredentialException InvalidFilter(string filter) => new(
        FailureKind.InvalidParameter,
        VaultErrorCodes.InvalidSecretFilter,
        $"'{LineText.Of(filter, LineText.OwnName)}' is not a valid pattern: a bracket is not closed, or nothing follows a backtick.",
        "Write a pattern such as cluster/*, or a bracket itself as %5B.");

    internal static SessionCredentialException TargetNotFound(string name) => new(
        FailureKind.NotFound,
        VaultErrorCodes.SecretTargetNotFound,
        $"There is no cluster '{LineText.Of(name, LineText.OwnName)}' that is running or waiting.",
        "Get-SecretInfo 'cluster/*' lists the clusters that there are.");

    internal static SessionCredentialException TargetAmbiguous(string name, IEnumerable<EmrSessionTarget> matches) => new(
        FailureKind.InvalidParameter,
        VaultErrorCodes.SecretTargetAmbiguous,
        $"More than one cluster has the name '{LineText.Of(name, LineText.OwnName)}': {string.Join(", ", matches.Select(match => LineText.Of(match.Identifier)))}.",
        "Give the id of one of them.");

    internal static SessionCredentialException TimedOut(TimeSpan limit) => new(
        FailureKind.Timeout,
        VaultErrorCodes.VaultTimeout,
        $"The request did not end within {limit.TotalSeconds:0} seconds.",
        $"{Again}{nameof(VaultSettings.RequestTimeoutSec)} in the parameters of the vault, if it needs more time.");
}
