using System;
using System.Linq;

namespace EmrSessionCredentials.Settings;

/// <summary>
/// How a client retries and which variant of the endpoint it calls, read afresh for each call. AWSSDK reads these once
/// for the process, from AWS_PROFILE or the default profile only; in a PowerShell session both change.
/// </summary>
/// <param name="MaxAttempts">
/// How often a call is tried in all, 1 to 100; null where no setting says it.
/// </param>
/// <param name="UseDualStackEndpoint">Whether to call the endpoint that has IPv6, too.</param>
/// <param name="AppId">The application's id for the user agent, or null.</param>
/// <param name="UsesGlobalSts">
/// Whether AWS STS is called at its global endpoint (<c>sts_regional_endpoints</c>: legacy).
/// </param>
internal sealed record ClientSettings(
    int? MaxAttempts, bool UseFipsEndpoint, bool UseDualStackEndpoint, string? AppId, bool UsesGlobalSts)
{
    /// <summary>
    /// How often the AWS SDKs send a call at most, the first time included, unless another number is configured.
    /// </summary>
    internal const int DefaultAttempts = 3;

    /// <summary>Reads the environment and, after it, the active profile.</summary>
    /// <exception cref="SessionCredentialException"><c>InvalidSetting</c>, <c>InvalidCredentialsFile</c>.</exception>
    public static ClientSettings Read(ProfileStore store)
    {
        ProfileSection? profile = store.Active;
        ThrowIfNoRetryMode(profile);
        return new ClientSettings(
            SettingValue.Count("AWS_MAX_ATTEMPTS", "max_attempts", profile, Calls.ClientOptions.MaxAttemptsLimit),
            SettingValue.Flag("AWS_USE_FIPS_ENDPOINT", "use_fips_endpoint", profile) ?? false,
            SettingValue.Flag("AWS_USE_DUALSTACK_ENDPOINT", "use_dualstack_endpoint", profile) ?? false,
            ReadAppId(profile),
            ReadStsEndpoints(profile));
    }

    private static bool ReadStsEndpoints(ProfileSection? profile) =>
        SettingValue.Find("AWS_STS_REGIONAL_ENDPOINTS", "sts_regional_endpoints", profile) is (string value, string source)
        && (string.Equals(value, "legacy", StringComparison.OrdinalIgnoreCase)
            || (string.Equals(value, "regional", StringComparison.OrdinalIgnoreCase)
                ? false
                : throw IdentityErrors.InvalidSetting(value, source, "not regional or legacy")));

    // It is sent in the header User-Agent, and what cannot be sent becomes a hyphen, as the AWS CLI does it.
    private static string? ReadAppId(ProfileSection? profile) =>
        SettingValue.Find("AWS_SDK_UA_APP_ID", "sdk_ua_app_id", profile) is (string value, _)
            ? new string([.. value.Select(c => c is > ' ' and <= '~' and not '/' ? c : '-')])
            : null;

    // Standard whichever is named: AWSSDK.Core's adaptive mode does not send a call again that was throttled, and legacy
    // is a mode of the AWS CLI alone.
    private static void ThrowIfNoRetryMode(ProfileSection? profile)
    {
        if (SettingValue.Find("AWS_RETRY_MODE", "retry_mode", profile) is (string value, string source)
            && value.ToLowerInvariant() is not ("standard" or "adaptive" or "legacy"))
        {
            throw IdentityErrors.InvalidSetting(value, source, "not a retry mode: standard, adaptive or legacy");
        }
    }
}
