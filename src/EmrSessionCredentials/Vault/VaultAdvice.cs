using EmrSessionCredentials.Identity;

namespace EmrSessionCredentials.Vault;

/// <summary>What somebody can do about a failure in a vault, where there are no cmdlet parameters.</summary>
/// <remarks>
/// A vault runs in a runspace of SecretManagement's, which has none of the caller's variables, and its parameters are
/// no place for keys: of all places to look in, profiles and the environment are left.
/// </remarks>
internal static class VaultAdvice
{
    /// <summary>The same failure with advice that can be followed in a vault.</summary>
    internal static SessionCredentialException For(SessionCredentialException failure, string vault)
    {
        string parameters = $"in the parameters of vault '{vault}'";
        string? advice = failure switch
        {
            { ErrorCode: IdentityErrorCodes.NoCredentials } =>
                $"{VaultErrors.Again}ProfileName {parameters}, or set AWS_PROFILE, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, "
                + "in the environment. A vault does not see what Set-AWSCredential stored in the shell.",
            { ErrorCode: IdentityErrorCodes.NoRegion } =>
                $"{VaultErrors.Again}Region {parameters}, or set AWS_REGION in the environment. A vault does not see what "
                + "Set-DefaultAWSRegion set in the shell.",
            { ErrorCode: IdentityErrorCodes.InvalidRegion } =>
                $"{VaultErrors.Again}a Region such as eu-central-1 {parameters}.",
            { ErrorCode: IdentityErrorCodes.MfaRequired } =>
                "Log in with the code elsewhere, and set the environment variables that 'aws configure export-credentials "
                + $"--profile <name> --format powershell' prints. {VaultErrors.Again}without ProfileName {parameters}.",
            { ErrorCode: "UnencryptedEndpoint" } =>
                $"Use https, or allow plain http if you control the network. {VaultErrors.Again}AllowUnencryptedEndpoint = $true {parameters}.",
            { ErrorCode: "HttpStatus407" } =>
                $"A vault keeps no password for a proxy. {VaultErrors.Again}another Proxy {parameters}.",
            { ErrorCode: "RequestTimeout" } =>
                $"{VaultErrors.Again}a longer TimeoutSec and RequestTimeoutSec {parameters}.",
            { ErrorCode: "NoConnectionHost" } =>
                "The service does not say where it is. Get the secret without as=connection, and give the host to the client.",
            { Kind: FailureKind.Throttled } =>
                $"Ask for fewer secrets at once, or keep them for longer. {VaultErrors.Again}MinimumValidity or MaxAttempts {parameters}.",
            { Kind: FailureKind.ServiceUnavailable, Call: not null } =>
                $"{VaultErrors.Again}more MaxAttempts {parameters}.",
            { Kind: FailureKind.AuthenticationFailed } =>
                $"{failure.Advice} Test-SecretVault {vault} -Verbose says who signs.".TrimStart(),
            _ => null,
        };
        return advice is null ? failure : failure.With(failure.Message, advice, failure.InnerException);
    }
}
