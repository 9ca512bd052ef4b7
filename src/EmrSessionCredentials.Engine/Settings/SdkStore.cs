using System;
using System.Collections.Generic;
using System.Globalization;
using Amazon.Runtime;
using Amazon.Runtime.CredentialManagement;

namespace EmrSessionCredentials.Settings;

/// <summary>
/// The encrypted store of AWSSDK and the Visual Studio toolkit, which exists on Windows alone. There it comes before
/// the files, because Set-AWSCredential -StoreAs writes to it.
/// </summary>
internal static class SdkStore
{
    internal const string Description = "the encrypted store of AWS.Tools";

    internal static IReadOnlyList<string> Names => Open()?.ListProfileNames() ?? [];

    internal static ProfileSection? Find(string name, ProfileStore profiles)
    {
        if (Open() is not { } store || !store.TryGetProfile(name, out CredentialProfile profile))
            return null;

        CredentialProfileOptions options = profile.Options;
        Dictionary<string, string> settings = new(StringComparer.OrdinalIgnoreCase);
        foreach ((string setting, string? value) in new (string, string?)[]
        {
            ("region", profile.Region?.SystemName),
            ("endpoint_url", profile.EndpointUrl),
            ("services", profile.Services),
            ("ignore_configured_endpoint_urls", profile.IgnoreConfiguredEndpointUrls?.ToString()),
            ("retry_mode", profile.RetryMode?.ToString()),
            ("max_attempts", profile.MaxAttempts?.ToString(CultureInfo.InvariantCulture)),
            ("use_fips_endpoint", profile.UseFIPSEndpoint?.ToString()),
            ("use_dualstack_endpoint", profile.UseDualstackEndpoint?.ToString()),
            ("ec2_metadata_service_endpoint", profile.EC2MetadataServiceEndpoint),
            ("ec2_metadata_service_endpoint_mode", profile.EC2MetadataServiceEndpointMode?.ToString()),
            ("aws_access_key_id", options.AccessKey),
            ("aws_secret_access_key", options.SecretKey),
            ("aws_session_token", options.Token),
            ("credential_process", options.CredentialProcess),
            ("credential_source", options.CredentialSource),
            ("external_id", options.ExternalID),
            ("login_session", options.LoginSession),
            ("mfa_serial", options.MfaSerial),
            ("role_arn", options.RoleArn),
            ("role_session_name", options.RoleSessionName),
            ("source_profile", options.SourceProfile),
            ("sso_account_id", options.SsoAccountId),
            ("sso_region", options.SsoRegion),
            ("sso_role_name", options.SsoRoleName),
            ("sso_session", options.SsoSession),
            ("sso_start_url", options.SsoStartUrl),
            ("web_identity_token_file", options.WebIdentityTokenFile),
        })
        {
            if (!string.IsNullOrWhiteSpace(value))
                settings[setting] = value!;
        }

        return new ProfileSection(profile.Name, $"profile '{profile.Name}' in {Description}", settings, [], profiles);
    }

    private static NetSDKCredentialsFile? Open()
    {
#if NET
        if (!OperatingSystem.IsWindows())
            return null;
#endif
        try
        {
            return new NetSDKCredentialsFile();
        }
        catch (AmazonClientException)
        {
            // It needs the user's Windows profile, which is not loaded for every service account.
            return null;
        }
    }
}
