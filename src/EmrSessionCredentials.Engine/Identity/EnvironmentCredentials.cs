using System;
using System.Globalization;
using Amazon.Runtime;
using EmrSessionCredentials.Input;
using EmrSessionCredentials.Settings;

namespace EmrSessionCredentials.Identity;

/// <summary>
/// The keys in the environment, as they are at each use. AWSSDK's own provider does not know <c>AWS_SECURITY_TOKEN</c>,
/// which tools still set and botocore prefers, nor <c>AWS_CREDENTIAL_EXPIRATION</c>, which <c>aws configure
/// export-credentials</c> writes.
/// </summary>
internal sealed class EnvironmentCredentials(TimeProvider? clock = null) : AWSCredentials
{
    internal const string AccessKey = "AWS_ACCESS_KEY_ID";
    internal const string SecretKey = "AWS_SECRET_ACCESS_KEY";
    private const string ExpirationName = "AWS_CREDENTIAL_EXPIRATION";

    /// <summary>Whether an access key is set. A secret key alone is not used, as by the AWS CLI.</summary>
    internal static bool IsSet => EnvironmentSetting.Get(AccessKey) is not null;

    /// <summary>Whether a secret key is set.</summary>
    internal static bool HasSecretKey => EnvironmentSetting.Get(SecretKey) is not null;

    /// <summary>Until when the keys can be used, in UTC, where the environment says it.</summary>
    /// <exception cref="SessionCredentialException"><c>InvalidSetting</c>.</exception>
    public override DateTime? Expiration
    {
        get => EnvironmentSetting.Get(ExpirationName) is not { } text
            ? null
            : Moment.Find(text) is { } moment ? moment
            // One without a time zone is in UTC.
            : DateTimeOffset.TryParse(
                text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset expiry)
                ? expiry.UtcDateTime
                : throw IdentityErrors.InvalidSetting(
                    text, $"the environment variable {ExpirationName}", "not a date and time");
        set => throw new NotSupportedException();
    }

    /// <exception cref="SessionCredentialException">
    /// <c>IncompleteKeys</c>: one of the two is missing. <c>NoCredentials</c>: both are. <c>InvalidKeys</c>, <c>ExpiredKeys</c>,
    /// <c>InvalidSetting</c>.
    /// </exception>
    public override ImmutableCredentials GetCredentials()
    {
        ImmutableCredentials keys = Keys();
        return Expiration is { } expiry && expiry <= (clock ?? TimeProvider.System).GetUtcNow().UtcDateTime
            ? throw IdentityErrors.Configuration(
                IdentityErrorCodes.ExpiredKeys,
                $"The keys in the environment variable {AccessKey} have expired ({ExpirationName}).",
                "Set new keys, or remove the variables.",
                ExpirationName)
            : keys;
    }

    private static ImmutableCredentials Keys() => new(
        Find("access key", AccessKey)
            ?? throw (HasSecretKey
                ? IdentityErrors.IncompleteKeys($"The environment variable {SecretKey}", AccessKey, AccessKey)
                : Removed()),
        // The second name is one of the AWS SDK for .NET.
        Find("secret key", SecretKey, "AWS_SECRET_KEY")
            ?? throw IdentityErrors.IncompleteKeys($"The environment variable {AccessKey}", SecretKey, SecretKey),
        Find("session token", "AWS_SECURITY_TOKEN", "AWS_SESSION_TOKEN"));

    // The environment is a source only where it has keys.
    private static SessionCredentialException Removed() => new(
        FailureKind.NotConfigured,
        IdentityErrorCodes.NoCredentials,
        $"The keys ({AccessKey}, {SecretKey}) were removed from the environment while the command ran.",
        "Keep them set until the command has ended.")
    {
        Setting = AccessKey,
    };

    // Checked here, where the variable is known that a value comes from. Not a query: it is read for every call.
    private static string? Find(string name, string variable, string? alternative = null) =>
        EnvironmentSetting.Get(variable) is { } value ? SigningKeys.Check(value, name, $"environment variable {variable}")
        : alternative is null ? null
        : Find(name, alternative);
}
