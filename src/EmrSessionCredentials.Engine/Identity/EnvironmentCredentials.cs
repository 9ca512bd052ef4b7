using Amazon.Runtime;

namespace EmrSessionCredentials.Identity;

/// <summary>
/// The keys in the environment, as they are at each use. AWSSDK's own provider does not know <c>AWS_SECURITY_TOKEN</c>, which
/// tools still set and botocore prefers.
/// </summary>
internal sealed class EnvironmentCredentials : AWSCredentials
{
    internal const string AccessKey = "AWS_ACCESS_KEY_ID";
    private const string SecretKey = "AWS_SECRET_ACCESS_KEY";

    /// <summary>Whether an access key is set.</summary>
    internal static bool IsSet => EnvironmentSetting.Get(AccessKey) is not null;

    /// <exception cref="SessionCredentialException"><c>IncompleteKeys</c>: the secret key is missing.</exception>
    public override ImmutableCredentials GetCredentials() =>
        EnvironmentSetting.Get(AccessKey) is not { } accessKey
            ? throw IdentityErrors.IncompleteKeys($"The environment variable {SecretKey}", AccessKey)
            : new ImmutableCredentials(
                accessKey,
                // The second name is one of the AWS SDK for .NET.
                EnvironmentSetting.Get(SecretKey) ?? EnvironmentSetting.Get("AWS_SECRET_KEY")
                    ?? throw IdentityErrors.IncompleteKeys($"The environment variable {AccessKey}", SecretKey),
                EnvironmentSetting.Get("AWS_SECURITY_TOKEN") ?? EnvironmentSetting.Get("AWS_SESSION_TOKEN"));
}
